import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import type { Actor } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { execute } from '../../../platform/operations.ts'
import { setSetting } from '../../../platform/settings.ts'
import { getDirectory, mayDo, type OfficerRole } from '../../organisation/index.ts'
import { readCitizenSelf } from '../operations.ts'
import { revealIdentity } from '../reveal-identity.ts'
import { giveOwnConsent, listConsentNotices, listOwnConsents, withdrawOwnConsent } from './consent-operations.ts'
import { listCounterConsents, printConsentSheet, recordConsent, withdrawCounterConsent } from './counter-consents.ts'
import { listNoticeVersions, publishConsentNotice } from './publish-notice.ts'
import { findConsent } from './consents.ts'
import { answerCorrection, listCorrectionsToAnswer } from './corrections/answer-data-correction.ts'
import { askDataCorrection, listOwnCorrections } from './corrections/ask-data-correction.ts'
import { listOwnAccesses } from './own-accesses.ts'
import { recordAccess } from './record-access.ts'
import { listOwnRegisters, readOwnRegister, registers } from './registers.ts'

const platform = useTestPlatform()

async function as(login: string, roles: string[] = ['citizen']): Promise<Actor> {
  const account = (await findAccountByLogin(platform.db, login))!
  const officer = account.kind === 'staff' ? (await getDirectory(platform)).officer(account.principalId) : undefined
  return { kind: account.kind, accountId: account.id, principalId: account.principalId, name: officer?.name ?? '陈小满', roles, region: officer?.region }
}
type Call = Omit<Parameters<typeof execute>[3], 'actor' | 'requestId'>
const run = async <T>(actor: Actor, operation: Parameters<typeof execute>[2], call: Call = {}) => (await execute(platform, mayDo, operation, { actor, requestId: 'r', query: {}, ...call })).body as T

interface Consents { rows: { scope: string; state: string; notice: { version: number }; allowedActions: { give: { allowed: boolean; reason: string | null }; withdraw: { allowed: boolean } } }[] }
const stateOf = ({ rows }: Consents, scope: string) => rows.find((row) => row.scope === scope)

test('subjects.giveConsent: agreed once however often it is sent, and what may be done next is said', async () => {
  const me = await as('resident2')
  const body = { scope: 'sharedData', noticeVersion: 1 }
  expect(stateOf(await run(me, listOwnConsents), 'sharedData')).toMatchObject({ state: 'never', allowedActions: { give: { allowed: true }, withdraw: { allowed: false } } })
  for (let turn = 0; turn < 2; turn++) expect(stateOf(await run(me, giveOwnConsent, { body, idempotencyKey: 'twice' }), 'sharedData')).toMatchObject({ state: 'given', allowedActions: { give: { allowed: false }, withdraw: { allowed: true } } })
  expect(await platform.db.query(sql`select 1 from subjects.consent where subject_id = ${me.principalId}`)).toHaveLength(1)
  for (let turn = 0; turn < 2; turn++) expect(stateOf(await run(me, withdrawOwnConsent, { params: { scope: 'sharedData' } }), 'sharedData')).toMatchObject({ state: 'withdrawn' })
  await expect(run(me, giveOwnConsent, { body: { scope: 'everything', noticeVersion: 1 } })).rejects.toMatchObject({ status: 422 })
})

test('subjects.listConsents: of somebody one may not act for nothing is told, not even that they exist', async () => {
  const stranger = (await as('resident1')).principalId
  await expect(run(await as('resident2'), listOwnConsents, { query: { subject: stranger } })).rejects.toMatchObject({ code: 'subjects.no_such_subject' })
})

test('subjects.publishConsentNotice: a new purpose needs everybody\'s consent anew, a clearer wording does not', async () => {
  const [me, security] = [await as('resident2'), await as('security', ['securityAdmin'])]
  const notice = { scope: 'sharedData', title: '调用电子证照和共享数据告知书', text: '文字改得更清楚的告知书，内容与原来相同，请放心阅读。', source: '测试' }
  const find = () => findConsent(platform.as(me), { subjectId: me.principalId, scope: 'sharedData' })
  await run(me, giveOwnConsent, { body: { scope: 'sharedData', noticeVersion: 1 } })
  await expect(run(security, publishConsentNotice, { body: { ...notice, version: 3, needsNewConsent: false } })).rejects.toMatchObject({ code: 'subjects.notice_not_next' })
  await run(security, publishConsentNotice, { body: { ...notice, version: 2, needsNewConsent: false } })
  expect(await find()).toMatchObject({ noticeVersion: 1 })
  await expect(run(me, giveOwnConsent, { body: { scope: 'sharedData', noticeVersion: 1 } })).rejects.toMatchObject({ code: 'subjects.notice_changed' })
  await run(security, publishConsentNotice, { body: { ...notice, text: `${notice.text}还用于统计。`, version: 3, needsNewConsent: true } })
  expect(await find()).toBeUndefined()
  expect(stateOf(await run(me, listOwnConsents), 'sharedData')).toMatchObject({ state: 'outdated', notice: { version: 3 }, allowedActions: { give: { allowed: true } } })
  expect((await run<{ rows: { scope: string }[] }>(me, listConsentNotices)).rows.filter(({ scope }) => scope === 'sharedData')).toHaveLength(3)
})

test('subjects.publishConsentNotice: nothing empty, no past day, not the same words; a later day changes nothing before it', async () => {
  const [me, security] = [await as('resident2'), await as('security', ['securityAdmin'])]
  type Versions = { rows: { scope: string; version: number; title: string; text: string; state: string; publishedByName: string | null; consentsWords: string }[] }
  const versions = async () => (await run<Versions>(security, listNoticeVersions)).rows.filter(({ scope }) => scope === 'sharedData')
  const [first] = await versions()
  const notice = { scope: 'sharedData', version: 2, title: first!.title, text: `${first!.text}\n新增一句话。`, needsNewConsent: true, source: '测试' }
  const faultsOf = (body: object) => run(security, publishConsentNotice, { body: { ...notice, ...body } }).then(() => [], (refusal: { errors: { pointer: string }[] }) => refusal.errors.map(({ pointer }) => pointer))
  expect(await faultsOf({ text: '' })).toEqual(['/text'])
  expect(await faultsOf({ text: `${first!.text}  \n` })).toEqual(['/text'])
  expect(await faultsOf({ fromDay: '2026-03-01' })).toEqual(['/fromDay'])
  await run(me, giveOwnConsent, { body: { scope: 'sharedData', noticeVersion: 1 } })
  await run(security, publishConsentNotice, { body: { ...notice, fromDay: '2026-03-09' } })
  expect(stateOf(await run(me, listOwnConsents), 'sharedData')).toMatchObject({ state: 'given', notice: { version: 1 } })
  expect(await faultsOf({ version: 3, text: `${notice.text}再加一句。`, fromDay: '2026-03-08' })).toEqual(['/fromDay'])
  expect(await versions()).toMatchObject([
    { version: 2, state: 'coming', publishedByName: '江浩然' },
    { version: 1, state: 'inForce', publishedByName: null, consentsWords: '按这一版的同意有效到第 2 版生效（2026-03-09）前，以后重新征求同意。' },
  ])
  expect((await run<Versions>(me, listConsentNotices)).rows.filter(({ scope }) => scope === 'sharedData')).toHaveLength(1)
  platform.clock.moveTo(new Date('2026-03-09T09:00:00+08:00'))
  expect(stateOf(await run(me, listOwnConsents), 'sharedData')).toMatchObject({ state: 'outdated', notice: { version: 2 } })
  expect((await versions())[1]).toMatchObject({ state: 'replaced', consentsWords: expect.stringContaining('已失效') as string })
})

test('the window: each notice by itself, a sheet to sign, and taking it back on the person\'s wish; who wrote it down is on record', async () => {
  const clerk = await as('clerk-379902-1', ['windowClerk'])
  const subject = (await as('resident1')).principalId
  const query = { subject }
  const params = { scope: 'sensitiveData' }
  await run(clerk, recordConsent, { body: { subject, scope: 'sensitiveData', noticeVersion: 1, evidence: '本人当面签字' } })
  const listed = await run<Consents>(clerk, listCounterConsents, { query })
  expect([stateOf(listed, 'sharedData'), stateOf(listed, 'sensitiveData')]).toMatchObject([{ state: 'never', allowedActions: { give: { allowed: true } } }, { state: 'given', allowedActions: { withdraw: { allowed: true } } }])
  const sheet = await run<{ mediaType: string; content: Uint8Array }>(clerk, printConsentSheet, { params, query })
  expect([sheet.mediaType, Buffer.from(sheet.content).subarray(0, 5).toString()]).toEqual(['application/pdf', '%PDF-'])
  await expect(run(clerk, printConsentSheet, { params: { scope: 'sharedData' }, query })).rejects.toMatchObject({ code: 'subjects.no_such_consent' })
  await expect(run(clerk, withdrawCounterConsent, { params, body: { subject } })).rejects.toMatchObject({ status: 422 })
  expect(stateOf(await run(clerk, withdrawCounterConsent, { params, body: { subject, evidence: '本人当面要求撤回' } }), 'sensitiveData')).toMatchObject({ state: 'withdrawn' })
  await expect(run(await as('reviewer-379902-SCJG', ['reviewer']), withdrawCounterConsent, { params, body: { subject, evidence: '本人当面要求撤回' } })).rejects.toMatchObject({ status: 403 })
  expect(await platform.db.query(sql`select operation, actor from platform.audit_entry where subject = ${subject} and operation like 'subjects.%onsent' order by seq`)).toEqual(
    ['subjects.recordConsent', 'subjects.withdrawCounterConsent'].map((operation) => ({ operation, actor: clerk.accountId })))
})

test('subjects.recordConsent: at the window, with how the clerk knows', async () => {
  const clerk = await as('clerk-379902-1', ['windowClerk'])
  const body = { subject: (await as('resident1')).principalId, scope: 'sharedData', noticeVersion: 1 }
  await expect(run(clerk, recordConsent, { body })).rejects.toMatchObject({ status: 422 })
  await run(clerk, recordConsent, { body: { ...body, evidence: '本人现场阅读并签名' } })
  expect(await platform.db.query(sql`select given_as, channel, evidence from subjects.consent where subject_id = ${body.subject}`)).toEqual([{ given_as: 'clerk', channel: 'counter', evidence: '本人现场阅读并签名' }])
})

const aLook = (subjectId: string, kind: 'register' | 'code') => ({ subjectId, region: '379902', kind, what: '不动产登记信息', fields: ['坐落'], purpose: '办理「食品经营许可」', basis: '办法', outcome: 'found' as const })

test('subjects.listAccesses: page by page, by kind, only one\'s own, with who it was in words', async () => {
  const [me, clerk] = [await as('resident2'), await as('clerk-379902-1', ['windowClerk'])]
  for (const kind of ['register', 'code', 'register'] as const) await recordAccess(platform.as(clerk), [aLook(me.principalId, kind)])
  type Page = { rows: { id: string; who: string; kindName: string }[]; next: string | null }
  const first = await run<Page>(me, listOwnAccesses, { query: { limit: 2 } })
  expect(first.rows.map(({ kindName }) => kindName)).toEqual(['查询共享数据', '扫码核验'])
  expect(first.rows[0]!.who).toMatch(/澄湖区.* 窗口人员 \S+/)
  const second = await run<Page>(me, listOwnAccesses, { query: { limit: 2, cursor: first.next } })
  expect([second.rows.length, second.next]).toEqual([1, null])
  expect((await run<Page>(me, listOwnAccesses, { query: { kind: 'code' } })).rows).toHaveLength(1)
  expect((await run<Page>(await as('resident1'), listOwnAccesses)).rows).toEqual([])
})

test('subjects.exportAccesses: the whole log as a table that no spreadsheet runs', async () => {
  const [me, clerk] = [await as('resident2'), await as('clerk-379902-1', ['windowClerk'])]
  await recordAccess(platform.as(clerk), [{ ...aLook(me.principalId, 'code'), purpose: '=HYPERLINK("x")' }])
  const { content } = await run<{ content: AsyncIterable<string> }>(me, listOwnAccesses.csv!)
  let table = ''
  for await (const part of content) table += part
  expect(table.split('\r\n')).toHaveLength(3)
  expect(table).toContain(`'=HYPERLINK`)
})

test('an officer who reads a full identity number is seen by its owner', async () => {
  const me = await as('resident2')
  await revealIdentity(platform.as(await as('reviewer-379902-SCJG', ['reviewer'])), me.principalId, '核验身份')
  expect((await run<{ rows: object[] }>(me, listOwnAccesses)).rows).toMatchObject([{ kind: 'identity', purpose: '核验身份', fields: ['证件号码', '手机号码'] }])
})

test('subjects.readOwnRegister: one sees one\'s own, also after taking consent back, and the look is on the log', async () => {
  const me = await as('resident2')
  await run(me, giveOwnConsent, { body: { scope: 'sharedData', noticeVersion: 1 } })
  await run(me, withdrawOwnConsent, { params: { scope: 'sharedData' } })
  expect(await run(me, readOwnRegister, { body: { register: '人口基础信息' } })).toMatchObject({ outcome: 'found', holderName: expect.stringContaining('公安局') as string, asOf: expect.any(String) as string })
  await expect(run(me, readOwnRegister, { body: { register: '市场主体登记信息' } })).rejects.toMatchObject({ code: 'subjects.no_such_register' })
  expect((await run<{ rows: object[] }>(me, listOwnAccesses)).rows).toMatchObject([{ who: '您本人', purpose: '本人查阅' }])
  expect((await run<{ rows: { name: string }[] }>(me, listOwnRegisters)).rows.map(({ name }) => name)).toContain('婚姻登记信息')
})

test('every register has a department that keeps it in every region', async () => {
  const directory = await getDirectory(platform)
  const homeless = registers.flatMap(({ name, holder }) => directory.listRegions().filter(({ code }) => !directory.findCompetence(code, holder)).map(({ code }) => `${name} ${code}`))
  expect(homeless).toEqual([])
})

interface Correction { id: string; version: number; state: string; dueOn: string; authorityName: string; region: string }
const aRequest = { register: '不动产登记信息', field: '坐落', shown: '府前街1号', correct: '府前街2号', reason: '门牌号已经变更，有公安机关证明' }
const keeper = (role: OfficerRole, authority = '379902-ZRZ') => as(`${role}-${authority}`, [role])

test('subjects.askDataCorrection: goes to the department that keeps the register, due in so many workdays', async () => {
  const me = await as('resident2')
  const asked = await run<Correction>(me, askDataCorrection, { body: aRequest })
  // Monday 2026-03-02, ten workdays.
  expect(asked).toMatchObject({ state: 'submitted', authorityName: expect.stringContaining('澄湖区自然资源') as string, dueOn: '2026-03-16' })
  await expect(run(me, askDataCorrection, { body: aRequest })).rejects.toMatchObject({ code: 'subjects.correction_pending' })
  await expect(run(me, askDataCorrection, { body: { ...aRequest, register: '没有的信息' } })).rejects.toMatchObject({ code: 'subjects.no_such_register' })
  await setSetting(platform.as(await as('admin', ['systemAdmin'])), { region: '379900', key: 'subjects.correctionWorkdays', text: '3', from: '2026-01-01', source: '测试' })
  expect(await run<Correction>(me, askDataCorrection, { body: { ...aRequest, field: '用途' } })).toMatchObject({ dueOn: '2026-03-05' })
})

test('subjects.askDataCorrection: a guardian asks for a child, whoever acts for an enterprise for it; nobody for an adult, nor for whom they do not stand', async () => {
  const [guardian, representative, son, stranger] = [await as('resident6'), await as('resident5'), await as('resident8'), await as('resident1')]
  const standing = async (actor: Actor, kind: 'person' | 'enterprise') => {
    const { principals } = await run<{ principals: { subject: { id: string; kind: string; name: string }; as: string }[] }>(actor, readCitizenSelf)
    return principals.slice(1).find(({ subject }) => subject.kind === kind)!.subject.id
  }
  const [child, company, mother] = [await standing(guardian, 'person'), await standing(representative, 'enterprise'), await standing(son, 'person')]
  const aboutCompany = { ...aRequest, register: '市场主体登记信息', field: '住所' }
  const asked = await run<Correction>(guardian, askDataCorrection, { body: { ...aRequest, subject: child } })
  await run(representative, askDataCorrection, { body: { ...aboutCompany, subject: company } })
  // Its agent acts for the same enterprise, and is told that it was asked already.
  await expect(run(guardian, askDataCorrection, { body: { ...aboutCompany, subject: company } })).rejects.toMatchObject({ code: 'subjects.correction_pending' })
  await expect(run(guardian, askDataCorrection, { body: { ...aboutCompany, subject: child } })).rejects.toMatchObject({ code: 'subjects.no_such_register' })

  expect((await run<{ rows: Correction[] }>(guardian, listOwnCorrections, { query: { subject: child } })).rows.map(({ id }) => id)).toEqual([asked.id])
  expect((await run<{ rows: object[] }>(guardian, listOwnCorrections)).rows).toEqual([])
  expect((await run<{ rows: { name: string }[] }>(representative, listOwnRegisters, { query: { subject: company } })).rows.map(({ name }) => name)).toContain('市场主体登记信息')
  expect(await run(guardian, readOwnRegister, { body: { register: '人口基础信息', subject: child } })).toMatchObject({ outcome: 'found' })
  expect((await run<{ rows: object[] }>(guardian, listOwnAccesses, { query: { subject: child } })).rows).toContainEqual(expect.objectContaining({ what: '人口基础信息', purpose: '监护人查阅' }))

  const four = (subject: string) => [[askDataCorrection, { body: { ...aRequest, subject } }], [listOwnCorrections, { query: { subject } }], [listOwnRegisters, { query: { subject } }], [readOwnRegister, { body: { register: '人口基础信息', subject } }]] as const
  for (const [operation, call] of four(mother)) await expect(run(son, operation, call), operation.id).rejects.toMatchObject({ code: 'subjects.own_request_needed' })
  for (const [operation, call] of four(child)) await expect(run(stranger, operation, call), operation.id).rejects.toMatchObject({ code: 'subjects.no_such_subject' })
})

test('subjects.askDataCorrection: sent twice under one key it is one request with one answer', async () => {
  const me = await as('resident2')
  const [first, second] = [await run<Correction>(me, askDataCorrection, { body: aRequest, idempotencyKey: 'k' }), await run<Correction>(me, askDataCorrection, { body: aRequest, idempotencyKey: 'k' })]
  expect(second).toEqual(first)
  expect((await run<{ rows: object[] }>(me, listOwnCorrections)).rows).toHaveLength(1)
})

test('subjects.listCorrectionsToAnswer: what is overdue comes first, with how many workdays', async () => {
  const me = await as('resident2')
  const { id: old } = await run<Correction>(me, askDataCorrection, { body: aRequest })
  platform.clock.moveTo(new Date('2026-03-19T09:00:00+08:00'))
  const { id: young } = await run<Correction>(me, askDataCorrection, { body: { ...aRequest, field: '用途' } })
  // Due on Monday the 16th, now it is Thursday.
  expect((await run<{ rows: object[] }>(await keeper('reviewer'), listCorrectionsToAnswer)).rows).toMatchObject([{ id: old, isOverdue: true, overdueWorkdays: 3 }, { id: young, isOverdue: false, overdueWorkdays: 0 }])
})

test('subjects.answerDataCorrection: only by the department it went to, once, and the person sees the answer', async () => {
  const me = await as('resident2')
  const { id } = await run<Correction>(me, askDataCorrection, { body: aRequest })
  const [own, other] = [await keeper('reviewer'), await keeper('reviewer', '379902-SCJG')]
  expect((await run<{ rows: object[] }>(own, listCorrectionsToAnswer)).rows).toMatchObject([{ id, subjectName: expect.any(String) as string, correct: '府前街2号' }])
  expect((await run<{ rows: object[] }>(other, listCorrectionsToAnswer)).rows).toEqual([])
  const body = { outcome: 'declined', answer: '经核实，登记簿记载无误' }
  await expect(run(other, answerCorrection, { params: { id }, body, ifMatch: '1' })).rejects.toMatchObject({ code: 'subjects.no_such_correction' })
  await expect(run(own, answerCorrection, { params: { id }, body, ifMatch: '7' })).rejects.toMatchObject({ code: 'subjects.correction_answered' })
  await run(own, answerCorrection, { params: { id }, body, ifMatch: '1' })
  await expect(run(own, answerCorrection, { params: { id }, body, ifMatch: '1' })).rejects.toMatchObject({ code: 'subjects.correction_answered' })
  expect((await run<{ rows: object[] }>(me, listOwnCorrections)).rows).toMatchObject([{ state: 'declined', stateName: '核实后未更正', answer: body.answer }])
  expect((await run<{ rows: object[] }>(await as('resident1'), listOwnCorrections)).rows).toEqual([])
  expect((await run<{ rows: object[] }>(own, listCorrectionsToAnswer)).rows).toEqual([])
})
