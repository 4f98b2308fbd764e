import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { onSubmitted } from '../../src/modules/applications/index.ts'
import { systemContext } from '../../src/platform/context.ts'
import { setSetting } from '../../src/platform/settings.ts'
import type { ApplicationView } from '../../src/modules/applications/contract.ts'
import { type Actors, AUTHORITY, bringTo, command, type Filed, foodLicenceBody, read, REGION, residentOf, signInActors, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

const ITEM = 'food-business-licence'
const RULES = [
  { id: 'person', title: '个人申请', expression: '申请人类型 = "个人"' },
  { id: 'self', title: '申请人本人办理', expression: '本人办理' },
  { id: 'honest', title: '没有未修复的失信记录', expression: '未修复失信数 = 0' },
  { id: 'all-in', title: '没有承诺后补的材料', expression: '承诺材料数 = 0' },
]
const SETS = `/staff/automatic-rule-sets/${ITEM}`

interface RuleSet {
  versions: { version: number; revision: number; state: string; simulation: { cases: number; granted: number; wrong: { number: string }[]; heldBack: { ruleId: string; cases: number }[]; summary: string } | null }[]
  switch: { isOn: boolean; reason: string | null; changedByName: string | null }
  inForce: number | null
  facts: { name: string }[]
  findings: { objected: number; isSwitchOffSuggested: boolean }
  allowedActions: { verb: string; allowed: boolean; reason: string | null }[]
}

let city: TestApp
let actors: Actors
let manager: Api
let approver: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  ;[manager, approver] = await Promise.all([actors.as(`item-manager-${REGION}`), actors.as(`item-reviewer-${REGION}`)])
  // Whether the lot draws a case depends on its number: nobody is drawn until a journey says that everybody is.
  await setShare('0')
})
afterAll(() => city.close())

const readSet = async (api: Api = manager): Promise<RuleSet> => answerOf(await api.get<RuleSet>(SETS))
const revisionOf = async (): Promise<number> => (await readSet()).versions.find(({ state }) => state !== 'approved')?.revision ?? 0
const draft = async (rules: object[] = RULES, version?: number) => manager.put<{ version: number; revision: number }>(`${SETS}/draft`, { rules, note: '第一版规则' }, { version: version ?? (await revisionOf()) })
const step = async (api: Api, verb: string, body: object = {}) => api.post<{ version: number; revision: number }>(`${SETS}/${verb}`, body, { version: await revisionOf() })
const turn = (api: Api, verb: 'switch-on' | 'switch-off', reason = '按局务会决定') => api.post<{ isOn: boolean }>(`${SETS}/${verb}`, { reason })

/** Rules that decide from today, all by the two who have to. */
async function putInForce(rules: object[] = RULES) {
  answerOf(await draft(rules))
  answerOf(await step(manager, 'simulate'))
  answerOf(await step(manager, 'submit'))
  answerOf(await step(approver, 'approve'))
}
const submit = async (change: (body: Awaited<ReturnType<typeof foodLicenceBody>>) => object = (body) => body): Promise<Filed> =>
  answerOf(await actors.citizen.post<Filed>('/citizen/applications', change(await foodLicenceBody(actors.citizen))))
const told = (number: string, channel = 'online') => [{ id: '019a0000-0000-7000-8000-0000000000ee', region: REGION, type: 'applications.submitted', payload: { number, itemCode: ITEM, channel }, at: '2026-03-02T01:00:00Z' }]
const reader = () => systemContext(city.platform, 'test')
const setShare = (text: string) => setSetting(reader(), { region: REGION, key: 'applications.automaticSampleShare', text, from: '2026-01-01', source: '测试' })
const countOf = (view: ApplicationView, type: string) => view.timeline.filter((entry) => entry.type === type).length

describe('规则由两个人定', () => {
  test('写错的条件当场指出错在哪里，改好才能保存', async () => {
    const problem = problemOf(await draft([{ ...RULES[0]!, expression: '本人办理 and 失信 = 0' }, { ...RULES[1]!, expression: '未修复失信数 =' }]))
    expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '/rules/0/expression', message: expect.stringContaining('第 10 个字起：没有「失信」') as string }, { pointer: '/rules/1/expression', message: expect.stringContaining('没有写完') as string }] })
    expect(problemOf(await draft([RULES[0]!, RULES[0]!])).errors?.[0]?.pointer).toBe('/rules/1/id')
  })

  test('试算用假设的事实，逐条给出结果；没填的事实是查不到', async () => {
    const trial = answerOf(await manager.post<{ isGranted: boolean; results: { outcome: string; facts: { value: string }[] }[]; problems: { rule: number; from: number }[] }>(`${SETS}/try`, {
      rules: [...RULES, { id: 'bad', title: '写错的', expression: '本人办理 and' }], facts: { 申请人类型: '个人', 本人办理: false, 未修复失信数: 0 },
    }))
    expect(trial.results.map(({ outcome }) => outcome)).toEqual(['holds', 'fails', 'holds', 'unknown', 'broken'])
    expect(trial).toMatchObject({ isGranted: false, problems: [{ rule: 4, from: 8 }] })
    expect(trial.results[1]!.facts[0]!.value).toBe('否')
    expect(problemOf(await manager.post(`${SETS}/try`, { rules: RULES, facts: { 未修复失信数: '零' } })).errors?.[0]?.pointer).toBe('/facts/未修复失信数')
  })

  test('没有模拟过不能送审；起草人不能批准；旧页面的保存不算', async () => {
    const denied = await bringTo(actors, 'reviewed')
    await command(actors.decider, denied.number, 'decide', { outcome: 'denied', reason: '布局不符合要求' })
    await bringTo(actors, 'granted')
    const first = answerOf(await draft())
    expect(first).toMatchObject({ version: 1, revision: 1 })
    expect(problemOf(await draft(RULES, 0))).toMatchObject({ status: 409, code: 'applications.rules_changed_meanwhile' })
    expect(problemOf(await step(manager, 'submit'))).toMatchObject({ status: 409, code: 'applications.rules_not_open', detail: expect.stringContaining('模拟') as string })

    const simulated = answerOf(await manager.post<RuleSet>(`${SETS}/simulate`, {}, { version: 1 })).versions[0]!.simulation!
    expect(simulated.cases).toBeGreaterThanOrEqual(2)
    // The rules know nothing of a layout: what a person denied, they would have granted, and that is told.
    expect(simulated.wrong.map(({ number }) => number)).toEqual([denied.number])
    expect(simulated.summary).toContain(`${simulated.cases} 件中`)

    answerOf(await draft([...RULES, { id: 'paperless', title: '没有需要人工看的材料', expression: '上传材料数 = 0' }]))
    expect((await readSet()).versions[0]).toMatchObject({ revision: 2, simulation: null })
    const again = answerOf(await manager.post<RuleSet>(`${SETS}/simulate`, {}, { version: 2 })).versions[0]!.simulation!
    expect(again).toMatchObject({ granted: 0, wrong: [], heldBack: [{ ruleId: 'paperless' }] })

    answerOf(await step(manager, 'submit'))
    expect(problemOf(await draft())).toMatchObject({ status: 409, code: 'applications.rules_not_open' })
    expect(problemOf(await step(manager, 'approve'))).toMatchObject({ status: 403 })
    expect(problemOf(await turn(approver, 'switch-on'))).toMatchObject({ status: 409, code: 'applications.cannot_switch' })
    expect(problemOf(await step(approver, 'approve', { validFrom: '2026-03-01' })).errors?.[0]?.pointer).toBe('/validFrom')
    answerOf(await step(approver, 'return', { note: '请说明为什么不看布局图' }))
    expect((await readSet()).versions[0]).toMatchObject({ state: 'drafted', returnedNote: '请说明为什么不看布局图' })
    answerOf(await step(manager, 'submit'))
    answerOf(await step(approver, 'approve', { validFrom: '2026-03-09' }))
    // Approved for a later day: nothing decides today.
    expect(await readSet()).toMatchObject({ inForce: null, versions: [{ state: 'approved', validFrom: '2026-03-09', approvedByName: expect.any(String) as string }] })
    expect(problemOf(await turn(approver, 'switch-on'))).toMatchObject({ status: 409 })
  })

  test('办件人员、申请人和没登录的人都不能起草、批准或开启', async () => {
    for (const [api, status] of [[actors.clerk, 403], [actors.citizen, 403], [actors.visitor, 401]] as const) {
      expect(problemOf(await api.put(`${SETS}/draft`, { rules: RULES, note: '试试' }, { version: 0 }))).toMatchObject({ status })
      expect(problemOf(await api.post(`${SETS}/approve`, {}, { version: 1 }))).toMatchObject({ status })
      expect(problemOf(await turn(api, 'switch-on'))).toMatchObject({ status })
    }
    expect(problemOf(await turn(actors.supervisor, 'switch-on'))).toMatchObject({ status: 403 })
  })
})

describe('系统自动审批', () => {
  test('我的申请规则全部符合，提交后不久就准予了，每条规则看了什么我都能看到', async () => {
    await putInForce()
    const { number: before } = await submit()
    await city.app.jobs.drain()
    expect((await read(actors.citizen, before, 'citizen')).state).toBe('submitted') // not switched on yet
    expect(answerOf(await turn(manager, 'switch-on'))).toEqual({ item: ITEM, isOn: true })
    expect(await readSet()).toMatchObject({ inForce: 2, switch: { isOn: true, reason: '按局务会决定', changedByName: expect.any(String) as string } })

    const { number } = await submit()
    await city.app.jobs.drain()
    const mine = await read(actors.citizen, number, 'citizen')
    expect(mine).toMatchObject({ state: 'granted', receivedOn: '2026-03-02', acceptedOn: '2026-03-02', decidedOn: '2026-03-02' })
    expect(mine.automatic).toMatchObject({ isGranted: true, version: 2, obstacle: null, mayAskForPerson: true })
    expect(mine.automatic!.results.map(({ title, outcome }) => [title, outcome])).toEqual(RULES.map(({ title }) => [title, 'holds']))
    expect(mine.automatic!.results[2]!.facts).toEqual([{ name: '未修复失信数', title: expect.any(String) as string, value: '0' }])
    for (const type of ['received', 'accepted', 'reviewed', 'granted']) expect(mine.timeline.find((entry) => entry.type === type), type).toMatchObject({ actorName: '系统自动审批' })
    expect(mine.documents.length).toBeGreaterThan(0)
    // A person goes on from here.
    expect(await command(actors.certificateClerk, number, 'make-certificate')).toMatchObject({ state: 'certified' })
  })

  test('有一条不符合，就交给工作人员，绝不自动不予；工作人员看得到原因', async () => {
    const { number } = await submit((body) => ({ ...body, materials: { ...body.materials, m5: { deferred: true } }, deferralPromise: { signedBy: '陈小满', textVersion: 1 } }))
    await city.app.jobs.drain()
    const seen = await read(actors.clerk, number)
    expect(seen).toMatchObject({ state: 'submitted', automatic: { isGranted: false, mayAskForPerson: false } })
    expect(seen.automatic!.results.filter(({ outcome }) => outcome !== 'holds').map(({ id }) => id)).toEqual(['all-in'])
    expect(countOf(seen, 'denied')).toBe(0)
    expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/ask-for-person`, { wish: '请人工看' }))).toMatchObject({ status: 409, code: 'applications.not_automatic' })
  })

  test('窗口收的件由人办，规则不看', async () => {
    const { number } = await submit()
    const isWanted = (channel?: 'counter') => (told(number, channel) as unknown as Parameters<NonNullable<typeof onSubmitted.wants>>[0][]).map((event) => onSubmitted.wants!(event))
    expect(isWanted()).toEqual([true])
    expect(isWanted('counter')).toEqual([false])
    await city.app.jobs.drain()
  })

  test('同一个公告说两次、两个进程同时办，只有一个决定和一份说明', async () => {
    const { number } = await submit()
    await Promise.all([1, 2, 3].map(() => onSubmitted.run(reader(), told(number) as never)))
    await onSubmitted.run(reader(), told(number) as never)
    await city.app.jobs.drain()
    const view = await read(actors.clerk, number)
    expect(view.state).toBe('granted')
    for (const type of ['received', 'accepted', 'granted']) expect(countOf(view, type), type).toBe(1)
    const { rows } = await city.owner.query('select count(*)::int as n from applications.automatic_assessment where number = $1', [number])
    expect(rows).toEqual([{ n: 1 }])
  })

  test('写到一半被打断，什么也没有留下；再来一次就办好了', async () => {
    const { number } = await submit()
    // The explanation cannot be written: the decision in the same statement must not be either.
    await city.owner.query('alter table applications.automatic_assessment add constraint interrupted check (number <> \'' + number + '\')')
    await expect(onSubmitted.run(reader(), told(number) as never)).rejects.toThrow('could not be assessed')
    expect((await read(actors.clerk, number)).state).toBe('submitted')
    await city.owner.query('alter table applications.automatic_assessment drop constraint interrupted')
    await onSubmitted.run(reader(), told(number) as never)
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'granted', automatic: { isGranted: true } })
    await city.app.jobs.drain()
  })

  test('工作人员已经动手的件，系统不再碰', async () => {
    const { number, version } = await submit()
    answerOf(await actors.clerk.post(`/staff/applications/${number}/receive`, {}, { version }))
    await onSubmitted.run(reader(), told(number) as never)
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'received', automatic: null })
    await city.app.jobs.drain()
  })

  test('出错的规则不会放行，交给人办', async () => {
    // As an older version of the item would have left it: the fact is gone.
    await city.owner.query(`update applications.automatic_rule_set set rules = rules || '[{"id":"gone","title":"情形已改","expression":"情形_没有了 = \\"是\\""}]'::jsonb where item_code = $1 and version = 2`, [ITEM])
    const { number } = await submit()
    await city.app.jobs.drain()
    const view = await read(actors.clerk, number)
    expect(view).toMatchObject({ state: 'submitted', automatic: { isGranted: false } })
    expect(view.automatic!.results.at(-1)).toMatchObject({ outcome: 'broken', outcomeName: '规则出错，需人工核对' })
    await city.owner.query(`update applications.automatic_rule_set set rules = $2 where item_code = $1 and version = 2`, [ITEM, JSON.stringify(RULES)])
  })
})

describe('补办', () => {
  const REISSUE = 'food-business-change'
  const SET = `/staff/automatic-rule-sets/${REISSUE}`
  const REISSUE_RULES = [
    { id: 'identity', title: '身份与实名登记一致', expression: '身份核对一致' },
    { id: 'kind', title: '申请补办', expression: '情形_办理哪种业务 = "补办" and 与原办件的关系 = "补办"' },
    { id: 'licence', title: '原证照有效，是本人的食品经营许可证', expression: '原证照状态 = "有效" and 原证照名称 = "食品经营许可证" and 原证照持有人一致 and 原办件同一机关' },
    { id: 'held', title: '名下有有效的食品经营许可证', expression: 'list contains(持有有效证照, "食品经营许可证")' },
  ]
  const reissue = async (earlier: string | undefined): Promise<Filed> => {
    const { name, identityNumber, phone } = residentOf('resident2')
    const file = await upload(actors.citizen)
    return answerOf(await actors.citizen.post<Filed>('/citizen/applications', {
      item: REISSUE, region: REGION, situations: { q1: 'o3' },
      form: { applicantKind: 'person', applicantName: name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: identityNumber, applicantPhone: phone, applicantAddress: '澄湖区湖滨路 1 号', handledBy: 'applicant', truthStatement: true },
      materials: { q1o3m1: { files: [file] }, m3: { files: [file] }, m4: { files: [file] } },
      ...(earlier ? { follows: { number: earlier, relation: 'reissue' } } : {}),
    }))
  }

  test('我的食品经营许可证丢了，原证照有效，补办当场准予；没有写原办件的交给人办', async () => {
    const { number: earlier } = await bringTo(actors, 'delivered')
    await city.app.jobs.drain()
    answerOf(await manager.put(`${SET}/draft`, { rules: REISSUE_RULES, note: '补办' }, { version: 0 }))
    answerOf(await manager.post(`${SET}/simulate`, {}, { version: 1 }))
    answerOf(await manager.post(`${SET}/submit`, {}, { version: 1 }))
    answerOf(await approver.post(`${SET}/approve`, {}, { version: 2 }))
    answerOf(await manager.post(`${SET}/switch-on`, { reason: '试点' }))
    const [known, unknown] = [await reissue(earlier), await reissue(undefined)]
    await city.app.jobs.drain()
    const mine = await read(actors.citizen, known.number, 'citizen')
    expect(mine.automatic?.results.map(({ outcome }) => outcome)).toEqual(['holds', 'holds', 'holds', 'holds'])
    expect(mine.state).toBe('granted')
    const other = await read(actors.citizen, unknown.number, 'citizen')
    expect(other).toMatchObject({ state: 'submitted', automatic: { isGranted: false } })
    expect(other.automatic?.results.map(({ outcome }) => outcome)).toEqual(['holds', 'fails', 'unknown', 'holds'])

    // The licence was revoked meanwhile: the next one is people's to look at.
    await city.owner.query(`update certificates.certificate set state = 'revoked' where application_number = $1`, [earlier])
    const { number } = await reissue(earlier)
    await city.app.jobs.drain()
    expect((await read(actors.citizen, number, 'citizen')).automatic?.results.map(({ outcome }) => outcome)).toEqual(['holds', 'holds', 'fails', 'holds'])
    answerOf(await manager.post(`${SET}/switch-off`, { reason: '测试结束' }))
  })
})

describe('人来看', () => {
  const settle = (api: Api, number: string, reason: string, finding: string, note = '看过材料') => api.post(`/staff/automatic-samples/${number}/${reason}/settle`, { finding, note })
  const samples = async (api: Api) => answerOf(await api.get<{ rows: { number: string; reason: string; wish: string | null; reasonAgainst: string | null }[] }>('/staff/automatic-samples?limit=100')).rows

  test('我可以要求人工复核，一次；复核意见我看得到', async () => {
    const { number } = await submit()
    await city.app.jobs.drain()
    expect(problemOf(await actors.stranger.post(`/citizen/applications/${number}/ask-for-person`, { wish: '请人工看' }))).toMatchObject({ status: 404 })
    const ask = (key: string) => actors.citizen.post<{ mayAskForPerson: boolean }>(`/citizen/applications/${number}/ask-for-person`, { wish: '请工作人员再看一下经营项目' }, { key })
    const once = answerOf(await ask('ask-1'))
    expect(once).toMatchObject({ mayAskForPerson: false, personReview: { findingName: null } })
    expect(answerOf(await ask('ask-1'))).toEqual(once)
    expect(problemOf(await ask('ask-2'))).toMatchObject({ status: 409, code: 'applications.asked_already' })
    expect((await samples(actors.reviewer)).find((each) => each.number === number)).toMatchObject({ reason: 'asked', wish: '请工作人员再看一下经营项目', reasonAgainst: null })
    expect((await samples(manager)).find((each) => each.number === number)).toMatchObject({ reasonAgainst: '由审批单位的审查人员或监督员复核。' })
    expect(problemOf(await settle(await actors.as('reviewer-379903-SCJG'), number, 'asked', 'agreed'))).toMatchObject({ status: 403 })
    expect(problemOf(await settle(manager, number, 'asked', 'agreed'))).toMatchObject({ status: 403 })
    answerOf(await settle(actors.reviewer, number, 'asked', 'agreed', '材料齐全，同意'))
    expect(problemOf(await settle(actors.reviewer, number, 'asked', 'objected'))).toMatchObject({ status: 409, code: 'applications.settled_already' })
    expect((await read(actors.citizen, number, 'citizen')).automatic).toMatchObject({ personReview: { findingName: '同意自动审批', note: '材料齐全，同意' } })
    expect(problemOf(await settle(actors.reviewer, number, 'drawn', 'agreed'))).toMatchObject({ status: 404 })
  })

  test('抽中的件有人复核；不同意的多了，建议停用；点一下立即停用，后来的件由人办', async () => {
    await setShare('1')
    const drawn = [await submit(), await submit()]
    await city.app.jobs.drain()
    const waiting = await samples(actors.supervisor)
    for (const { number } of drawn) {
      expect(waiting.find((each) => each.number === number)).toMatchObject({ reason: 'drawn' })
      answerOf(await settle(actors.supervisor, number, 'drawn', 'objected', '布局图与场所不符'))
    }
    expect((await readSet()).findings).toMatchObject({ objected: 2, isSwitchOffSuggested: true })
    expect(answerOf(await turn(actors.decider, 'switch-off', '抽查两件不同意'))).toMatchObject({ isOn: false })
    expect(problemOf(await turn(actors.supervisor, 'switch-off', '再停一次'))).toMatchObject({ status: 409, code: 'applications.cannot_switch' })
    const { number } = await submit()
    await city.app.jobs.drain()
    expect(await read(actors.clerk, number)).toMatchObject({ state: 'submitted', automatic: null })
    expect((await readSet()).switch).toMatchObject({ isOn: false, reason: '抽查两件不同意' })
  })
})

test('说明只给办这件的人和申请人看，规则列表只给管理规则的人看', async () => {
  expect(answerOf(await manager.get<{ rows: { itemCode: string; itemName: string }[] }>('/staff/automatic-rule-sets')).rows).toMatchObject([{ itemCode: 'food-business-change' }, { itemCode: ITEM, version: 2, isOn: false }])
  expect(problemOf(await actors.citizen.get('/staff/automatic-rule-sets'))).toMatchObject({ status: 403 })
  expect(problemOf(await actors.clerk.get(SETS))).toMatchObject({ status: 403 })
  expect(AUTHORITY).toContain(REGION)
})
