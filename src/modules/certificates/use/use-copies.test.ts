import { beforeEach, describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Actor, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type AnyOperation, type Download, execute } from '../../../platform/operations.ts'
import { pdfPages } from '../../../platform/pdf/fixtures.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { describeOfficer, getDirectory, mayDo } from '../../organisation/index.ts'
import { registerSubject, type Subject, toIdentityNumber } from '../../subjects/index.ts'
import { insertHolderCertificates } from '../certificate-store.ts'
import { prepareCertificate } from '../prepare-certificate.ts'
import type { CopyVerificationReply, OwnCertificateReply, UseCopyListReply, UseCopyReply, WalletReply } from './contract.ts'
import { countUses } from './count-uses.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { listUseCopies, makeUseCopy, openUseCopy, revokeUseCopy, verifyUseCopy } from './make-use-copy.ts'
import { readOwnCertificate, readWallet } from './read-wallet.ts'
import { usePart } from './record-use.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')
const asCitizen = ({ id, name }: Subject): Actor => ({ kind: 'citizen', accountId: platform.ids.next(), principalId: id, name, roles: ['citizen'], region: undefined })

async function anOfficer(region: string, role: string): Promise<Actor> {
  const [row] = await platform.db.query<{ id: string }>(sql`select id from organisation.officer where region = ${region} and ${role} = any(roles) order by id limit 1`)
  return { kind: 'staff', accountId: platform.ids.next(), principalId: row!.id, ...(await describeOfficer(platform, row!.id)) }
}

async function ask<T>(operation: AnyOperation, actor: Actor, request: { params?: unknown; query?: unknown; body?: unknown; idempotencyKey?: string } = {}): Promise<T> {
  return (await execute(platform, mayDo, operation, { actor, requestId: 'r', query: {}, ...request })).body as T
}
const refusalOf = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(() => { throw new Error('expected a refusal') }, (error: unknown) => { if (error instanceof Refusal) return error; throw error })

/** Issues a certificate on the day of the tests, 2026-03-02. */
async function issue(holder: Subject, { name = '食品经营许可证', validity = '5年' }: { name?: string; validity?: string } = {}): Promise<string> {
  const { authority } = (await getDirectory(platform)).authorityOf('379902', '市场监督管理局')
  const prepared = await prepareCertificate(system(), { region: '379902', applicationNumber: '3799022603020000011', certificateName: name, authority, holder, content: [{ label: '经营项目', value: '散装食品销售' }], issuedOn: '2026-03-02', validity })
  await commit(system(), { region: '379902', guard: sql`select 1`, parts: [prepared.part], answer: null })
  const { authority: { name: issuingAuthority } } = { authority }
  await insertHolderCertificates(platform.db, [{ holderId: holder.id, identifier: prepared.identifier, region: '379902', name, number: prepared.number, issuingAuthority, state: 'valid', issuedOn: '2026-03-02', validUntil: validity === '5年' ? '2031-03-01' : validity === '30日' ? '2026-03-31' : null }])
  return prepared.identifier
}

let person: Subject
let me: Actor
let identifier: string
beforeEach(async () => {
  person = await registerSubject(system(), aPerson())
  me = asCitizen(person)
  identifier = await issue(person)
})
const aStranger = async () => asCitizen(await registerSubject(system(), aPerson({ name: '旁观者', identityNumber: toIdentityNumber({ region: '379902', birthDate: '1991-04-08', sequence: 77 }) })))

const BODY = { usedByUnit: '云湖农商银行', purpose: '开立对公账户', validUntil: '2026-04-01' }
const make = (body: Partial<typeof BODY> = {}, actor = me): Promise<UseCopyReply> => ask(makeUseCopy, actor, { params: { identifier }, body: { ...BODY, ...body } })
const verify = (copy: string): Promise<CopyVerificationReply> => ask(verifyUseCopy, { ...me, kind: 'anonymous', roles: ['anonymous'] }, { params: { copy } })

describe('certificates.makeUseCopy', () => {
  test('a copy says for whom, for what and until when: on its page, and to whoever verifies it', async () => {
    const { copy } = await make()
    const file = await ask<Download>(openUseCopy, me, { params: { copy } })
    const [text] = await pdfPages(file.content as Uint8Array)
    const words = text!.replaceAll(/\s/g, '')
    for (const part of ['食品经营许可证', '仅限云湖农商银行用于开立对公账户', '扫码核验加注件']) expect(words).toContain(part)
    expect(await verify(copy)).toMatchObject({ state: 'valid', holderMasked: '甄*来', usedByUnit: '云湖农商银行', purpose: '开立对公账户', validUntil: '2026-04-01', certificateName: '食品经营许可证' })
  })

  test('its holder may end it, once; then it opens no more and whoever verifies it is told', async () => {
    const { copy } = await make()
    expect(await ask<UseCopyReply>(revokeUseCopy, me, { params: { copy } })).toMatchObject({ state: 'revoked', allowedActions: [{ verb: 'revoke', allowed: false }] })
    expect(await verify(copy)).toMatchObject({ state: 'revoked', conclusion: '持证人已作废这份加注件，请勿采信。' })
    expect(await refusalOf(ask(openUseCopy, me, { params: { copy } }))).toMatchObject({ code: 'certificates.copy_not_valid' })
    expect(await refusalOf(ask(revokeUseCopy, me, { params: { copy } }))).toMatchObject({ status: 409, code: 'certificates.copy_revoked' })
  })

  test('it ends with its day and with its certificate', async () => {
    const { copy } = await make()
    await platform.db.query(sql`update certificates.certificate set state = 'revoked' where region = '379902' and identifier = ${identifier}`)
    expect(await verify(copy)).toMatchObject({ state: 'certificateNotValid' })
    platform.clock.moveTo(new Date('2026-04-02T01:00:00Z'))
    expect(await verify(copy)).toMatchObject({ state: 'expired' })
    expect(await refusalOf(make({ validUntil: '2026-05-01' }))).toMatchObject({ status: 409, code: 'certificates.not_valid' })
  })

  test('it cannot last longer than the region allows, than its certificate, or have ended already', async () => {
    for (const validUntil of ['2026-03-01', '2026-08-30']) {
      expect((await refusalOf(make({ validUntil }))).errors).toEqual([{ pointer: '/validUntil', message: '有效期请填 2026-03-02 到 2026-08-29 之间的日期。' }])
    }
    identifier = await issue(person, { name: '健康证明', validity: '30日' })
    expect((await refusalOf(make({ validUntil: '2026-04-01' }))).errors![0]!.message).toContain('到 2026-03-31 之间')
  })

  test('what the font cannot print is refused by name, and empty words are no words', async () => {
    expect((await refusalOf(make({ usedByUnit: '云湖\u{20021}银行' }))).detail).toContain('「\u{20021}」')
    expect(await refusalOf(make({ purpose: '　　' }))).toMatchObject({ status: 422 })
  })

  test('a stranger can neither make, list, open nor end one, and guessing finds nothing', async () => {
    const stranger = await aStranger()
    const { copy } = await make()
    for (const attempt of [
      () => make({}, stranger), () => ask(listUseCopies, stranger, { params: { identifier } }), () => ask(openUseCopy, stranger, { params: { copy } }),
      () => ask(revokeUseCopy, stranger, { params: { copy } }), () => ask(readOwnCertificate, stranger, { params: { identifier } }), () => ask(readWallet, stranger, { query: { holder: person.id } }),
      () => verify(`${copy.slice(0, -2)}AA`), () => verify('x'),
    ]) expect((await refusalOf(attempt())).status, attempt.toString()).toBe(404)
  })

  test('the same request sent twice makes one copy', async () => {
    const twice = () => ask<UseCopyReply>(makeUseCopy, me, { params: { identifier }, body: BODY, idempotencyKey: 'copy-1' })
    expect((await twice()).copy).toBe((await twice()).copy)
    const { rows } = await ask<UseCopyListReply>(listUseCopies, me, { params: { identifier } })
    expect(rows).toHaveLength(1)
  })
})

describe('the wallet', () => {
  test('begins with what ends soon; of an enterprise for whoever represents it', async () => {
    await issue(person, { name: '健康证明', validity: '30日' })
    const wallet = await ask<WalletReply>(readWallet, me)
    expect(wallet).toMatchObject({ holder: { name: '甄新来' }, soon: [{ name: '健康证明', daysLeft: 29 }], groups: [{ name: '食品经营许可证', cards: [{ daysLeft: null }] }], over: [] })
    const shop = await registerSubject(system(), anEnterprise({ legalRepresentativeId: person.id }))
    await issue(shop)
    expect(await ask<WalletReply>(readWallet, me, { query: { holder: shop.id } })).toMatchObject({ holder: { name: shop.name, kind: 'enterprise' }, groups: [{ cards: [{ state: 'valid' }] }] })
  })

  test('a card tells what it says, until when a copy may be made, and who used it', async () => {
    await make()
    const clerk = await anOfficer('379902', 'windowClerk')
    await commit(platform.as(clerk), { region: '379902', guard: sql`select 1`, answer: null, parts: [usePart(platform.as(clerk), [aUse()])] })
    const card = await ask<OwnCertificateReply>(readOwnCertificate, me, { params: { identifier } })
    expect(card).toMatchObject({ state: 'valid', copyUntil: '2026-08-29', content: [{ label: '经营项目' }] })
    expect(card.uses.map(({ wayName, office, purpose, usedByName }) => [wayName, office, purpose, usedByName])).toEqual([
      ['免提交调用', '澄湖区政务服务大厅', '办理「食品经营许可」', clerk.name], ['加注件', '云湖农商银行', '开立对公账户', '甄新来'],
    ])
  })
})

const aUse = () => ({
  region: '379902', identifier, typeCode: '113799000040000167001', certificateName: '食品经营许可证', holderId: person.id, way: 'waiver' as const,
  purpose: '办理「食品经营许可」', itemCode: 'food-business-licence', applicationNumber: '3799022603020000011', office: '澄湖区政务服务大厅',
})

describe('certificates.countUses', () => {
  interface Counts { total: number; from: string; until: string; rows: { month: string; certificateName: string; waivers: number; copies: number; total: number; regionName: string }[] }

  test('counts by kind, month and way, for one\'s own region and for the city', async () => {
    await make()
    const clerk = await anOfficer('379902', 'windowClerk')
    const ctx = platform.as(clerk)
    await commit(ctx, { region: '379902', guard: sql`select 1`, answer: null, parts: [usePart(ctx, [aUse(), { ...aUse(), certificateName: '身份证', typeCode: '113799000040000167002' }])] })
    await commit(ctx, { region: '379902', guard: sql`select 1 where false`, answer: null, parts: [usePart(ctx, [aUse()])] })
    const counts = await ask<Counts>(countUses, await anOfficer('379902', 'supervisor'))
    expect(counts).toMatchObject({ total: 3, from: '2026-01-01', until: '2026-03-02' })
    expect(counts.rows.reduce((sum, { waivers }) => sum + waivers, 0)).toBe(2)
    expect(await ask<Counts>(countUses, await anOfficer('379900', 'supervisor'))).toMatchObject({ total: 3 })
    expect(await ask<Counts>(countUses, await anOfficer('379903', 'supervisor'))).toMatchObject({ total: 0 })
    expect(await ask<Counts>(countUses, await anOfficer('379902', 'supervisor'), { query: { from: '2026-02-01', until: '2026-02-28' } })).toMatchObject({ total: 0, rows: [] })
  })

  test('as a table it says its period and how it was counted', async () => {
    await make()
    const file = await ask<Download>(countUses.csv!, await anOfficer('379902', 'supervisor'))
    const text = Buffer.from(file.content as Uint8Array).toString()
    expect(text).toMatch(/^\ufeff月份,地区,.*\r\n2026-03,澄湖区,/)
    expect(text).toContain('用证次数 = 免提交调用次数 + 加注件出具次数')
  })

  test('nobody changes or deletes what was used', async () => {
    await make()
    for (const verb of ['update certificates.certificate_use set purpose = \'x\'', 'delete from certificates.certificate_use', 'delete from certificates.use_copy', 'update certificates.use_copy set purpose = \'x\'']) {
      await expect(platform.db.transaction((db) => db.query({ text: verb, values: [] })), verb).rejects.toThrow(/permission denied/)
    }
  })
})
