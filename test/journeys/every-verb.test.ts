import { beforeEach, describe, expect, test } from 'vitest'
import { apiRoutes } from '../../src/app.ts'
import { type Application, type ApplicationState, stateWords } from '../../src/modules/applications/application.ts'
import { HOLDERS } from '../../src/modules/applications/reading/access-rules.ts'
import type { Verb } from '../../src/modules/applications/lifecycle/command.ts'
import { getApplication, settleApplication } from '../../src/modules/applications/lifecycle/change-application.ts'
import { reasonAgainst, statesOf, VERBS, verbWords } from '../../src/modules/applications/lifecycle/lifecycle-rules.ts'
import { toSlug } from '../../src/modules/applications/reading/describe-application.ts'
import { getWorkCalendar } from '../../src/modules/calendar/index.ts'
import { describeOfficer, mayDo, type Role, ROLES } from '../../src/modules/organisation/index.ts'
import { findAccountByLogin } from '../../src/platform/auth/account-store.ts'
import { type Actor, ANONYMOUS, systemContext } from '../../src/platform/context.ts'
import { rawSql } from '../../src/platform/db/sql.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { setSetting } from '../../src/platform/settings.ts'
import { type AnyOperation, execute } from '../../src/platform/operations.ts'
import { aPdf, residentOf } from '../kit/actors.ts'
import { useTestPlatform } from '../kit/test-db.ts'
import { lawItems, publishLawItems } from './law/law-items.ts'

/**
 * The whole table: every verb, in every state, by everybody. Each cell either does what it says, or is refused with the code its
 * place in the tables calls for and writes nothing. What is expected is read off the state machine, the holders and the
 * permissions; what happens is asked of the operations. Each cell is rolled back, so one case serves a whole state.
 */
const platform = useTestPlatform()

const REGION = '379902'
const AUTHORITY = `${REGION}-SCJG`
const ITEM = 'law-everything'
const APPLICANT = 'resident1'
const MATERIAL_IDS = ['m1', 'm2', 'm3', 'm4']

/** Everybody: each role at the desk the case belongs to, the same roles at other desks, the applicant, another, a visitor. */
const PEOPLE = {
  申请人: APPLICANT, 别人: 'resident2', 窗口: `clerk-${REGION}-1`, 别处窗口: 'clerk-379903-1', 街道窗口: 'clerk-379902001', 审查: `reviewer-${AUTHORITY}`, 别的单位审查: `reviewer-${REGION}-MZJ`,
  决定: `decider-${AUTHORITY}`, 别的单位决定: `decider-${REGION}-MZJ`, 制证: `cert-${AUTHORITY}`, 别的单位制证: `cert-${REGION}-MZJ`, 监察: `supervisor-${REGION}`, 别处监察: 'supervisor-379903', 市监察: 'supervisor-379900',
  事项管理: `item-manager-${REGION}`, 系统管理: 'admin', 安全管理: 'security', 审计: 'auditor', 访客: undefined,
} as const
type Person = keyof typeof PEOPLE

const operations = new Map<Verb, AnyOperation[]>(VERBS.map((verb) => [verb, apiRoutes.filter(({ path }) => path.endsWith(`/applications/:number/${toSlug(verb)}`)).map(({ operation }) => operation)]))
const operationAt = (path: string, method = 'POST'): AnyOperation => apiRoutes.find((route) => route.method === method && route.path === path)!.operation

const actors = new Map<Person, Actor>()
async function actorOf(person: Person): Promise<Actor> {
  const known = actors.get(person)
  if (known) return known
  const login = PEOPLE[person]
  if (login === undefined) return ANONYMOUS
  const account = (await findAccountByLogin(platform.db, login))!
  const who = account.kind === 'staff' ? await describeOfficer(platform, account.principalId) : { name: residentOf(login).name, roles: ['citizen'] as Role[], region: undefined }
  const actor: Actor = { kind: account.kind, accountId: account.id, principalId: account.principalId, name: who.name, roles: who.roles, region: who.region }
  actors.set(person, actor)
  return actor
}

/** A well-formed body for each verb. At a counter materials come on paper: files there are the clerk's own. */
async function bodyOf(verb: Verb, { state = 'accepted', atCounter = false }: { state?: ApplicationState; atCounter?: boolean } = {}): Promise<object> {
  const materials = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, atCounter ? { onPaper: true } : { files: [fileId] }]))
  const promise = { signedBy: residentOf(APPLICANT).name }
  switch (verb) {
    case 'requestRevision': case 'withdraw': case 'return': case 'extend': case 'void': case 'allowSecondCorrection': case 'requestHearing': case 'withdrawCommitment': case 'revokeDecision': case 'prioritise':
      return { reason: '写明的理由' }
    case 'refuse': return { reason: '不属于本机关职权' }
    case 'revise': return (({ item: _item, region: _region, ...body }) => body)(submission())
    case 'requestCorrection': return { checks: MATERIAL_IDS.map((id) => (id === 'm1' ? { id, result: 'unqualified', reason: '不清楚' } : { id, result: 'qualified' })) }
    case 'supplyCorrection': return { materials: materials('m1') }
    case 'accept': return { checks: qualified() }
    case 'acceptWithDeferral': return { checks: qualified('m2'), deferred: [{ id: 'm2' }], promise }
    case 'supplyDeferred': return { materials: materials('m2') }
    case 'acceptWithCommitment': return { checks: qualified(), kind: 'licence', promise }
    case 'checkCommitment': return { outcome: 'breached', note: '现场与承诺不符' }
    case 'confirmRectification': return { note: '已整改到位' }
    case 'startSpecialProcedure': return { stepId: 's3', reason: '需要现场勘验', expectedWorkdays: 3 }
    case 'endSpecialProcedure': return { result: '符合要求' }
    case 'offerHearing': return { matter: '直接关系他人重大利益' }
    case 'review': return { opinion: 'agree', note: '符合条件' }
    case 'assign': return { to: (await actorOf(state === 'accepted' ? '审查' : state === 'reviewed' ? '决定' : '窗口')).principalId, reason: '按专长分派' }
    case 'decide': return { outcome: 'granted' }
    case 'deliver': return { method: 'electronic', receiver: residentOf(APPLICANT).name }
    case 'transferUpward': return { to: '市市场监督管理局', reason: '由上级机关决定' }
    case 'moveToVersion': return { itemVersion: 2 }
    case 'handOver': return { originals: ['平面图'] }
    case 'receive': case 'takeOver': case 'makeCertificate': case 'handOut': return {}
  }
}
const qualified = (...except: string[]) => MATERIAL_IDS.filter((id) => !except.includes(id)).map((id) => ({ id, result: 'qualified' }))

let fileId = ''
const submission = (item = ITEM, materials: Record<string, object> = {}) => {
  const { name, identityNumber, phone, address } = residentOf(APPLICANT)
  return {
    item, region: REGION,
    form: { applicantName: name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: identityNumber, applicantPhone: phone, applicantAddress: address, handledBy: 'applicant', truthStatement: true },
    materials: { ...Object.fromEntries(MATERIAL_IDS.map((id) => [id, { files: [fileId] }])), ...materials },
  }
}

const run = async (operation: AnyOperation, person: Person, body: unknown, number?: string, db = platform.db, version?: number): Promise<unknown> =>
  (await execute({ ...platform, db }, mayDo, operation, {
    actor: await actorOf(person), requestId: 'r', query: {}, body,
    ...(number ? { params: { number }, ifMatch: String(version ?? (await getApplication({ ...systemContext(platform, 'test'), db }, number)).version) } : {}),
  })).body

/** What somebody does on the way to a state: who, and which verb. */
type Step = readonly [Person, Verb]
const TO_GRANTED: readonly Step[] = [['窗口', 'accept'], ['审查', 'review'], ['决定', 'decide']]
const WAYS: Record<Exclude<ApplicationState, 'denied' | 'ended'>, readonly Step[]> = {
  submitted: [], revisionRequested: [['窗口', 'requestRevision']], received: [['窗口', 'receive']], correctionRequested: [['窗口', 'requestCorrection']],
  accepted: [['窗口', 'accept']], reviewed: [['窗口', 'accept'], ['审查', 'review']], granted: TO_GRANTED, certified: [...TO_GRANTED, ['制证', 'makeCertificate']],
  handedOut: [...TO_GRANTED, ['制证', 'makeCertificate'], ['窗口', 'handOut']], delivered: [...TO_GRANTED, ['制证', 'makeCertificate'], ['窗口', 'handOut'], ['窗口', 'deliver']],
  refused: [['窗口', 'refuse']], withdrawn: [['申请人', 'withdraw']], returned: [['窗口', 'return']], transferred: [['窗口', 'accept'], ['决定', 'transferUpward']],
  voided: [['决定', 'void'], ['监察', 'void']], revoked: [['窗口', 'acceptWithCommitment'], ['审查', 'checkCommitment'], ['决定', 'revokeDecision']],
}

async function take([person, verb]: Step, number: string, body?: object): Promise<void> {
  const audience = person === '申请人' ? 'citizen' : person === '监察' ? 'supervisor' : 'staff'
  const operation = operations.get(verb)!.find((each) => each.audience === audience)!
  await run(operation, person, body ?? (await bodyOf(verb)), number)
}

const DENIAL = { outcome: 'denied', reason: '场所不符合要求' }

/** A case of the applicant in this state. */
async function bringTo(state: ApplicationState): Promise<string> {
  const { number } = (await run(operationAt('/citizen/applications'), '申请人', submission())) as { number: string }
  if (state === 'denied') {
    for (const step of WAYS.reviewed) await take(step, number)
    await take(['决定', 'decide'], number, DENIAL)
  } else if (state === 'ended') {
    // 逾期未补交终止办理: set for this region, and the time goes by.
    await setSetting(systemContext(platform, 'test'), { region: REGION, key: 'applications.deferralOverrun', text: 'ended', from: platform.clock.today(), source: '测试' })
    await take(['窗口', 'acceptWithDeferral'], number)
    platform.clock.moveTo(new Date('2026-03-10T00:30:00+08:00'))
    await settleApplication(systemContext(platform, 'law'), number)
  } else for (const step of WAYS[state]) await take(step, number)
  expect((await getApplication(systemContext(platform, 'test'), number)).state).toBe(state)
  return number
}

/** What a case is made of; the tables alone need none of it. */
async function prepare(): Promise<void> {
  actors.clear()
  await publishLawItems(platform)
  const upload = { files: (async function* () { yield { name: '材料.pdf', content: (async function* () { yield aPdf() })() } })() }
  fileId = ((await run(operationAt('/citizen/files'), '申请人', upload)) as { files: { id: string }[] }).files[0]!.id
}

class RolledBack extends Error {}

/** Rows of everything a command writes. */
const COUNT = `select (select count(*) from applications.application_event) + (select count(*) from platform.outbox) + (select count(*) from applications.breach) + (select sum(version) from applications.application) as rows`
const countRows = async (): Promise<string> => (await platform.db.query<{ rows: string }>(rawSql(COUNT)))[0]!.rows

interface Outcome {
  /** `done`, or the refusal with its code. */
  outcome: string
  detail: string
}

async function outcomeOf(operation: AnyOperation, person: Person, body: object, { number, version }: Application, db = platform.db): Promise<Outcome> {
  try {
    await run(operation, person, body, number, db, version)
    return { outcome: 'done', detail: '' }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { outcome: `${error.status} ${error.code}`, detail: error.detail }
  }
}

/** One cell, and what it left behind. It is rolled back, so all begin with the same `before`. */
async function tryCell(operation: AnyOperation, person: Person, body: object, application: Application, before: string): Promise<Outcome & { isWritten: boolean }> {
  let result = { outcome: '', detail: '', isWritten: false }
  await platform.db.transaction(async (db) => {
    result = { ...(await outcomeOf(operation, person, body, application, db)), isWritten: (await countRows()) !== before }
    throw new RolledBack()
  }).catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error
  })
  return result
}

/** Whether the case is this person's to touch with this verb, by the holders' table; `isRemote` where 别处窗口 took it in. */
function isHolder(verb: Verb, person: Person, isRemote: boolean): boolean {
  const holders = HOLDERS[verb]
  switch (person) {
    case '申请人': return holders.includes('applicant')
    case '窗口': return holders.includes('hall')
    case '审查': case '决定': case '制证': return holders.includes('authority')
    case '别处窗口': return isRemote && holders.includes('remoteHall')
    case '监察': case '市监察': return holders.includes('supervisor')
    default: return false
  }
}

/** What the tables call for; `undefined` where the rules themselves have the word. */
function expectedOf(verb: Verb, operation: AnyOperation, person: Person, roles: readonly string[], isRemote: boolean): string | undefined {
  if (!mayDo(operation.permission, roles)) return person === '访客' ? '401 platform.not_signed_in' : '403 platform.not_permitted'
  // 首席事务代表: a window decides by a grant of the authority, and here nobody was given one.
  if (verb === 'decide' && roles.includes('windowClerk')) return '403 platform.not_permitted'
  if (!isHolder(verb, person, isRemote)) return operation.audience === 'citizen' ? '404 applications.not_found' : '403 applications.not_yours'
  return undefined
}

describe('每个动作都有地址，每个主人都走得到', () => {
  for (const verb of VERBS) {
    test(`${verbWords[verb]}（${verb}）`, () => {
      const found = operations.get(verb)!
      expect(found.length, `没有 /applications/:number/${toSlug(verb)}`).toBeGreaterThan(0)
      if (HOLDERS[verb].includes('applicant')) expect(found.some(({ audience }) => audience === 'citizen')).toBe(true)
      if (HOLDERS[verb].some((holder) => holder !== 'applicant')) expect(found.some(({ audience }) => audience !== 'citizen')).toBe(true)
      for (const { permission } of found) expect((Object.keys(ROLES) as Role[]).some((role) => mayDo(permission, [role])), permission).toBe(true)
    })
  }
})

/** Everybody tries these verbs on one case; what differs from the tables is told in words. */
async function tryEverybody(number: string, verbs: readonly Verb[]): Promise<{ wrong: string[]; done: Verb[] }> {
  const application = await getApplication(systemContext(platform, 'test'), number)
  const moment = { today: platform.clock.today(), calendar: await getWorkCalendar(platform, REGION) }
  const before = await countRows()
  const wrong: string[] = []
  const done: Verb[] = []
  for (const verb of verbs) {
    const against = reasonAgainst(application, verb, moment)
    for (const operation of operations.get(verb)!) {
      const body = await bodyOf(verb, { state: application.state, atCounter: operation.audience !== 'citizen' })
      for (const person of Object.keys(PEOPLE) as Person[]) {
        const at = `${person} ${operation.id}`
        const expected = expectedOf(verb, operation, person, (await actorOf(person)).roles, application.detail.remote !== undefined)
        if (expected !== undefined) {
          // Whoever is refused at the door leaves nothing behind: nothing is rolled back after them.
          const { outcome } = await outcomeOf(operation, person, body, application)
          if (outcome !== expected) wrong.push(`${at}: ${expected} 应为，实为 ${outcome}`)
          continue
        }
        const cell = await tryCell(operation, person, body, application, before)
        if (against !== undefined && !(cell.outcome.startsWith('409 ') && cell.detail === against)) wrong.push(`${at}: 「${against}」应为，实为 ${cell.outcome} ${cell.detail}`)
        if (against === undefined && cell.outcome !== 'done') wrong.push(`${at}: 应当办成，实为 ${cell.outcome} ${cell.detail}`)
        if (cell.isWritten !== (cell.outcome === 'done')) wrong.push(`${at}: ${cell.outcome}，却${cell.isWritten ? '写了' : '没有写'}`)
        if (cell.outcome === 'done') done.push(verb)
      }
      if ((await countRows()) !== before) wrong.push(`${operation.id}: 有人被拒绝，却写了`)
    }
  }
  return { wrong, done }
}

/** Verbs that were done in a state, by `verb state`: at the end none that the machine allows is missing. */
const DONE = new Set<string>()
const remember = (state: ApplicationState, verbs: readonly Verb[]) => verbs.forEach((verb) => DONE.add(`${verb} ${state}`))

describe('每个状态下，每个人用每个动作', () => {
  beforeEach(prepare)
  for (const state of Object.keys(stateWords) as ApplicationState[]) {
    test(`${stateWords[state]}（${state}）`, async () => {
      const number = await bringTo(state)
      // A newer version of the guide, so that there is one to move to.
      await publishLawItems(platform, lawItems.map((item) => ({ ...item, conditions: ['场所符合要求'] })))
      const { wrong, done } = await tryEverybody(number, VERBS)
      expect(wrong).toEqual([])
      remember(state, done)
    }, 120_000)
  }
})

const PROOF = { checks: MATERIAL_IDS.slice(0, 3).map((id) => ({ id, result: 'qualified' })), kind: 'proof' }

/** What has to have happened for verbs that make no sense in any case of their state: a hearing is asked for only where it was offered. */
const PREPARED: { verb: Verb; states: readonly ApplicationState[]; bring(state: ApplicationState): Promise<string> }[] = [
  { verb: 'allowSecondCorrection', states: ['received'], bring: () => go(submission(), [['窗口', 'requestCorrection'], ['申请人', 'supplyCorrection']]) },
  { verb: 'endSpecialProcedure', states: ['accepted', 'reviewed'], bring: (state) => go(submission(), [...wayTo(state), ['审查', 'startSpecialProcedure']]) },
  { verb: 'requestHearing', states: ['accepted', 'reviewed'], bring: (state) => go(submission(), [...wayTo(state), ['审查', 'offerHearing']]) },
  { verb: 'supplyDeferred', states: ['accepted', 'reviewed'], bring: (state) => go(submission(), wayTo(state, 'acceptWithDeferral')) },
  { verb: 'withdrawCommitment', states: ['accepted', 'reviewed'], bring: (state) => go(committed(), wayTo(state, 'acceptWithCommitment')) },
  { verb: 'checkCommitment', states: ['accepted', 'reviewed', 'granted', 'certified', 'handedOut', 'delivered'], bring: (state) => go(committed(), wayTo(state, 'acceptWithCommitment')) },
  { verb: 'confirmRectification', states: ['accepted', 'reviewed', 'granted', 'certified', 'handedOut', 'delivered'], async bring(state) {
    const number = await go(committed(), wayTo(state, 'acceptWithCommitment'))
    await take(['审查', 'checkCommitment'], number, { outcome: 'breached', note: '现场与承诺不符', rectifyDays: 10 })
    return number
  } },
  { verb: 'revokeDecision', states: ['granted', 'certified', 'handedOut', 'delivered'], bring: (state) => go(committed(), [...wayTo(state, 'acceptWithCommitment'), ['审查', 'checkCommitment']]) },
  { verb: 'handOut', states: ['granted'], bring: (state) => go(submission('law-workdays'), wayTo(state)) },
  { verb: 'deliver', states: ['granted'], bring: (state) => go(submission('law-workdays'), wayTo(state)) },
  { verb: 'handOver', states: ['received', 'correctionRequested', 'accepted', 'reviewed'], bring: (state) => goRemote(wayTo(state)) },
  { verb: 'takeOver', states: ['received', 'correctionRequested', 'accepted', 'reviewed', 'granted', 'certified', 'handedOut'], bring: (state) => goRemote([['别处窗口', 'handOver'], ...wayTo(state)]) },
  { verb: 'takeOver', states: ['denied'], async bring() {
    const number = await goRemote([['别处窗口', 'handOver'], ...wayTo('reviewed')])
    await take(['决定', 'decide'], number, DENIAL)
    return number
  } },
]

const wayTo = (state: ApplicationState, acceptance: Verb = 'accept'): Step[] => WAYS[state as keyof typeof WAYS].map(([person, verb]) => [person, verb === 'accept' ? acceptance : verb])
const committed = () => ({ ...submission(ITEM, { m4: { committed: true } }), commitmentPromise: { signedBy: residentOf(APPLICANT).name, textVersion: 1, kind: 'proof' } })

async function go(body: object, steps: readonly Step[]): Promise<string> {
  const { number } = (await run(operationAt('/citizen/applications'), '申请人', body)) as { number: string }
  for (const step of steps) await take(step, number, step[1] === 'acceptWithCommitment' ? PROOF : undefined)
  return number
}

/** 异地代收: taken in by the window of another county, on paper. */
async function goRemote(steps: readonly Step[]): Promise<string> {
  const { name, identityNumber } = residentOf(APPLICANT)
  const onPaper = Object.fromEntries(MATERIAL_IDS.map((id) => [id, { onPaper: true, declined: true }]))
  const { number } = (await run(operationAt('/staff/applications'), '别处窗口', { ...submission(ITEM, onPaper), applicant: { kind: 'person', name, identityNumber } })) as { number: string }
  // It is received already.
  for (const step of steps.filter(([, verb]) => verb !== 'receive')) await take(step, number)
  return number
}

describe('要先有别的事才能用的动作，有了就能用，也只有该用的人能用', () => {
  beforeEach(prepare)
  for (const { verb, states, bring } of PREPARED) {
    for (const state of states) {
      test(`${verbWords[verb]}（${verb}，${stateWords[state]}）`, async () => {
        const number = await bring(state)
        expect((await getApplication(systemContext(platform, 'test'), number)).state).toBe(state)
        const { wrong, done } = await tryEverybody(number, [verb])
        expect(wrong).toEqual([])
        expect(done).toContain(verb)
        remember(state, done)
      })
    }
  }
})

test('状态机允许的每个动作、每个状态，都真的办成过', () => {
  const missing = VERBS.flatMap((verb) => statesOf(verb).map((state) => `${verb} ${state}`)).filter((cell) => !DONE.has(cell))
  expect(missing).toEqual([])
})
