import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { createClock } from '../../../platform/clock.ts'
import { setSetting } from '../../../platform/settings.ts'
import type { Static } from 'typebox'
import { type Ask, askAs, aChangeIn, officerOf } from '../changes/fixtures.ts'
import { changeLocal } from '../entries/change-local.ts'
import { aRawItem, aRawMaterial } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import { getPublishedItem } from '../published-items.ts'
import { checkCatalogue as runCheck, checkDaily, onItemPublished } from './check-catalogue.ts'
import { checkContent, refuseBlockingFindings } from './check-content.ts'
import { checkCatalogue, checkChange, listCheckRules } from './check-operations.ts'
import type { CheckAnswer, IssueList, IssueView, RuleList } from './contract.ts'
import { assignIssue, excuseIssue, exportIssues, listCheckIssues, reopenIssue, reportIssue, settleIssue } from './issue-operations.ts'
import { findLastRun } from './issue-store.ts'
import { saveLinkResults } from './link-store.ts'

const platform = useTestPlatform()
const TEA = 'tea-house-filing'
const COUNTY = '379902000000'
let city: Ask
let county: Ask
let reviewer: Ask

beforeEach(async () => {
  ;[city, county, reviewer] = await Promise.all(['item-manager-379900', 'item-manager-379902', 'item-reviewer-379900'].map((login) => askAs(platform, login))) as [Ask, Ask, Ask]
})

const system = () => systemContext(platform, 'test')
const publish = (changes: Parameters<typeof aRawItem>[0] = {}) => importItems(system(), [aRawItem(changes)])
const set = (key: string, value: string, region = '379900') => setSetting(system(), { region, key, text: value, from: '2026-01-01', source: '测试' })
const issues = async (ask: Ask, query: object = { item: TEA }) => (await ask<Static<typeof IssueList>>(listCheckIssues, { query })).rows
const issueOf = async (ask: Ask, ruleId: string, query: object = { item: TEA }) => (await issues(ask, query)).find((issue) => issue.ruleId === ruleId)
/** 茶馆备案 asks for 场所使用证明 without saying which law does, and shows no sample of its result. */
const rulesFound = async () => (await issues(city)).map(({ ruleId }) => ruleId).sort()

describe('checking a draft', () => {
  const check = (id: string) => city<Static<typeof CheckAnswer>>(checkChange, { params: { id } })

  test('what may not be published and what has to be settled are told apart, in words', async () => {
    const change = await aChangeIn(platform, 'drafted', { kind: 'revise', itemCode: 'food-business-licence' }, { kind: 'immediate', result: { name: '食品经营许可证', kind: 'proof', validity: null, sample: '/a.pdf' } })
    const { findings, counts, isPublishable } = await check(change.id)
    expect(isPublishable).toBe(false)
    expect(findings[0]).toMatchObject({ ruleId: 'immediateMeansAtOnce', severity: 'block', severityName: '不得公布', path: 'kind', elementTitle: '办件类型', problemName: '时限不准确', divisionName: null })
    expect(findings.find(({ ruleId }) => ruleId === 'resultNameFitsKind')).toMatchObject({ severity: 'warn', path: 'result/kind', elementTitle: '办理结果' })
    expect(counts.block + counts.warn).toBe(findings.length)
  })

  test('the seeded items may be published as they are', async () => {
    for (const code of ['food-business-licence', 'company-registration', 'birth-household-registration']) {
      await expect(refuseBlockingFindings(platform, await getPublishedItem(platform, code))).resolves.toBeUndefined()
    }
  })

  test('a publication is refused with every finding that blocks it', async () => {
    const item = await getPublishedItem(platform, 'food-business-licence')
    await expect(refuseBlockingFindings(platform, { ...item, kind: 'immediate', fee: null, onlinePayment: true })).rejects.toMatchObject({
      status: 422, code: 'catalogue.check_failed', errors: [{ pointer: '/kind' }, { pointer: '/onlinePayment' }],
    })
  })

  test('nobody is reminded to confirm what is being edited, however strict the rule', async () => {
    const item = await getPublishedItem(platform, 'food-business-licence')
    platform.clock = createClock(new Date('2027-03-02T09:00:00+08:00'))
    await set('catalogue.check.guideFresh', 'block')
    expect((await checkContent(platform, item)).map(({ ruleId }) => ruleId)).not.toContain('guideFresh')
  })

  test('of the places it tells what the draft would bring about, and not what is theirs to mend anyway', async () => {
    await publish()
    const local = { promisedLimit: { amount: 4, unit: 'workday' }, places: [{ id: 'p1', kind: 'serviceCentre', name: '旧大厅', address: '旧街9号', hours: '工作日 9:00–17:00', phone: null }] }
    await county(changeLocal, { params: { divisionCode: COUNTY, code: TEA }, body: { local }, version: 0 })
    const item = await getPublishedItem(platform, TEA)
    const ofPlaces = async (changes: object) => (await checkContent(platform, { ...item, ...changes })).filter(({ divisionCode }) => divisionCode === COUNTY).map(({ ruleId, path }) => [ruleId, path])
    expect(await ofPlaces({})).toEqual([])
    expect(await ofPlaces({ promisedLimit: { amount: 3, unit: 'workday' } })).toEqual([['localDifferencesHold', 'promisedLimit']])
  })

  test('a city makes a rule stricter, or switches it off', async () => {
    const item = await getPublishedItem(platform, 'food-business-licence')
    await set('catalogue.check.licenceHasSpecification', 'block')
    await expect(refuseBlockingFindings(platform, item)).rejects.toMatchObject({ code: 'catalogue.check_failed' })
    await set('catalogue.check.licenceHasSpecification', 'off')
    expect((await checkContent(platform, item)).map(({ ruleId }) => ruleId)).not.toContain('licenceHasSpecification')
  })

  test('a severity that does not exist is refused', async () => {
    await expect(set('catalogue.check.guideFresh', 'strict')).rejects.toMatchObject({ code: 'platform.bad_setting' })
  })

  test('no change, no check', async () => {
    await expect(check('019a0000-0000-7000-8000-0000000000aa')).rejects.toMatchObject({ code: 'catalogue.no_change' })
  })
})

describe('checking the whole catalogue', () => {
  test('what persists becomes an issue with its department and its day', async () => {
    await publish()
    await city(checkCatalogue)
    expect(await issueOf(city, 'proofsHaveBasis')).toMatchObject({
      itemName: '茶馆备案', departmentName: '市场监督管理局', region: '379900', regionName: '云湖市', path: 'materials/m2/legalBasis', elementTitle: '申请材料', state: 'open', stateName: '待整改',
      // Ten workdays from Monday, 2 March.
      dueOn: '2026-03-16', isOverdue: false, ownerName: null,
    })
  })

  test('running it again opens nothing twice and settles nothing that stands', async () => {
    await publish()
    const first = await runCheck(system())
    expect(first).toMatchObject({ items: 161, settled: 0 })
    expect(first.opened).toBe(first.findings)
    expect(await runCheck(system())).toMatchObject({ opened: 0, settled: 0, findings: first.findings })
  })

  test('what is gone is settled, and what comes back stands again with its own day', async () => {
    await publish()
    await runCheck(system())
    const before = await issueOf(city, 'proofsHaveBasis')
    const mended = aRawItem().materials as object[]
    await publish({ materials: [mended[0]!, aRawMaterial({ name: '场所使用说明' })], situations: [] })
    expect((await runCheck(system())).settled).toBe(1)
    expect(await rulesFound()).not.toContain('proofsHaveBasis')
    expect(await issueOf(city, 'proofsHaveBasis', { item: TEA, state: 'settled' })).toMatchObject({ id: before!.id, reason: '复查已消除', stateName: '已整改' })
    await publish()
    await runCheck(system())
    expect((await issueOf(city, 'proofsHaveBasis'))!.id).not.toBe(before!.id)
  })

  test('what a rule says twice of one element is one issue', async () => {
    await publish({ otherLists: [{ list: '市场准入负面清单', name: '开茶馆', type: '行政许可' }] })
    await runCheck(system())
    const found = (await issues(city)).filter(({ ruleId }) => ruleId === 'otherListsAgree')
    expect(found).toHaveLength(1)
    expect(found[0]!.message).toMatch(/开茶馆.*行政许可/)
  })

  test('a publication has its own item checked, and no other', async () => {
    await publish()
    const announced = { id: '1', region: '379900', type: 'catalogue.itemPublished', payload: { code: TEA, version: 1, name: '茶馆备案', kind: 'revise' }, at: '' }
    await onItemPublished.run(system(), [announced, announced])
    expect(await rulesFound()).toContain('proofsHaveBasis')
    expect(await issues(city, {})).toHaveLength((await issues(city)).length)
  })

  test('a rule that is switched off has its issues settled', async () => {
    await publish()
    await runCheck(system())
    await set('catalogue.check.proofsHaveBasis', 'off')
    await runCheck(system())
    expect(await rulesFound()).not.toContain('proofsHaveBasis')
  })

  test('a guide nobody confirmed for longer than the setting says is an issue', async () => {
    await publish()
    platform.clock = createClock(new Date('2026-09-10T09:00:00+08:00'))
    await runCheck(system())
    expect((await issueOf(city, 'guideFresh'))!.message).toContain('上次确认是 2026-03-02，已超过 6 个月')
    await set('catalogue.guideFreshMonths', '12')
    await runCheck(system())
    expect(await rulesFound()).not.toContain('guideFresh')
  })

  test('a place that publishes another address than its hall\'s has an issue of its own, which its county sees', async () => {
    await publish()
    await county(changeLocal, { params: { divisionCode: COUNTY, code: TEA }, body: { local: { places: [{ id: 'p1', kind: 'serviceCentre', name: '旧大厅', address: '旧街9号', hours: '工作日 9:00–17:00', phone: null }] } }, version: 0 })
    await runCheck(system())
    expect(await issues(county)).toEqual([expect.objectContaining({ ruleId: 'placePublishedIsReal', region: '379902', divisionCode: COUNTY, divisionName: expect.stringContaining('澄湖区') as string, path: 'places/p1/address', elementTitle: '办理地点', problemName: '公布地点与实际地点不一致' })])
    expect(await issues(await askAs(platform, 'item-manager-379903'))).toEqual([])
    expect((await issues(city)).map(({ ruleId }) => ruleId)).toContain('placePublishedIsReal')
  })

  test('an address that failed twice, or for certain, is an issue; one bad moment is none', async () => {
    await publish({ result: { name: '茶馆备案证明', kind: '证明', validity: null, sample: 'https://example.com/sample.pdf' } })
    const failed = (isCertain: boolean) => saveLinkResults(platform.db, [{ url: 'https://example.com/sample.pdf', problem: '等了很久没有回应。', isCertain }], platform.clock.now())
    await failed(false)
    await runCheck(system())
    expect(await rulesFound()).not.toContain('linksAnswer')
    await failed(false)
    await runCheck(system())
    expect((await issueOf(city, 'linksAnswer'))!.message).toContain('https://example.com/sample.pdf')
    await saveLinkResults(platform.db, [{ url: 'https://example.com/sample.pdf', problem: null, isCertain: false }], platform.clock.now())
    await runCheck(system())
    expect(await rulesFound()).not.toContain('linksAnswer')
    await failed(true)
    await runCheck(system())
    expect(await rulesFound()).toContain('linksAnswer')
  })

  test('the daily check runs once a day', async () => {
    await checkDaily.run(system())
    const first = await findLastRun(platform.db)
    expect(first).toMatchObject({ actorName: '系统', items: 160 })
    await checkDaily.run(system())
    expect(await findLastRun(platform.db)).toEqual(first)
    platform.clock = createClock(new Date('2026-03-03T00:10:00+08:00'))
    await checkDaily.run(system())
    expect((await findLastRun(platform.db))!.id).not.toBe(first!.id)
  })

  test('the rules are listed with how strict they are here, what sets that, and what stands', async () => {
    await publish()
    await city(checkCatalogue)
    const list = await city<Static<typeof RuleList>>(listCheckRules)
    expect(list.rows.find(({ id }) => id === 'guideFresh')).toMatchObject({ title: '办事指南按期确认', severity: 'warn', severityName: '需整改', settingKey: 'catalogue.check.guideFresh', open: 0 })
    expect(list.rows.find(({ id }) => id === 'resultHasSample')!.open).toBeGreaterThan(100)
    expect(list.counts).toMatchObject({ overdue: 0, excused: 0, open: list.rows.reduce((sum, { open }) => sum + open, 0) })
    expect(list.problems.reduce((sum, { open }) => sum + open, 0)).toBe(list.counts.open)
    expect(list.lastRun).toMatchObject({ items: 161 })
    expect((await county<Static<typeof RuleList>>(listCheckRules)).counts.open).toBe(0)
  })
})

describe('an issue', () => {
  let issue: IssueView
  beforeEach(async () => {
    await publish()
    await runCheck(system())
    issue = (await issueOf(city, 'proofsHaveBasis'))!
  })
  const act = (ask: Ask, operation: Parameters<Ask>[0], body: object = {}) => ask<IssueView>(operation, { params: { id: issue.id }, body })

  test('is taken by whoever looks after it, and keeps its owner through the next check', async () => {
    expect(await act(city, assignIssue)).toMatchObject({ ownerName: expect.any(String) as string, isMine: true })
    await runCheck(system())
    expect(await issues(city, { mine: true })).toEqual([expect.objectContaining({ id: issue.id, state: 'open' })])
  })

  test('is given only to somebody who edits items', async () => {
    const reviewing = await officerOf(platform, 'item-reviewer-379900')
    await expect(act(city, assignIssue, { ownerId: reviewing.principalId })).rejects.toMatchObject({ errors: [{ pointer: '/ownerId' }] })
    await expect(act(city, assignIssue, { ownerId: 'nobody' })).rejects.toMatchObject({ status: 404 })
    const editing = await officerOf(platform, 'item-manager-379902')
    expect(await act(city, assignIssue, { ownerId: editing.principalId })).toMatchObject({ ownerName: editing.name, isMine: false })
  })

  test('that is excused keeps its reason and its name, stands no more on the list to do, and stays excused', async () => {
    expect(await act(city, excuseIssue, { reason: '上级文件要求提交，依据待补' })).toMatchObject({ state: 'excused', reason: '上级文件要求提交，依据待补', decidedBy: expect.any(String) as string })
    expect(await runCheck(system())).toMatchObject({ opened: 0, settled: 0 })
    expect(await rulesFound()).not.toContain('proofsHaveBasis')
    expect(await issues(city, { item: TEA, state: 'excused' })).toHaveLength(1)
    await expect(act(city, assignIssue)).rejects.toMatchObject({ code: 'catalogue.issue_not_possible' })
    expect(await act(city, reopenIssue, { reason: '依据已找到，应当补上' })).toMatchObject({ state: 'open' })
  })

  test('is not settled while the rule still finds it, and is once it does not', async () => {
    await expect(act(city, settleIssue)).rejects.toMatchObject({ status: 409, code: 'catalogue.issue_persists' })
    await publish({ materials: [(aRawItem().materials as object[])[0]!], situations: [] })
    expect(await act(city, settleIssue)).toMatchObject({ state: 'settled', stateName: '已整改' })
    await expect(act(city, excuseIssue, { reason: '不改了' })).rejects.toMatchObject({ status: 409 })
  })

  test('of the city\'s catalogue is not for a county, nor for a reviewer, to decide', async () => {
    await expect(act(county, excuseIssue, { reason: '不改了' })).rejects.toMatchObject({ status: 403, code: 'catalogue.issue_not_possible' })
    await expect(act(reviewer, excuseIssue, { reason: '不改了' })).rejects.toMatchObject({ status: 403 })
    const [seen] = await issues(reviewer)
    expect(seen!.allowedActions.every(({ isAllowed, reason }) => !isAllowed && reason)).toBe(true)
  })

  test('that is past its day is overdue', async () => {
    platform.clock = createClock(new Date('2026-03-17T09:00:00+08:00'))
    const overdue = await issues(city, { item: TEA, overdue: true })
    expect(overdue.map(({ id }) => id)).toContain(issue.id)
    expect(overdue.every(({ isOverdue }) => isOverdue)).toBe(true)
  })

  test('is listed by page, rule, kind and department', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page: Static<typeof IssueList> = await city(listCheckIssues, { query: { rule: 'resultHasSample', limit: 60, ...(cursor ? { cursor } : {}) } })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(120)
    expect((await issues(city, { department: '市场监督管理局', limit: 200 })).every(({ departmentName }) => departmentName === '市场监督管理局')).toBe(true)
    expect((await issues(city, { problem: 'excessMaterials' })).every(({ problem }) => problem === 'excessMaterials')).toBe(true)
    await expect(city(listCheckIssues, { query: { cursor: 'x' } })).rejects.toMatchObject({ code: 'platform.invalid_input' })
  })

  test('is exported with the same filters, one line each', async () => {
    const download = await city<{ fileName: string; content: Readable }>(exportIssues, { query: { item: TEA } })
    expect(download.fileName).toBe('要素体检问题-2026-03-02.csv')
    const lines = (await text(download.content)).trimEnd().split('\r\n')
    expect(lines[0]).toContain('事项名称')
    expect(lines).toHaveLength(1 + (await issues(city)).length)
    expect(lines.join('\n')).toContain('场所使用证明')
  })

  test('decided twice under one key is decided once', async () => {
    const request = { params: { id: issue.id }, body: { reason: '依据待补' }, key: 'one' }
    expect(await city(excuseIssue, request)).toMatchObject({ state: 'excused' })
    expect(await city(excuseIssue, request)).toMatchObject({ state: 'excused' })
  })
})

describe('what people report', () => {
  const report = (ask: Ask, body: object) => ask<IssueView>(reportIssue, { body: { itemCode: TEA, problem: 'waivedStillTaken', message: '窗口仍要求交身份证复印件', ...body } })
  beforeEach(() => publish())

  test('stands beside what the rules find until somebody says how it was mended', async () => {
    const reported = await report(county, { divisionCode: COUNTY })
    expect(reported).toMatchObject({ ruleTitle: '人工检查、群众反映', problemName: '可免提交仍收取', region: '379902', reportedBy: expect.any(String) as string })
    await runCheck(system())
    expect(await issues(county)).toEqual([expect.objectContaining({ id: reported.id, state: 'open' })])
    await expect(county(settleIssue, { params: { id: reported.id }, body: {} })).rejects.toMatchObject({ errors: [{ pointer: '/note' }] })
    expect(await county(settleIssue, { params: { id: reported.id }, body: { note: '已通知窗口，不再收取' } })).toMatchObject({ state: 'settled', reason: '已通知窗口，不再收取' })
  })

  test('may be several things of one item', async () => {
    await report(county, { divisionCode: COUNTY })
    await report(county, { divisionCode: COUNTY, message: '窗口说要先打电话预约' })
    expect(await issues(county)).toHaveLength(2)
  })

  test('is about an item that is there, in a place that handles it, of one\'s own', async () => {
    await expect(report(county, { itemCode: 'nothing' })).rejects.toMatchObject({ errors: [{ pointer: '/itemCode' }] })
    await expect(report(county, { divisionCode: '379902001000' })).rejects.toMatchObject({ errors: [{ pointer: '/divisionCode' }] })
    await expect(report(county, { divisionCode: '379903000000' })).rejects.toMatchObject({ code: 'catalogue.issue_elsewhere' })
    await expect(report(county, { message: '差' })).rejects.toMatchObject({ code: 'platform.invalid_input' })
  })
})
