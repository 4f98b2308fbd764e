import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { type Actor, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { Refusal } from '../../../platform/errors.ts'
import { execute } from '../../../platform/operations.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { importProxies, registerSubject, type Subject, toIdentityNumber } from '../../subjects/index.ts'
import { readCode, signedPartOf, toCodeText } from './code-rules.ts'
import type { CodeReply } from './contract.ts'
import { findScan } from './find-scan.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { forgetCodes } from './forget-codes.ts'
import { scanCode } from './scan-code.ts'
import { showCode } from './show-code.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')
const register = (subject: Parameters<typeof registerSubject>[1]): Promise<Subject> => registerSubject(system(), subject)
const asCitizen = ({ id, name }: Subject): Actor => ({ kind: 'citizen', accountId: platform.ids.next(), principalId: id, name, roles: ['citizen'], region: undefined })

async function aClerk(skip = 0): Promise<Actor> {
  const [row] = await platform.db.query<{ id: string }>(sql`select id from organisation.officer where region = '379902' and 'windowClerk' = any(roles) order by id limit 1 offset ${skip}`)
  return { kind: 'staff', accountId: platform.ids.next(), principalId: row!.id, ...(await describeOfficer(platform, row!.id)) }
}

const show = async (actor: Actor, body: { holder?: string; consents: boolean } = { consents: true }): Promise<CodeReply> =>
  (await execute(platform, mayDo, showCode, { actor, requestId: 'r', body })).body as CodeReply

interface Scanned { scanId: string; nameMasked: string; consents: boolean; shownBy: string | null; applicant: { name: string } | null }
const scan = async (actor: Actor, code: string, idempotencyKey?: string): Promise<Scanned> =>
  (await execute(platform, mayDo, scanCode, { actor, requestId: 'r', body: { code }, ...(idempotencyKey ? { idempotencyKey } : {}) })).body as Scanned

const refusalOf = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(() => { throw new Error('expected a refusal') }, (error: unknown) => { if (error instanceof Refusal) return error; throw error })

const later = (seconds: number) => platform.clock.moveTo(new Date(platform.clock.now().getTime() + seconds * 1000))

describe('certificates.scanCode', () => {
  test('with consent the window knows who stands there, without it only that the code is genuine', async () => {
    const person = await register(aPerson())
    const clerk = await aClerk()
    const agreed = await scan(clerk, (await show(asCitizen(person))).code)
    expect(agreed).toMatchObject({ kind: 'person', nameMasked: '甄*来', consents: true, shownBy: null, applicant: { id: person.id, name: '甄新来', identityMasked: person.identityMasked } })
    const silent = await scan(clerk, (await show(asCitizen(person), { consents: false })).code)
    expect(silent).toMatchObject({ nameMasked: '甄*来', consents: false, applicant: null })
    expect(JSON.stringify(silent)).not.toMatch(/甄新来|379901|[0-9a-f-]{36}.*[0-9a-f-]{36}/)
  })

  test('both sides see it: on the audit chain of the region, and in the person\'s own log', async () => {
    const person = await register(aPerson())
    const clerk = await aClerk()
    const { scanId } = await scan(clerk, (await show(asCitizen(person))).code)
    const audited = await platform.db.query(sql`select actor, subject, detail from platform.audit_entry where operation = 'certificates.scanCode' order by region, day, seq`)
    expect(audited).toEqual([{ actor: clerk.accountId, subject: person.id, detail: { scanId, consents: true, item: null } }])
    const seen = await platform.db.query(sql`select kind, what, actor_id, outcome from subjects.data_access where subject_id = ${person.id}`)
    expect(seen).toEqual([{ kind: 'code', what: '居民码', actor_id: clerk.principalId, outcome: 'shown' }])
  })

  test('a code is good for one scan: the second is refused, the first one\'s repetition answered again', async () => {
    const { code } = await show(asCitizen(await register(aPerson())))
    const clerk = await aClerk()
    const first = await scan(clerk, code, 'scan-1')
    expect(await scan(clerk, code, 'scan-1')).toEqual(first)
    expect(await refusalOf(scan(clerk, code, 'scan-2'))).toMatchObject({ status: 409, code: 'certificates.code_used', detail: '这个码已经用过，请刷新后再出示。' })
    expect(await refusalOf(scan(await aClerk(1), code))).toMatchObject({ code: 'certificates.code_used' })
  })

  test('after its time it is worth nothing, and what was forgotten is over', async () => {
    const { code } = await show(asCitizen(await register(aPerson())))
    later(61)
    const clerk = await aClerk()
    expect(await refusalOf(scan(clerk, code))).toMatchObject({ status: 409, code: 'certificates.code_expired' })
    later(25 * 3600)
    await forgetCodes.run(system())
    expect(await platform.db.query(sql`select id from certificates.shown_code`)).toEqual([])
  })

  test('a code from a clock far ahead, a forged one, one of another city and whatever else is scanned are refused each in its own words', async () => {
    const { code } = await show(asCitizen(await register(aPerson())))
    const { payload } = readCode(code)!
    const clerk = await aClerk()
    const sealed = async (given: Partial<typeof payload>) => {
      const signed = signedPartOf({ ...payload, ...given })
      const [seal] = await platform.db.query<{ keyId: string }>(sql`select key_id as "keyId" from certificates.seal where region = '379900'`)
      return toCodeText(signed, await platform.outside.seals!.sign(seal!.keyId, Buffer.from(signed)))
    }
    expect(await refusalOf(scan(clerk, await sealed({ issuedAt: payload.issuedAt + 40, expiresAt: payload.expiresAt + 40 })))).toMatchObject({ code: 'certificates.code_from_future' })
    expect(await refusalOf(scan(clerk, `${signedPartOf({ ...payload, expiresAt: payload.expiresAt + 3600 })}.${code.split('.')[2]}`))).toMatchObject({ code: 'certificates.code_forged' })
    expect(await refusalOf(scan(clerk, await sealed({ city: '379800' })))).toMatchObject({ code: 'certificates.code_of_other_city' })
    expect(await refusalOf(scan(clerk, '379901199003070032'))).toMatchObject({ status: 422, code: 'certificates.not_a_code' })
    expect(await refusalOf(scan(clerk, await sealed({ id: platform.ids.next() })))).toMatchObject({ code: 'certificates.code_expired' })
    const tried = await platform.db.query<{ detail: { refused: string } }>(sql`select detail from platform.audit_entry where operation = 'certificates.scanCode' order by region, day, seq`)
    expect(tried.map(({ detail }) => detail.refused)).toHaveLength(5)
    expect((await scan(clerk, code)).nameMasked).toBe('甄*来')
  })

  test('only a window scans, and only an applicant shows', async () => {
    const person = asCitizen(await register(aPerson()))
    const { code } = await show(person)
    for (const roles of [['reviewer'], ['supervisor'], ['citizen'], ['anonymous']]) {
      expect(await refusalOf(scan({ ...(await aClerk()), roles }, code)), roles[0]).toMatchObject({ code: 'platform.not_permitted' })
    }
    expect(await refusalOf(show(await aClerk()))).toMatchObject({ code: 'platform.not_permitted' })
  })
})

describe('an enterprise code', () => {
  test('is shown by whoever represents it or acts by proxy, and the window is told that it was not the enterprise itself', async () => {
    const boss = await register(aPerson())
    const agent = await register(aPerson({ name: '代小办', identityNumber: toIdentityNumber({ region: '379902', birthDate: '1991-04-08', sequence: 77 }) }))
    const shop = await register(anEnterprise({ legalRepresentativeId: boss.id }))
    await importProxies(system(), [{ principalId: shop.id, agentId: agent.id, fromDay: '2026-01-01', untilDay: null }])
    const shown = await show(asCitizen(boss), { holder: shop.id, consents: true })
    expect(shown).toMatchObject({ kind: 'enterprise', kindName: '企业码', nameMasked: shop.name })
    expect(await scan(await aClerk(), shown.code)).toMatchObject({ kind: 'enterprise', shownBy: '甄*来', applicant: { name: shop.name } })
    expect(await scan(await aClerk(), (await show(asCitizen(agent), { holder: shop.id, consents: false })).code)).toMatchObject({ shownBy: '代*办', applicant: null })
  })

  test('of an enterprise one has nothing to do with does not exist', async () => {
    const shop = await register(anEnterprise())
    expect(await refusalOf(show(asCitizen(await register(aPerson())), { holder: shop.id, consents: true }))).toMatchObject({ status: 404 })
  })
})

test('without a provider of signatures no code is offered, and it says why', async () => {
  const person = asCitizen(await register(aPerson()))
  platform.outside = {}
  expect(await refusalOf(show(person))).toMatchObject({ status: 503, code: 'certificates.no_codes' })
})

test('a provider that gives no answer is said to be silent', async () => {
  const person = asCitizen(await register(aPerson()))
  platform.outside = { seals: { name: '坏的', sealOf: () => Promise.reject(new Error('down')), sign: () => Promise.reject(new Error('down')) } }
  platform.log = { ...platform.log, error: () => {} } as unknown as typeof platform.log
  expect(await refusalOf(show(person))).toMatchObject({ status: 503, code: 'certificates.no_codes' })
})

test('findScan: what an officer scanned is theirs alone, for half an hour', async () => {
  const person = await register(aPerson())
  const clerk = await aClerk()
  const { scanId } = await scan(clerk, (await show(asCitizen(person))).code)
  expect(await findScan(platform.as(clerk), scanId)).toMatchObject({ subjectId: person.id, shownBy: person.id, consents: true })
  expect(await findScan(platform.as(await aClerk(1)), scanId)).toBeUndefined()
  expect(await findScan(platform.as(asCitizen(person)), scanId)).toBeUndefined()
  expect(await findScan(platform.as(clerk), platform.ids.next())).toBeUndefined()
  later(30 * 60 + 1)
  expect(await findScan(platform.as(clerk), scanId)).toBeUndefined()
})
