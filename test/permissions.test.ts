import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiRoutes } from '../src/app.ts'
import { createDemoRoutes } from '../src/demo.ts'
import { mayDo, PERMISSIONS, type Role, ROLES } from '../src/modules/organisation/index.ts'
import { findAccountByLogin } from '../src/platform/auth/account-store.ts'
import { createSessionOperations } from '../src/platform/auth/session-operations.ts'
import { createSessions } from '../src/platform/auth/sessions.ts'
import { type Actor, ANONYMOUS } from '../src/platform/context.ts'
import type { Db } from '../src/platform/db/db.ts'
import { Refusal } from '../src/platform/errors.ts'
import type { Jobs } from '../src/platform/jobs/jobs.ts'
import { type AnyOperation, execute } from '../src/platform/operations.ts'
import { listOwnFiles } from '../src/modules/applications/index.ts'
import { type Actors, AUTHORITY, bringTo, foodLicenceBody, read, REGION, signInActors, submitFoodLicence } from './kit/actors.ts'
import { answerOf, type Api, problemOf } from './kit/api.ts'
import { startTestApp, type TestApp } from './kit/test-app.ts'
import { useTestPlatform } from './kit/test-db.ts'

const neverJobs: Jobs = { drain: async () => {}, wake() {}, stop: async () => {} }
const platform = useTestPlatform()

/** Every operation there is: sessions, demonstration and what only pages name included. */
const operations: AnyOperation[] = [
  ...apiRoutes.map(({ operation }) => operation),
  ...createDemoRoutes(neverJobs).map(({ operation }) => operation),
  listOwnFiles,
  ...Object.values(createSessionOperations(createSessions(platform, async () => ({ name: '', roles: [], region: undefined })))),
]

/** Somebody of the demo city for each role. */
const LOGINS: Record<Exclude<Role, 'anonymous'>, string> = {
  citizen: 'resident1', windowClerk: 'clerk-379902-1', reviewer: `reviewer-${AUTHORITY}`, decider: `decider-${AUTHORITY}`, certificateClerk: `cert-${AUTHORITY}`,
  supervisor: 'supervisor-379902', hotlineClerk: 'hotline', hallManager: 'hall-379902', partnerOperator: 'partner-379902', disciplineInspector: 'discipline-379902', itemManager: 'item-manager-379902', itemReviewer: 'item-reviewer-379902', systemAdmin: 'admin', securityAdmin: 'security', auditor: 'auditor',
}

const actorsByRole = new Map<Role, Promise<Actor>>()

/** Looked up once: accounts are the demo city's, and no test of operations leaves a change behind. */
function actorOf(role: Role): Promise<Actor> {
  const known = actorsByRole.get(role) ?? findActor(role)
  actorsByRole.set(role, known)
  return known
}

async function findActor(role: Role): Promise<Actor> {
  if (role === 'anonymous') return ANONYMOUS
  const account = (await findAccountByLogin(platform.db, LOGINS[role]))!
  return { kind: account.kind, accountId: account.id, principalId: account.principalId, name: '某人', roles: [role], region: account.kind === 'staff' ? REGION : undefined }
}

/** Well-formed parameters of things that do not exist, so that nothing is found rather than misread. */
const PARAMS: Record<string, string> = {
  number: '3799022603020000015', id: '019a0000-0000-7000-8000-0000000000aa', file: '019a0000-0000-7000-8000-0000000000ab', document: '1-receipt', identifier: '1.2.156.3005.2.x', code: 'food-business-licence',
  divisionCode: '379902000000', list: 'licences', region: '379902', year: '2027', edition: '2026年版', rule: 'lateDecision', serial: '1', zone: 'projects', hall: 'H-379902', line: 'A', no: '001', monday: '2026-03-02', day: '2026-03-02', officer: '019a0000-0000-7000-8000-0000000000ac', kind: 'deskTerminal', copy: 'AZoAAAAAcACAAAAAAAAAqgGaAAAAAHAAgAAAAAAAAKs',
}

/** A village's manual is enough: the county's, which is meant where nothing is said, has hundreds of pages. */
const QUERIES: Record<string, object> = { 'catalogue.printManual': { division: '379902001001' } }

/** What became of a request with next to no input: `notSignedIn`, `notPermitted`, another refusal, or an answer. */
async function outcomeOf(operation: AnyOperation, actor: Actor, mayGetFurther: boolean): Promise<string> {
  const ask = async (db: Db): Promise<string> => {
    await execute({ ...platform, db }, mayDo, operation, { actor, requestId: 'r', params: PARAMS, query: QUERIES[operation.id] ?? {}, body: operation.transfer === 'upload' ? { files: [] } : {}, ifMatch: '1' })
    return 'answered'
  }
  try {
    // Who is refused at the door asks the database nothing that would have to be undone for the next.
    return await (mayGetFurther ? platform.db.transaction(ask) : ask(platform.db))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code === 'platform.not_signed_in' ? 'notSignedIn' : error.code === 'platform.not_permitted' ? 'notPermitted' : 'asked for more'
  }
}

describe('每项操作只对权限表写明的角色开放', () => {
  for (const operation of operations) {
    test(operation.id, async () => {
      const holders = operation.permission === 'public' ? Object.keys(ROLES) : PERMISSIONS[operation.permission]
      expect(holders, `${operation.permission} 不在权限表里`).toBeDefined()
      for (const role of Object.keys(ROLES) as Role[]) {
        const isHolder = holders!.includes(role)
        const outcome = await outcomeOf(operation, await actorOf(role), isHolder)
        if (isHolder) expect(['answered', 'asked for more'], `${role} 应当可以`).toContain(outcome)
        else expect(outcome, `${role} 不应当可以`).toBe(role === 'anonymous' ? 'notSignedIn' : 'notPermitted')
      }
    })
  }
})

test('面向群众的操作只有申请人能办，面向工作人员的操作申请人和访客都不能办', () => {
  for (const { id, audience, permission } of operations) {
    if (audience === 'public') continue
    const holders = PERMISSIONS[permission]!
    if (audience === 'citizen') expect(holders, id).toEqual(['citizen'])
    else expect(holders.filter((role) => role === 'citizen' || role === 'anonymous'), id).toEqual([])
  }
})

test('地址的前缀就是对象：/citizen 给申请人，/staff 给工作人员，没有前缀的谁都可以看', () => {
  for (const { path, operation } of apiRoutes) {
    const [, first] = path.split('/')
    expect(operation.audience, path).toBe(first === 'citizen' || first === 'staff' || first === 'supervisor' ? first : 'public')
  }
})

describe('同一角色也只办自己的件', () => {
  let city: TestApp
  let actors: Actors
  let number: string
  let fileId: string
  beforeAll(async () => {
    city = await startTestApp()
    actors = await signInActors(city.url)
    ;({ number } = await submitFoodLicence(actors.citizen))
    fileId = (await read(actors.clerk, number)).materials.find(({ files }) => files.length > 0)!.files[0]!.id
    await actors.clerk.post(`/staff/applications/${number}/receive`, {}, { version: 1 })
  })
  afterAll(() => city.close())

  const CLERK_VERBS: [string, object][] = [
    ['receive', {}], ['request-correction', { checks: [{ id: 'm3', result: 'unqualified', reason: '不清' }] }], ['supply-correction', { materials: {} }], ['accept', {}],
    ['refuse', { reason: '不属于职权' }], ['hand-out', {}], ['deliver', { method: 'counter' }], ['return', { reason: '放弃申请' }], ['handle-immediately', {}],
  ]
  const AUTHORITY_VERBS: Record<string, [string, object][]> = {
    reviewer: [['review', { opinion: 'agree', note: '符合' }], ['start-special-procedure', { stepId: 's3', reason: '核查', expectedWorkdays: 3 }], ['end-special-procedure', { result: '符合' }], ['return', { reason: '放弃申请' }]],
    decider: [['decide', { outcome: 'granted' }], ['extend', { reason: '复杂' }]],
    cert: [['make-certificate', {}]],
  }

  async function refusedEverything(api: Api, verbs: [string, object][]): Promise<void> {
    const { version } = await read(actors.clerk, number)
    for (const [verb, body] of verbs) {
      const problem = problemOf(await api.post(`/staff/applications/${number}/${verb}`, body, { version, key: randomUUID() }))
      expect([problem.status, problem.code], verb).toEqual([403, 'applications.not_yours'])
    }
    expect(await read(actors.clerk, number)).toMatchObject({ version, state: 'received' })
  }

  async function seesNothing(api: Api): Promise<void> {
    for (const path of [`/staff/applications/${number}`, `/staff/applications/${number}/documents/2-receipt`, `/staff/applications/${number}/files/${fileId}`]) {
      expect(problemOf(await api.get(path)), path).toMatchObject({ status: 403, code: 'applications.not_yours' })
    }
    const lists = ['?view=all&limit=200', `?q=${number}`, `?q=${encodeURIComponent('陈小满')}`, '']
    for (const query of lists) {
      const { rows } = answerOf(await api.get<{ rows: { number: string }[] }>(`/staff/applications${query}`))
      expect(rows.map((row) => row.number), query).not.toContain(number)
    }
  }

  test('镇街便民中心的窗口不能办区大厅的件', async () => {
    await refusedEverything(await actors.as('clerk-379902001'), CLERK_VERBS)
  })

  test('别的部门的审查、决定、制证人员不能办，也看不到', async () => {
    for (const [role, verbs] of Object.entries(AUTHORITY_VERBS)) {
      const other = await actors.as(`${role}-379902-GAJ`)
      await refusedEverything(other, verbs)
      await seesNothing(other)
    }
  })

  test('别的区县的窗口、同名部门和监察人员都不能办，也看不到', async () => {
    const otherClerk = await actors.as('clerk-379903-1')
    await refusedEverything(otherClerk, CLERK_VERBS)
    await seesNothing(otherClerk)
    for (const [role, verbs] of Object.entries(AUTHORITY_VERBS)) {
      const other = await actors.as(`${role}-379903-SCJG`)
      await refusedEverything(other, verbs)
      await seesNothing(other)
    }
    await seesNothing(await actors.as('supervisor-379903'))
  })

  test('本区和市级监察人员看得到，除两人作废的一步外什么也办不了', async () => {
    for (const login of ['supervisor-379902', 'supervisor-379900']) {
      const supervisor = await actors.as(login)
      const view = await read(supervisor, number)
      expect(view.allowedActions.filter(({ allowed }) => allowed).map(({ verb }) => verb), login).toEqual(['void'])
      expect(view.allowedActions.every(({ reason, allowed }) => allowed || reason !== null), login).toBe(true)
    }
  })

  test('监察人员看不到证件号码和电话的全文，经办人员看得到', async () => {
    const textOf = async (api: Api) => JSON.stringify((await read(api, number)).form)
    expect(await textOf(actors.clerk)).toContain('19900000002')
    const masked = await textOf(actors.supervisor)
    expect(masked).not.toContain('19900000002')
    expect(masked).not.toMatch(/\d{17}[\dX]/)
  })

  test('区大厅的综合窗口可以代镇街便民中心收件', async () => {
    const body = { ...(await foodLicenceBody(actors.citizen)), division: '379902001000' }
    const filed = answerOf(await actors.citizen.post<{ number: string; version: number }>('/citizen/applications', body))
    expect((await read(actors.clerk, filed.number)).hall.id).toBe('H-379902001')
    expect((await actors.clerk.post(`/staff/applications/${filed.number}/receive`, {}, { version: filed.version })).status).toBe(200)
  })

  test('别人的办件在我看来就是不存在：看、下载、撤回、补正、评价、证照都是 404', async () => {
    const done = await bringTo(actors, 'delivered')
    await city.app.jobs.drain()
    const { certificate } = await read(actors.citizen, done.number, 'citizen')
    const { stranger } = actors
    const attempts = [
      () => stranger.get(`/citizen/applications/${done.number}`),
      () => stranger.get(`/citizen/applications/${done.number}/documents/2-receipt`),
      () => stranger.post(`/citizen/applications/${done.number}/withdraw`, { reason: '不办了' }, { version: done.version }),
      () => stranger.post(`/citizen/applications/${done.number}/supply-correction`, { materials: {} }, { version: done.version }),
      () => stranger.get(`/citizen/ratings/${done.number}`),
      () => stranger.post(`/citizen/ratings/${done.number}`, { grade: 5 }),
      () => stranger.get(`/citizen/certificates/${encodeURIComponent(certificate!.identifier)}/file`),
    ]
    for (const attempt of attempts) expect(problemOf(await attempt()).status, attempt.toString()).toBe(404)
    // The answer is the same as for a number that was never given.
    const never = problemOf(await stranger.get('/citizen/applications/3799022603029999990'))
    expect(never.status).toBe(404)
  })
})
