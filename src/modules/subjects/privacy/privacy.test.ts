import { expect, test } from 'vitest'
import { residentOf } from '../../../../test/kit/actors.ts'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { DEMO_REGISTER_TROUBLE } from '../../../adapters/registers/demo.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor, Context } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { setSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { accessPart, canActFor, findConsent, findSubjectByIdentity, giveConsent, importProxies, listPrincipals, readRegister, recordAccess, registerSubject, withdrawConsent } from '../index.ts'
import { aPerson } from '../fixtures.ts'
import { toIdentityNumber } from '../identity-number-rules.ts'
import type { Consent } from './consent.ts'
import { insertConsent } from './consent-store.ts'
import { listAccessRows } from './data-access-store.ts'

const platform = useTestPlatform()

async function citizen(login: string): Promise<Context> {
  const account = (await findAccountByLogin(platform.db, login))!
  return platform.as({ kind: 'citizen', accountId: account.id, principalId: account.principalId, name: residentOf(login).name, roles: ['citizen'], region: undefined })
}
async function officer(login: string, roles: string[]): Promise<Context> {
  const account = (await findAccountByLogin(platform.db, login))!
  const actor: Actor = { kind: 'staff', accountId: account.id, principalId: account.principalId, name: '某人员', roles, region: '379902' }
  return platform.as(actor)
}
const clerk = () => officer('clerk-379902-1', ['windowClerk'])

const ask = async (ctx: Context, login: string, register = '人口基础信息') => {
  const { identityNumber, name } = residentOf(login)
  const subject = (await findSubjectByIdentity(ctx, identityNumber))!
  return readRegister(ctx, { subject: { id: subject.id, kind: 'person', name }, register, purpose: '办理「食品经营许可」', basis: '食品经营许可和备案管理办法', region: '379902', itemCode: 'food-business-licence' })
}
const looksAt = async (login: string) => listAccessRows(platform.db, (await findSubjectByIdentity(platform, residentOf(login).identityNumber))!.id, undefined, undefined, 50)

test('a register says the same of somebody at every asking, and who asked is written down with what was seen but not the values', async () => {
  const ctx = await clerk()
  const first = await ask(ctx, 'resident2')
  expect(first).toMatchObject({ outcome: 'found', fields: { 姓名: '陈小满', 性别: '女', 出生日期: '1994-05-21' } })
  expect(await ask(ctx, 'resident2')).toEqual(first)
  const looks = await looksAt('resident2')
  expect(looks).toHaveLength(2)
  expect(looks[0]).toMatchObject({ kind: 'register', what: '人口基础信息', outcome: 'found', actorKind: 'staff', actorName: '某人员', actorRoles: ['windowClerk'], actorAuthority: expect.stringContaining('澄湖区') as string, itemCode: 'food-business-licence' })
  expect(looks[0]!.fields).toContain('出生日期')
  expect(JSON.stringify(looks)).not.toContain('1994-05-21')
})

test('a register about enterprises knows nothing of a person, and that was asked too', async () => {
  expect(await ask(await clerk(), 'resident2', '市场主体登记信息')).toEqual({ outcome: 'missing' })
  expect((await looksAt('resident2'))[0]).toMatchObject({ outcome: 'missing', fields: [] })
})

test('the residents of trouble are those whom the documentation names', () => {
  expect([residentOf('resident18'), residentOf('resident19'), residentOf('resident20')].map(({ identityNumber }) => identityNumber)).toEqual(Object.values(DEMO_REGISTER_TROUBLE))
})

test('a register that does not answer in time is given up, with what to do instead', async () => {
  await setSetting(platform.as({ ...(await clerk()).actor }), { region: '379902', key: 'subjects.registerPatience', text: '1', from: '2026-01-01', source: '测试' })
  expect(await ask(await clerk(), 'resident18')).toEqual({ outcome: 'unavailable', cause: 'tooSlow', reason: expect.stringContaining('稍后再试') as string })
  expect((await looksAt('resident18'))[0]).toMatchObject({ outcome: 'unavailable' })
})

test('a register that ignores the end of patience holds nobody up', async () => {
  const ctx = await clerk()
  await setSetting(ctx, { region: '379902', key: 'subjects.registerPatience', text: '1', from: '2026-01-01', source: '测试' })
  const deaf = { name: '不听的', has: () => true, ask: () => new Promise<never>(() => {}) }
  expect(await ask({ ...ctx, outside: { registers: deaf } }, 'resident2')).toMatchObject({ outcome: 'unavailable', cause: 'tooSlow' })
})

test('a register out of order, one that is not connected, and no registers at all are told apart', async () => {
  const ctx = await clerk()
  expect(await ask(ctx, 'resident20')).toMatchObject({ outcome: 'unavailable', cause: 'outOfOrder' })
  expect(await ask(ctx, 'resident2', '不存在的信息')).toMatchObject({ outcome: 'unavailable', cause: 'notConnected' })
  expect(await ask({ ...ctx, outside: {} }, 'resident2')).toMatchObject({ outcome: 'unavailable', cause: 'notConnected' })
})

test('a register that is wrong says what cannot be', async () => {
  expect(await ask(await clerk(), 'resident19')).toMatchObject({ outcome: 'found', fields: { 出生日期: '1900-01-01' } })
})

const aLook = (subjectId: string) => ({ subjectId, region: '379902', kind: 'certificate' as const, what: '食品经营许可证', fields: ['证照编号'], purpose: '核验', basis: '本人出示', outcome: 'shown' as const })

test('a look that is part of a command is written with it and not without', async () => {
  const ctx = await clerk()
  const subject = (await findSubjectByIdentity(ctx, residentOf('resident3').identityNumber))!
  for (const writes of [false, true]) {
    const isDone = await commit(ctx, { region: '379902', guard: writes ? sql`select 1` : sql`select 1 where false`, parts: [accessPart(ctx, [aLook(subject.id)])], answer: {} })
    expect(isDone).toBe(writes)
    expect(await looksAt('resident3')).toHaveLength(writes ? 1 : 0)
  }
})

test('what somebody looks at of their own is not told to them', async () => {
  const ctx = await citizen('resident3')
  await recordAccess(ctx, [aLook(ctx.actor.principalId)])
  expect(await looksAt('resident3')).toEqual([])
})

test('a consent holds until it is taken back, and registers are not asked then until it is given again', async () => {
  const ctx = await citizen('resident2')
  const consent = { subjectId: ctx.actor.principalId, scope: 'sharedData' as const }
  expect(await findConsent(ctx, consent)).toBeUndefined()
  const given = await giveConsent(ctx, consent)
  expect((await giveConsent(ctx, consent)).id).toBe(given.id)
  expect(await findConsent(ctx, consent)).toMatchObject({ givenAs: 'self', channel: 'online', noticeVersion: 1 })
  for (let turn = 0; turn < 2; turn++) await withdrawConsent(ctx, consent)
  expect(await findConsent(ctx, consent)).toBeUndefined()
  expect(await ask(await clerk(), 'resident2')).toMatchObject({ outcome: 'unavailable', cause: 'consentWithdrawn' })
  expect((await looksAt('resident2'))[0]).toMatchObject({ outcome: 'unavailable' })
  await giveConsent(ctx, consent)
  expect(await ask(await clerk(), 'resident2')).toMatchObject({ outcome: 'found' })
  // The first is history from the moment the second took its place.
  expect(await platform.db.query(sql`select superseded_at is not null as "isHistory" from subjects.consent where subject_id = ${consent.subjectId} order by id`)).toEqual([{ isHistory: true }, { isHistory: false }])
})

test('a medical register is open only while the separate consent stands, the others without it', async () => {
  const ctx = await citizen('resident2')
  const consent = { subjectId: ctx.actor.principalId, scope: 'sensitiveData' as const }
  const isShut = { outcome: 'unavailable', cause: 'consentMissing' }
  expect(await ask(await clerk(), 'resident2', '电子病历信息')).toMatchObject(isShut)
  await giveConsent(ctx, consent)
  expect(await ask(await clerk(), 'resident2', '电子病历信息')).not.toMatchObject(isShut)
  await withdrawConsent(ctx, consent)
  expect(await ask(await clerk(), 'resident2', '电子病历信息')).toMatchObject(isShut)
  expect(await ask(await clerk(), 'resident2')).toMatchObject({ outcome: 'found' })
})

test('nothing agreed is nothing to take back, and nobody agrees or takes back for a stranger', async () => {
  const ctx = await citizen('resident2')
  const stranger = { subjectId: (await citizen('resident1')).actor.principalId, scope: 'sharedData' as const }
  await expect(withdrawConsent(ctx, { ...stranger, subjectId: ctx.actor.principalId })).rejects.toMatchObject({ code: 'subjects.no_consent' })
  await expect(giveConsent(ctx, stranger)).rejects.toMatchObject({ code: 'platform.not_permitted' })
  await expect(withdrawConsent(ctx, stranger)).rejects.toMatchObject({ code: 'platform.not_permitted' })
})

test('an agent agrees to shared data for their principal, but sensitive data needs the person', async () => {
  const agent = await citizen('resident8')
  const subjectId = (await citizen('resident7')).actor.principalId
  expect(await giveConsent(agent, { subjectId, scope: 'sharedData' })).toMatchObject({ givenAs: 'agent' })
  await expect(giveConsent(agent, { subjectId, scope: 'sensitiveData' })).rejects.toMatchObject({ code: 'subjects.own_consent_needed' })
})

test('a clerk writes down what the person in front of them agreed to, and how they know', async () => {
  const ctx = await clerk()
  const consent = { subjectId: (await citizen('resident1')).actor.principalId, scope: 'sensitiveData' as const }
  await expect(giveConsent(ctx, consent)).rejects.toMatchObject({ code: 'subjects.evidence_needed' })
  expect(await giveConsent(ctx, { ...consent, evidence: '本人现场阅读并签名' })).toMatchObject({ givenAs: 'clerk', channel: 'counter', evidence: '本人现场阅读并签名' })
  await expect(giveConsent(await officer('decider-379902-SCJG', ['decider']), { ...consent, evidence: '电话' })).rejects.toMatchObject({ code: 'platform.not_permitted' })
})

test('a notice that was read in another version is not agreed to', async () => {
  const ctx = await citizen('resident2')
  await expect(giveConsent(ctx, { subjectId: ctx.actor.principalId, scope: 'sharedData', noticeVersion: 7 })).rejects.toMatchObject({ code: 'subjects.notice_changed' })
})

test('for a child under fourteen only a guardian agrees, to the notice about children first', async () => {
  const guardian = await citizen('resident3')
  const child = await registerSubject(guardian, aPerson({ name: '甄小宝', identityNumber: toIdentityNumber({ region: '379901', birthDate: '2016-06-01', sequence: 453 }) }))
  await importProxies(guardian, [{ principalId: child.id, agentId: guardian.actor.principalId, fromDay: '2026-01-01', untilDay: null }])
  const own = platform.as({ ...guardian.actor, principalId: child.id })
  await expect(giveConsent(own, { subjectId: child.id, scope: 'sharedData' })).rejects.toMatchObject({ code: 'subjects.guardian_needed' })
  await expect(giveConsent(await clerk(), { subjectId: child.id, scope: 'sharedData', evidence: '签名' })).rejects.toMatchObject({ code: 'subjects.guardian_needed' })
  await giveConsent(guardian, { subjectId: child.id, scope: 'sharedData' })
  expect(await findConsent(guardian, { subjectId: child.id, scope: 'sharedData' })).toBeUndefined()
  await giveConsent(guardian, { subjectId: child.id, scope: 'childData' })
  expect(await findConsent(guardian, { subjectId: child.id, scope: 'sharedData' })).toMatchObject({ givenAs: 'guardian' })
})

test('a guardian stands for a child up to the day before they come of age; at fourteen what is sensitive is agreed to anew by themselves', async () => {
  const guardian = await citizen('resident3')
  const register = (birthDate: string, sequence: number) => registerSubject(guardian, aPerson({ name: '甄小宝', identityNumber: toIdentityNumber({ region: '379901', birthDate, sequence }) }))
  // The clock stands on 2026-03-02.
  const [lastDay, ofAge, fourteen] = [await register('2008-03-03', 454), await register('2008-03-02', 455), await register('2012-03-02', 456)]
  await importProxies(guardian, [lastDay, ofAge, fourteen].map(({ id }) => ({ principalId: id, agentId: guardian.actor.principalId, fromDay: '2020-01-01', untilDay: null })))
  expect((await listPrincipals(guardian)).filter(({ as }) => as === 'guardian').map(({ subject, untilDay }) => [subject.id, untilDay]).sort()).toEqual([[lastDay.id, '2026-03-02'], [fourteen.id, '2030-03-01']].sort())
  expect([await canActFor(guardian, lastDay.id), await canActFor(guardian, ofAge.id)]).toEqual([true, false])
  await expect(giveConsent(guardian, { subjectId: ofAge.id, scope: 'sharedData' })).rejects.toMatchObject({ code: 'platform.not_permitted' })

  const before: Consent = { subjectId: fourteen.id, id: guardian.ids.next(), scope: 'sensitiveData', noticeVersion: 1, channel: 'online', givenAt: new Date('2026-03-01T23:59:00+08:00'), givenAs: 'guardian', givenBy: guardian.actor.principalId, givenByName: '监护人', evidence: null, withdrawnAt: null, withdrawnByName: null }
  await guardian.db.query(insertConsent(before, null))
  expect(await findConsent(guardian, { subjectId: fourteen.id, scope: 'sensitiveData' })).toBeUndefined()
  await expect(giveConsent(guardian, { subjectId: fourteen.id, scope: 'sensitiveData' })).rejects.toMatchObject({ code: 'subjects.own_consent_needed' })
  const own = platform.as({ ...guardian.actor, principalId: fourteen.id })
  expect(await giveConsent(own, { subjectId: fourteen.id, scope: 'sensitiveData' })).toMatchObject({ givenAs: 'self' })
  expect(await findConsent(own, { subjectId: fourteen.id, scope: 'sensitiveData' })).toMatchObject({ givenAs: 'self' })
})
