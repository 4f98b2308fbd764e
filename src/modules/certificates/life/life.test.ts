import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../../platform/context.ts'
import { rawSql, sql } from '../../../platform/db/sql.ts'
import type { AnnouncedEvent } from '../../../platform/jobs/jobs.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { describeOfficer, getDirectory, mayDo } from '../../organisation/index.ts'
import { registerSubject, type Subject, toIdentityNumber } from '../../subjects/index.ts'
import { findCertificate } from '../find-certificate.ts'
import { listHeldCertificates } from '../held-certificates.ts'
import { onCertificateIssued } from '../on-certificate-issued.ts'
import { prepareCertificate } from '../prepare-certificate.ts'
import { readCertificate } from '../read-certificate.ts'
import { verifyCertificate } from '../verify-certificate.ts'
import { expireCertificates } from './expire-certificates.ts'
import { lifeOperations } from './life-operations.ts'
import { listIssued } from './list-issued.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')
const TODAY = '2026-03-02'
const why = { reason: '执法检查发现严重违法', basis: '《中华人民共和国食品安全法》第一百二十四条' }

const aHolder = (name = '甄新来', sequence = 451): Promise<Subject> =>
  registerSubject(system(), { kind: 'person', name, identityNumber: toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence }), region: '379902' })

/** Issued as an application would, and in its holder's list. */
async function issue(holder: Subject, more: { validity?: string; issuedOn?: string } = {}): Promise<string> {
  const { authority } = (await getDirectory(platform)).authorityOf('379902', '市场监督管理局')
  const prepared = await prepareCertificate(system(), {
    region: '379902', applicationNumber: '3799022603020000011', certificateName: '食品经营许可证', authority, holder, content: [{ label: '经营项目', value: '散装食品销售' }], issuedOn: '2026-03-02', validity: '5年', ...more,
  })
  await commit(system(), { region: '379902', guard: rawSql('select 1'), parts: [prepared.part], announcements: [prepared.announcement], answer: null })
  await tell()
  return prepared.identifier
}

/** What was announced reaches its reader. */
async function tell(): Promise<void> {
  const events = await platform.db.query<AnnouncedEvent>(sql`select id, region, type, payload, at::text from platform.outbox where type like 'certificates.%' order by id`)
  if (events.length > 0) await onCertificateIssued.run(system(), events)
}

async function anOfficer(login: string): Promise<Actor> {
  const [row] = await platform.db.query<{ id: string; principal: string }>(sql`select id, principal_id as principal from platform.account where login = ${login}`)
  return { kind: 'staff', accountId: row!.id, principalId: row!.principal, ...(await describeOfficer(platform, row!.principal)) }
}

const ask = async <T = Record<string, unknown>>(operation: AnyOperation, actor: Actor, request: { params?: unknown; query?: unknown; body?: unknown; ifMatch?: string }): Promise<T> =>
  (await execute(platform, mayDo, operation, { actor, requestId: 'r', ...request })).body as T

const DECIDER = 'decider-379902-SCJG'
type Verb = keyof typeof lifeOperations
const act = async (verb: Verb, identifier: string, { login = DECIDER, revision = 0, body = {} }: { login?: string; revision?: number; body?: object } = {}) =>
  ask<{ identifier: string; state: string; revision: number }>(lifeOperations[verb], await anOfficer(login), { params: { identifier }, ifMatch: `"${revision}"`, body: { ...why, ...body } })
const verify = (identifier: string) => ask(verifyCertificate, ANONYMOUS, { params: { identifier } })
const page = async (identifier: string, login = DECIDER) => (await ask<{ life: { history: { title: string }[]; historyIsIntact: boolean; versions: { version: number; state: string }[]; allowedActions: { action: string; isAllowed: boolean; reason: string | null }[] } }>(readCertificate, await anOfficer(login), { params: { identifier } })).life

describe('a certificate', () => {
  test('that is suspended and restored is not valid in between, and its history says why', async () => {
    const identifier = await issue(await aHolder())
    expect(await act('suspend', identifier)).toEqual({ identifier, state: 'suspended', stateName: '暂扣', revision: 1 })
    expect(await verify(identifier)).toMatchObject({ state: 'suspended', stateSince: '2026-03-02', isIntact: true })
    expect(await act('restore', identifier, { revision: 1 })).toMatchObject({ state: 'valid', revision: 2 })
    const life = await page(identifier)
    expect(life).toMatchObject({ historyIsIntact: true, history: [{ title: '暂扣', reason: why.reason, basis: why.basis }, { title: '恢复' }] })
  })

  test('that is changed lives on as its next version, and whoever verifies the old one is shown the way', async () => {
    const holder = await aHolder()
    const old = await issue(holder)
    const { identifier } = await act('change', old, { body: { content: [{ label: '经营项目', value: '热食类食品制售' }] } })
    expect(identifier.slice(-6)).toMatch(/^\.002\.[0-9A-Z]$/)
    expect(await verify(old)).toMatchObject({ state: 'replaced', replacedBy: identifier, conclusion: expect.stringContaining('新版本') })
    expect(await findCertificate(platform, identifier)).toMatchObject({ version: 2, previousIdentifier: old, applicationNumber: null, validUntil: '2031-03-01', data: { content: [{ label: '经营项目', value: '热食类食品制售' }] } })
    expect(await verify(identifier)).toMatchObject({ state: 'valid', isIntact: true })
    await tell()
    expect((await listHeldCertificates(platform, [holder.id], TODAY)).map(({ identifier: held, state }) => [held, state]).sort()).toEqual([[old, 'replaced'], [identifier, 'valid']].sort())
    expect((await page(old)).versions).toMatchObject([{ version: 1, state: 'replaced' }, { version: 2, state: 'valid' }])
  })

  test('that is renewed holds on from the end of its term', async () => {
    const { identifier } = await act('renew', await issue(await aHolder()), { body: { validity: '5年' } })
    expect(await findCertificate(platform, identifier)).toMatchObject({ validUntil: '2036-03-01', issuedOn: '2026-03-02' })
  })

  test('is reissued by the certificate clerk, who decides nothing else', async () => {
    const identifier = await issue(await aHolder())
    await expect(act('revoke', identifier, { login: 'cert-379902-SCJG' })).rejects.toMatchObject({ status: 403 })
    expect((await page(identifier, 'cert-379902-SCJG')).allowedActions.filter(({ isAllowed }) => isAllowed).map(({ action }) => action)).toEqual(['reissue'])
    expect(await act('reissue', identifier, { login: 'cert-379902-SCJG' })).toMatchObject({ state: 'valid', revision: 0 })
  })

  test.each([['revoke', 'revoked', '撤销'], ['forfeit', 'forfeited', '吊销']] as const)('that meets %s is %s for everybody, and in its holder’s list', async (verb, state, stateName) => {
    const holder = await aHolder()
    const identifier = await issue(holder)
    await act(verb, identifier)
    await tell()
    expect(await verify(identifier)).toMatchObject({ state, stateName })
    expect(await listHeldCertificates(platform, [holder.id], TODAY)).toMatchObject([{ identifier, state }])
    expect(await act('cancel', identifier, { revision: 1, body: { ground: 'takenBack' } })).toMatchObject({ state: 'cancelled', revision: 2 })
  })

  test('of another authority is not theirs to touch', async () => {
    const identifier = await issue(await aHolder())
    await expect(act('suspend', identifier, { login: 'decider-379903-SCJG' })).rejects.toMatchObject({ status: 403, code: 'certificates.not_yours' })
  })

  test('is not changed on what somebody saw before another acted', async () => {
    const identifier = await issue(await aHolder())
    await act('suspend', identifier)
    await expect(act('cancel', identifier, { body: { ground: 'holderWish' } })).rejects.toMatchObject({ status: 409, code: 'certificates.changed_meanwhile', detail: expect.stringContaining('暂扣') })
  })

  test('in the wrong state, or with a wrong field, is refused in a sentence', async () => {
    const identifier = await issue(await aHolder())
    await expect(act('restore', identifier)).rejects.toMatchObject({ status: 409, code: 'certificates.not_in_state' })
    await expect(act('cancel', identifier, { body: { ground: 'termOver' } })).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/ground' }] })
    await expect(act('suspend', identifier, { body: { reason: ' ' } })).rejects.toMatchObject({ status: 422 })
  })

  test('whose history was altered says so', async () => {
    const identifier = await issue(await aHolder())
    await act('suspend', identifier)
    await expect(platform.db.transaction((db) => db.query(sql`update certificates.certificate_event set reason = '别的' where identifier = ${identifier}`))).rejects.toMatchObject({ code: '42501' })
    await platform.db.query(sql`update certificates.certificate set head_hash = ${'0'.repeat(64)} where identifier = ${identifier}`)
    expect(await page(identifier)).toMatchObject({ historyIsIntact: false })
  })
})

describe('a certificate whose term is over', () => {
  test('is written down once, from the day after its last, and announced', async () => {
    const holder = await aHolder()
    const identifier = await issue(holder, { validity: '30日' })
    platform.clock.moveTo(new Date('2026-04-20T09:00:00+08:00'))
    await expireCertificates.run(system())
    await expireCertificates.run(system())
    await tell()
    expect(await findCertificate(platform, identifier)).toMatchObject({ state: 'expired', stateSince: '2026-04-01', eventCount: 1 })
    expect(await listHeldCertificates(platform, [holder.id], TODAY)).toMatchObject([{ state: 'expired' }])
    expect(await platform.db.query(sql`select payload ->> 'since' as since from platform.outbox where type = 'certificates.expired' and payload ->> 'identifier' = ${identifier}`)).toEqual([{ since: '2026-04-01' }])
  })

  test('can be cancelled before the job has been there, and renewed no more', async () => {
    const identifier = await issue(await aHolder(), { validity: '30日' })
    platform.clock.moveTo(new Date('2026-04-20T09:00:00+08:00'))
    await expect(act('renew', identifier, { body: { validity: '5年' } })).rejects.toMatchObject({ code: 'certificates.not_in_state', detail: expect.stringContaining('重新申请') })
    expect(await act('cancel', identifier, { body: { ground: 'termOver' } })).toMatchObject({ state: 'cancelled' })
  })
})

test('an older announcement that comes late changes nothing in the holder’s list', async () => {
  const holder = await aHolder()
  const identifier = await issue(holder)
  await act('suspend', identifier)
  const early = await platform.db.query<AnnouncedEvent>(sql`select id, region, type, payload, at::text from platform.outbox where type = 'certificates.suspended'`)
  await act('restore', identifier, { revision: 1 })
  await tell()
  await onCertificateIssued.run(system(), early)
  expect(await listHeldCertificates(platform, [holder.id], TODAY)).toMatchObject([{ state: 'valid' }])
})

describe('certificates.listIssued', () => {
  const list = async (query: object, login = DECIDER) => ask<{ rows: { identifier: string; name: string; holderName: string; state: string }[]; next: string | null }>(listIssued, await anOfficer(login), { query })

  test('shows an authority its own, newest first, page by page', async () => {
    const identifier = await issue(await aHolder())
    const first = await list({ limit: 2 })
    expect(first.rows[0]).toMatchObject({ identifier, name: '食品经营许可证', state: 'valid' })
    const second = await list({ limit: 2, cursor: first.next! })
    expect(second.rows).toHaveLength(2)
    expect(second.rows.map(({ identifier }) => identifier)).not.toContain(first.rows[1]!.identifier)
    expect((await list({ limit: 100 }, 'decider-379903-SCJG')).rows.map(({ identifier }) => identifier)).not.toContain(identifier)
  })

  test('finds by identifier, number, holder’s name or identity, and by state', async () => {
    const holder = await aHolder('甄独特')
    const identifier = await issue(holder)
    const { number, typeCode } = (await findCertificate(platform, identifier))!
    for (const search of [identifier, number, '甄独', toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence: 451 })]) {
      expect((await list({ search })).rows.map(({ identifier }) => identifier), search).toEqual([identifier])
    }
    await act('suspend', identifier)
    expect((await list({ state: 'suspended' })).rows).toMatchObject([{ identifier }])
    expect((await list({ state: 'suspended', type: typeCode })).rows).toHaveLength(1)
    expect((await list({ type: typeCode, state: 'valid' })).rows).toHaveLength(0)
    expect((await list({ search: '没有这个人' })).rows).toEqual([])
  })
})
