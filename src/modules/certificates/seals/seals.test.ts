import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Actor, ANONYMOUS, type Context, systemContext } from '../../../platform/context.ts'
import { createLogger } from '../../../platform/create-platform.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { AnnouncedEvent } from '../../../platform/jobs/jobs.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { makePrivateKey, signSm2 } from '../../../platform/sm2/sm2.ts'
import { sealFile, readSignedFile } from '../../../platform/signed-file/signed-file.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { describeOfficer, getDirectory } from '../../organisation/index.ts'
import { registerSubject, toIdentityNumber } from '../../subjects/index.ts'
import { toCertificatePdf } from '../certificate-template.ts'
import { getCertificate } from '../find-certificate.ts'
import { prepareCertificate } from '../prepare-certificate.ts'
import { renderCertificate } from '../render-certificate.ts'
import { findSealOf, loadSeals } from './find-seal.ts'
import type { FileVerdict } from './file-verdict-rules.ts'
import { onCertificateIssuedSign } from './on-certificate-issued.ts'
import { disableSeal, listSeals, readSealUses, replaceSeal } from './seal-operations.ts'
import { checkSignature, toSignable } from './sign-certificates.ts'
import { toSignedFacts } from './signed-facts.ts'
import { readTrustList, type SignedTrustList, stateInList } from './trust-list.ts'
import { readTrustListOperation, verifyFile } from './verify-file.ts'

const platform = useTestPlatform()
const system = (): Context => systemContext(platform, 'test')
const AUTHORITY = '379902-SCJG'

/** A certificate as another room's command would issue it, and its announcement. */
async function issue(sequence = 461, validity = '5年') {
  const holder = await registerSubject(system(), { kind: 'person', name: '甄新来', identityNumber: toIdentityNumber({ region: '379901', birthDate: '1990-03-07', sequence }), region: '379902' })
  const authority = (await getDirectory(platform)).authority(AUTHORITY)
  const prepared = await prepareCertificate(system(), {
    region: '379902', applicationNumber: '3799022603020000011', certificateName: '食品经营许可证', authority, holder, content: [{ label: '经营项目', value: '散装食品销售' }], issuedOn: '2026-03-02', validity,
  })
  await commit(system(), { region: '379902', guard: sql`select 1`, parts: [prepared.part], announcements: [prepared.announcement], answer: null })
  const announced: AnnouncedEvent = { id: platform.ids.next(), region: '379902', at: '2026-03-02T01:00:00Z', ...prepared.announcement }
  return { identifier: prepared.identifier, announced, sign: () => onCertificateIssuedSign.run(system(), [announced]) }
}

const check = async (identifier: string) => checkSignature(system(), await getCertificate(platform, identifier))
const open = async (identifier: string, format: 'pdf' | 'ofd' = 'pdf') => (await renderCertificate(system(), identifier, `https://zwfw.example/certificates/${identifier}`, format)).content as Uint8Array
const ask = async <T>(operation: AnyOperation, actor: Actor, request: { params?: unknown; query?: unknown; body?: unknown } = {}) => (await execute(platform, () => true, operation, { actor, requestId: 'r', ...request })).body as T
const verify = (bytes: Uint8Array) => ask<FileVerdict>(verifyFile, ANONYMOUS, { body: { files: (async function* () { yield { name: '证照.pdf', content: (async function* () { yield bytes })() } })() } })

async function anOfficer(where: { region?: string; role: string; authorityId?: string }): Promise<Actor> {
  const [row] = await platform.db.query<{ id: string }>(sql`select id from organisation.officer
    where ${where.role} = any(roles) and (${where.region ?? null}::text is null or region = ${where.region ?? null}) and (${where.authorityId ?? null}::text is null or authority_id = ${where.authorityId ?? null}) limit 1`)
  return { kind: 'staff', accountId: platform.ids.next(), principalId: row!.id, ...(await describeOfficer(platform, row!.id)) }
}

describe('signing', () => {
  test('what is issued is signed with its authority\'s seal soon after, and the use is written down', async () => {
    const { identifier, sign, announced } = await issue()
    expect(await check(identifier)).toEqual({ outcome: 'unsigned' })
    await sign()
    expect(await check(identifier)).toMatchObject({ outcome: 'genuine', sealName: '澄湖区市场监督管理局行政审批专用章（演示）' })
    const seal = (await findSealOf(platform, AUTHORITY))!
    const uses = await platform.db.query(sql`select purpose, identifier, used_by from certificates.seal_use where seal_id = ${seal.id} and identifier = ${identifier}`)
    expect(uses).toEqual([{ purpose: 'certificate', identifier, used_by: (announced.payload as { issuedBy: string }).issuedBy }])
  })

  test('told twice, it is signed once', async () => {
    const { identifier, sign } = await issue()
    await sign()
    await sign()
    const [row] = await platform.db.query<{ count: number }>(sql`select count(*)::int as count from certificates.seal_use where identifier = ${identifier}`)
    expect(row!.count).toBe(1)
  })

  test('what older versions announced without a hash is signed all the same', async () => {
    const { identifier, announced } = await issue()
    const { hash, ...payload } = announced.payload
    expect(hash).toBeDefined()
    await onCertificateIssuedSign.run(system(), [{ ...announced, payload }])
    expect((await check(identifier)).outcome).toBe('genuine')
  })

  test('opened before it is signed, it is signed at once', async () => {
    const { identifier } = await issue()
    await open(identifier)
    expect((await check(identifier)).outcome).toBe('genuine')
  })

  test('a seal under other facts, or of another authority, is wrong', async () => {
    const [first, second] = [await issue(461), await issue(462)]
    await first.sign()
    await second.sign()
    await platform.db.query(sql`insert into certificates.signature select region, ${'moved'}, seal_id, hash, signature, signed_at from certificates.signature where identifier = ${first.identifier}`)
    const certificate = await getCertificate(platform, second.identifier)
    expect(await checkSignature(system(), { ...certificate, issuedOn: '2020-01-01' })).toEqual({ outcome: 'wrong' })
    expect(await checkSignature(system(), { ...certificate, issuingAuthorityId: '379902-MZ' })).toEqual({ outcome: 'wrong' })
  })

  test('without a provider of seals everything goes on unsigned, and the page says so', async () => {
    const { seals, ...outside } = platform.outside
    expect(seals).toBeDefined()
    platform.outside = outside
    const { identifier, sign } = await issue()
    await sign()
    expect(await check(identifier)).toEqual({ outcome: 'unsigned' })
    const file = await open(identifier)
    expect(readSignedFile(file)).toEqual({ outcome: 'unsealed' })
    expect(await verify(file)).toMatchObject({ outcome: 'unsealed', title: '文件没有电子签章' })
    await expect(ask(readTrustListOperation, ANONYMOUS)).rejects.toMatchObject({ status: 503, code: 'certificates.no_seals' })
  })

  test('a provider that does not answer is said to, in words', async () => {
    platform.log = createLogger('silent')
    platform.outside = { ...platform.outside, seals: { ...platform.outside.seals!, sign: () => Promise.reject(new Error('gone')) } }
    const { identifier } = await issue()
    await expect(open(identifier)).rejects.toMatchObject({ status: 503, code: 'certificates.no_seal_answer' })
  })
})

describe('checking a file', () => {
  test.each(['pdf', 'ofd'] as const)('the %s that was given out is genuine, and kept as it was sealed', async (format) => {
    const { identifier } = await issue()
    const file = await open(identifier, format)
    expect(await verify(file)).toMatchObject({ outcome: 'genuine', title: '真实有效', facts: { identifier, name: '食品经营许可证', sealName: '澄湖区市场监督管理局行政审批专用章（演示）' } })
    expect(Buffer.compare(await open(identifier, format), file)).toBe(0)
  })

  test('one changed byte, a file of somebody else, or none at all is told apart in words', async () => {
    const { identifier } = await issue()
    const file = Uint8Array.from(await open(identifier))
    file[file.length >> 1]! ^= 1
    expect(await verify(file)).toMatchObject({ outcome: 'changed', facts: null })
    expect(await verify(Buffer.from('照片'))).toMatchObject({ outcome: 'unsealed' })
    await expect(verify(new Uint8Array(3_000_000))).rejects.toMatchObject({ status: 413, code: 'certificates.file_too_large' })
    await expect(ask(verifyFile, ANONYMOUS)).rejects.toMatchObject({ status: 422 })
  })

  test('a file sealed with another key, or with a seal that is in no register, is not believed', async () => {
    const { identifier } = await issue()
    const certificate = await getCertificate(platform, identifier)
    const seal = (await findSealOf(platform, AUTHORITY))!
    const forge = async (of: { id: string; name: string }) => {
      const at = platform.clock.now()
      const rendered = await renderPdf(toCertificatePdf({ ...certificate.data, verificationUrl: 'https://zwfw.example' }, { name: of.name, at: at.toISOString(), isDemo: true }))
      const key = makePrivateKey()
      return (await sealFile(rendered, toSignedFacts(toSignable(certificate), of, at), async (message) => signSm2(key, message))).bytes
    }
    expect(await verify(await forge(seal))).toMatchObject({ outcome: 'wrongSignature', facts: null })
    expect(await verify(await forge({ id: platform.ids.next(), name: seal.name }))).toMatchObject({ outcome: 'unknownSeal', facts: null })
  })

  test('a certificate that was taken back, or is over, is genuine and worth nothing', async () => {
    const [revoked, over] = [await issue(461), await issue(462, '1日')]
    const files = [await open(revoked.identifier), await open(over.identifier)] as const
    await platform.db.query(sql`update certificates.certificate set state = 'revoked' where region = '379902' and identifier = ${revoked.identifier}`)
    expect(await verify(files[0])).toMatchObject({ outcome: 'notValid', sentence: expect.stringContaining('撤销') as string })
    platform.clock = { ...platform.clock, today: () => '2026-03-03' }
    expect(await verify(files[1])).toMatchObject({ outcome: 'notValid', sentence: expect.stringContaining('超过有效期限') as string })
  })

  test('what was sealed with a seal before its end stands; what claims to be sealed after it does not', async () => {
    const { identifier } = await issue()
    const file = await open(identifier)
    const seal = (await findSealOf(platform, AUTHORITY))!
    const keeper = await anOfficer({ role: 'securityAdmin' })
    await ask(disableSeal, { ...keeper, region: '379900' }, { params: { seal: seal.id }, body: { reason: '密钥介质遗失' } })
    expect(await verify(file)).toMatchObject({ outcome: 'genuine' })
    const certificate = await getCertificate(platform, identifier)
    const late = new Date(platform.clock.now().getTime() + 60_000)
    const rendered = await renderPdf(toCertificatePdf({ ...certificate.data, verificationUrl: 'https://zwfw.example' }, { name: seal.name, at: late.toISOString(), isDemo: true }))
    const { bytes } = await sealFile(rendered, toSignedFacts(toSignable(certificate), seal, late), (message) => platform.outside.seals!.sign(seal.keyId, message))
    expect(await verify(bytes)).toMatchObject({ outcome: 'sealEnded' })
  })
})

describe('the register of seals', () => {
  test('an authority sees its own, the security administrator and the auditor of the city all', async () => {
    await (await issue()).sign()
    await findSealOf(platform, '379903-SCJG')
    const seen = async (actor: Actor) => (await ask<{ rows: { authority: { id: string } }[] }>(listSeals, actor)).rows.map(({ authority }) => authority.id)
    expect(new Set(await seen(await anOfficer({ role: 'decider', authorityId: AUTHORITY })))).toEqual(new Set([AUTHORITY]))
    for (const role of ['securityAdmin', 'auditor']) expect(await seen(await anOfficer({ role }))).toEqual(expect.arrayContaining([AUTHORITY, '379903-SCJG']))
  })

  test('a seal that was replaced signs no more, and the next one has a key of its own', async () => {
    const first = (await findSealOf(platform, AUTHORITY))!
    const keeper = await anOfficer({ role: 'securityAdmin' })
    const next = await ask<{ id: string; edition: number; state: string }>(replaceSeal, keeper, { params: { seal: first.id }, body: { reason: '机构改革更名' } })
    expect(next).toMatchObject({ edition: 2, state: 'inUse' })
    expect((await findSealOf(platform, AUTHORITY))!.id).toBe(next.id)
    const seals = await loadSeals(platform)
    expect(seals.find(({ id }) => id === first.id)).toMatchObject({ state: 'replaced', reason: '机构改革更名' })
    expect(new Set(seals.map(({ publicKey }) => publicKey)).size).toBe(seals.length)
    await expect(ask(replaceSeal, keeper, { params: { seal: first.id }, body: { reason: '再来一次' } })).rejects.toMatchObject({ status: 409, code: 'certificates.seal_ended' })
  })

  test('a disabled seal leaves certificates unsigned until the next one is in use', async () => {
    const seal = (await findSealOf(platform, AUTHORITY))!
    const keeper = await anOfficer({ role: 'securityAdmin' })
    await ask(disableSeal, keeper, { params: { seal: seal.id }, body: { reason: '密钥介质遗失' } })
    const { identifier, sign } = await issue()
    await sign()
    expect(await check(identifier)).toEqual({ outcome: 'unsigned' })
    expect(readSignedFile(await open(identifier))).toEqual({ outcome: 'unsealed' })
    await ask(replaceSeal, keeper, { params: { seal: seal.id }, body: { reason: '启用新介质' } })
    await open(identifier)
    expect((await check(identifier)).outcome).toBe('genuine')
  })

  test('the uses of a seal are read newest first, page by page', async () => {
    const { identifier, sign } = await issue()
    await sign()
    await open(identifier, 'ofd')
    const seal = (await findSealOf(platform, AUTHORITY))!
    const auditor = await anOfficer({ role: 'auditor' })
    const first = await ask<{ rows: { purpose: string; identifier: string }[]; next: string | null }>(readSealUses, auditor, { params: { seal: seal.id }, query: { limit: 1 } })
    expect(first.rows).toMatchObject([{ purpose: 'ofd', identifier }])
    expect((await ask<typeof first>(readSealUses, auditor, { params: { seal: seal.id }, query: { limit: 1, cursor: first.next! } })).rows).toMatchObject([{ purpose: 'certificate', identifier }])
  })

  test('nobody but the database\'s owner changes or deletes a use or a signature', async () => {
    await (await issue()).sign()
    for (const statement of [sql`update certificates.seal_use set hash = ''`, sql`delete from certificates.seal_use`, sql`update certificates.signature set hash = ''`, sql`delete from certificates.signature`]) {
      await expect(platform.db.transaction((db) => db.query(statement))).rejects.toThrow('permission denied')
    }
  })
})

test('the list for checking without a network names seals and what counts no more, and is signed by the city', async () => {
  const { identifier } = await issue()
  const other = await issue(462)
  await open(identifier)
  await platform.db.query(sql`update certificates.certificate set state = 'cancelled' where region = '379902' and identifier = ${identifier}`)
  const signed = await ask<SignedTrustList>(readTrustListOperation, ANONYMOUS)
  const lead = (await getDirectory(platform)).listAuthorities('379900').find(({ kind }) => kind === 'leadDepartment')!
  const cityKey = (await findSealOf(platform, lead.id))!.publicKey
  const list = readTrustList(JSON.stringify(signed), cityKey)!
  expect(list.seals.map(({ authority }) => authority)).toContain('澄湖区市场监督管理局')
  expect([stateInList(list, identifier), stateInList(list, other.identifier)]).toEqual(['cancelled', 'valid'])
  expect(readTrustList(JSON.stringify({ ...signed, list: { ...signed.list, notValid: {} } }), cityKey)).toBeUndefined()
  expect(readTrustList(JSON.stringify(signed), list.seals.find(({ publicKey }) => publicKey !== cityKey)!.publicKey)).toBeUndefined()
  expect(readTrustList('<html>', cityKey)).toBeUndefined()
})
