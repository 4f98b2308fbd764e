import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importItems } from '../../src/modules/catalogue/index.ts'
import { systemContext } from '../../src/platform/context.ts'
import { type Actors, allQualified, bringTo, command, type Filed, foodLicenceAtCounter, foodLicenceBody, read, residentOf, signInActors, submitFoodLicence, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const elder = residentOf('resident1')
const ebike = {
  item: 'ebike-registration', region: '379902',
  form: { applicantKind: 'person', applicantName: elder.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: elder.identityNumber, applicantPhone: elder.phone, applicantAddress: '云湖市澄湖区澄湖街道湖滨社区1号', handledBy: 'applicant', truthStatement: true },
  materials: { m1: { waived: true }, m2: { onPaper: true }, m3: { onPaper: true } },
  applicant: { kind: 'person', name: elder.name, identityNumber: elder.identityNumber },
}
const checks = ['m1', 'm2', 'm3'].map((id) => ({ id, result: 'qualified' }))
const TODAY = '2026-03-02'

const officerId = async (api: Api): Promise<string> => answerOf(await api.get<{ id: string }>('/staff/me')).id

describe('首席事务代表在授权之内当场决定，也只在授权之内', () => {
  test('没有授权的窗口不能当场办结，系统告诉他谁可以；有授权的窗口办结后，决定写明依据哪项授权', async () => {
    const { number, version } = answerOf(await actors.clerk.post<Filed>('/staff/applications', ebike))
    const third = await actors.as('clerk-379902-3')
    const refused = problemOf(await third.post(`/staff/applications/${number}/handle-immediately`, { checks }, { version }))
    expect(refused).toMatchObject({ status: 403, code: 'applications.not_granted' })
    const first = answerOf(await actors.clerk.get<{ name: string }>('/staff/me')).name
    expect(refused.detail).toContain(first)
    const offered = (await read(third, number)).allowedActions.find(({ verb }) => verb === 'handle-immediately')!
    expect(offered).toMatchObject({ allowed: false, reason: refused.detail })
    expect((await read(third, number)).version).toBe(version)
    expect(answerOf(await actors.clerk.post(`/staff/applications/${number}/handle-immediately`, { checks }, { version }))).toMatchObject({ state: 'delivered' })
    const { rows } = await city.owner.query<{ data: { grantId: string } }>(`select data from applications.application_event where number = $1 and type = 'granted'`, [number])
    const grants = answerOf(await actors.clerk.get<{ rows: { id: string }[] }>('/staff/grants')).rows
    expect(grants.map(({ id }) => id)).toContain(rows[0]!.data.grantId)
  })

  test('决定人员给窗口授权，窗口从生效之日起能决定这一个事项；撤销当天就不能了', async () => {
    const { number } = await bringTo(actors, 'reviewed')
    const second = await bringTo(actors, 'reviewed')
    const window = await actors.as('clerk-379902-4')
    const before = problemOf(await window.post(`/staff/applications/${number}/decide`, { outcome: 'granted' }, { version: (await read(window, number)).version }))
    expect(before).toMatchObject({ status: 403, code: 'platform.not_permitted' })
    const body = { kind: 'chiefRepresentative', officer: await officerId(window), powers: ['decide'], items: ['food-business-licence'], from: TODAY, until: '2026-12-31', basis: '局长办公会决定' }
    const grant = answerOf(await actors.decider.post<{ id: string; isInForce: boolean }>('/staff/grants', body))
    expect(grant.isInForce).toBe(true)
    expect((await read(window, number)).allowedActions.find(({ verb }) => verb === 'decide')).toMatchObject({ allowed: true })
    await command(window, number, 'decide', { outcome: 'granted' })
    const { timeline } = await read(window, number)
    expect(timeline.find(({ type }) => type === 'granted')!.office).toBe('澄湖区市场监督管理局（首席事务代表）')
    // Other verbs of the authority stay closed to the window.
    expect(problemOf(await window.post(`/staff/applications/${second.number}/extend`, { reason: '情况复杂，需要延长' }, { version: second.version }))).toMatchObject({ status: 403, code: 'platform.not_permitted' })
    expect(answerOf(await actors.decider.post(`/staff/grants/${grant.id}/revoke`, { reason: '人员调离窗口' }))).toMatchObject({ isInForce: false, revokedOn: TODAY })
    expect(problemOf(await window.post(`/staff/applications/${second.number}/decide`, { outcome: 'granted' }, { version: second.version }))).toMatchObject({ status: 403 })
    expect(problemOf(await actors.decider.post(`/staff/grants/${grant.id}/revoke`, { reason: '人员调离窗口' }))).toMatchObject({ status: 409, code: 'organisation.grant_revoked' })
  })

  test('授权不能给外地的人、不能追溯、不能由别的单位撤销，重复提交只授一次', async () => {
    const window = await officerId(await actors.as('clerk-379902-3'))
    const base = { kind: 'chiefRepresentative', officer: window, powers: ['decide'], from: TODAY, basis: '授权书' }
    const pointerOf = async (body: object) => problemOf(await actors.decider.post('/staff/grants', body)).errors!.map(({ pointer }) => pointer)
    expect(await pointerOf({ ...base, officer: await officerId(await actors.as('clerk-379903-1')) })).toEqual(['/officer'])
    expect(await pointerOf({ ...base, officer: await officerId(actors.reviewer) })).toEqual(['/officer'])
    expect(await pointerOf({ ...base, from: '2026-03-01' })).toEqual(['/from'])
    expect(await pointerOf({ ...base, until: '2026-03-01' })).toEqual(['/until'])
    expect(await pointerOf({ kind: 'delegatedReceipt', from: TODAY, basis: '协议' })).toEqual(['/hall'])
    expect(problemOf(await actors.clerk.post('/staff/grants', base)).status).toBe(403)
    expect(problemOf(await (await actors.as('admin')).post('/staff/grants', base)).status).toBe(403)
    const [a, b] = [answerOf(await actors.decider.post<{ id: string }>('/staff/grants', base, { key: 'grant-1' })), answerOf(await actors.decider.post<{ id: string }>('/staff/grants', base, { key: 'grant-1' }))]
    expect(b.id).toBe(a.id)
    expect(problemOf(await (await actors.as('decider-379902-GAJ')).post(`/staff/grants/${a.id}/revoke`, { reason: '不是我的' }))).toMatchObject({ status: 403, code: 'organisation.not_yours' })
    answerOf(await actors.decider.post(`/staff/grants/${a.id}/revoke`, { reason: '试验结束' }))
  })

  test('没有委托收件的镇街大厅不能替部门收件，委托以后可以', async () => {
    const township = await actors.as('clerk-379902001')
    // Where an authority keeps no delegations, halls take in as ever.
    answerOf(await township.post('/staff/applications', foodLicenceAtCounter()))
    const grant = answerOf(await actors.decider.post<{ id: string }>('/staff/grants', { kind: 'delegatedReceipt', hall: 'H-379902002', from: TODAY, basis: '委托收件协议' }))
    expect(problemOf(await township.post('/staff/applications', foodLicenceAtCounter()))).toMatchObject({ status: 403, code: 'applications.not_entrusted' })
    answerOf(await (await actors.as('clerk-379902002')).post('/staff/applications', foodLicenceAtCounter()))
    answerOf(await actors.clerk.post('/staff/applications', foodLicenceAtCounter()))
    answerOf(await actors.decider.post(`/staff/grants/${grant.id}/revoke`, { reason: '协议到期' }))
    expect(problemOf(await township.post('/staff/applications', foodLicenceAtCounter()))).toMatchObject({ code: 'applications.not_entrusted' })
  })
})

interface Rows { rows: { number: string; assignedToName: string | null; priority: string | null; version: number }[]; next: string | null }

describe('分派和绿色通道', () => {
  test('分派给我的排在我的待办最前，也可以单独看；分派要写原因，只能给轮到的岗位', async () => {
    const early = await bringTo(actors, 'accepted')
    const late = await bringTo(actors, 'accepted')
    await city.app.jobs.drain()
    const reviewer = await officerId(actors.reviewer)
    const { rows: candidates } = answerOf(await actors.decider.get<{ rows: { id: string; openCases: number }[] }>(`/staff/applications/${late.number}/assignees`))
    expect(candidates).toMatchObject([{ id: reviewer, openCases: 0 }])
    expect(problemOf(await actors.reviewer.post(`/staff/applications/${late.number}/assign`, { to: await officerId(actors.decider), reason: '给决定人员' }, { version: late.version }))).toMatchObject({ status: 422, code: 'applications.not_of_this_desk' })
    expect(problemOf(await actors.reviewer.post(`/staff/applications/${late.number}/assign`, { to: reviewer, reason: ' ' }, { version: late.version })).status).toBe(422)
    await command(actors.reviewer, late.number, 'assign', { to: reviewer, reason: '熟悉本辖区' })
    await city.app.jobs.drain()
    const { rows } = answerOf(await actors.reviewer.get<Rows>('/staff/applications?limit=200'))
    expect(rows[0]).toMatchObject({ number: late.number, assignedToName: expect.any(String) })
    expect(rows.findIndex(({ number }) => number === early.number)).toBeGreaterThan(0)
    expect(answerOf(await actors.reviewer.get<Rows>('/staff/applications?view=assigned')).rows.map(({ number }) => number)).toEqual([late.number])
    // Page by page nothing is left out and nothing comes twice.
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page: Rows = answerOf(await actors.reviewer.get<Rows>(`/staff/applications?limit=1${cursor && `&cursor=${encodeURIComponent(cursor)}`}`))
      seen.push(...page.rows.map(({ number }) => number))
      if (!page.next) break
      cursor = page.next
    }
    expect(seen).toEqual(rows.map(({ number }) => number))
    expect(problemOf(await actors.reviewer.post(`/staff/applications/${late.number}/assign`, { to: reviewer, reason: '再分派一次' }, { version: (await read(actors.reviewer, late.number)).version }))).toMatchObject({ status: 409, code: 'applications.assigned_already' })
    expect((await read(actors.reviewer, late.number)).timeline.find(({ type }) => type === 'assigned')!.note).toContain('熟悉本辖区')
  })

  test('打开自动分派以后，受理的件按在办件数分给审查人员；关着的时候谁也不分派', async () => {
    const off = await bringTo(actors, 'accepted')
    await city.app.jobs.drain()
    expect((await read(actors.reviewer, off.number)).assignedTo).toBeNull()
    answerOf(await (await actors.as('admin')).put('/staff/settings', { region: '379902', key: 'applications.autoAssign', value: 'byLoad', from: TODAY, source: '局内规定' }))
    const on = await bringTo(actors, 'accepted')
    await city.app.jobs.drain()
    const view = await read(actors.reviewer, on.number)
    expect(view.assignedTo).toMatchObject({ id: await officerId(actors.reviewer) })
    expect(view.next).toMatchObject({ office: '澄湖区市场监督管理局', post: '审查人员', officerName: view.assignedTo!.name })
    expect(view.timeline.find(({ type }) => type === 'assigned')!.actorName).toBe('系统（自动分派）')
    answerOf(await (await actors.as('admin')).put('/staff/settings', { region: '379902', key: 'applications.autoAssign', value: 'off', from: TODAY, source: '局内规定' }))
  })

  test('绿色通道写明原因，列表和办件页都看得到，只能开一次', async () => {
    const { number } = await bringTo(actors, 'accepted')
    await command(actors.clerk, number, 'prioritise', { reason: '省重点项目，急需开工' })
    const [row] = answerOf(await actors.clerk.get<Rows>(`/staff/applications?q=${number}`)).rows
    const view = await read(actors.clerk, number)
    expect(row).toMatchObject({ priority: '省重点项目，急需开工', version: view.version })
    expect(view.priority).toBe('省重点项目，急需开工')
    expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/prioritise`, { reason: '再开一次' }, { version: view.version })).status).toBe(409)
    expect(problemOf(await actors.reviewer.post(`/staff/applications/${number}/prioritise`, { reason: '我也要开' }, { version: view.version })).status).toBe(403)
  })
})

describe('补正以后只看变了的', () => {
  test('审查人员看到补正换了哪份材料，新旧文件都能打开', async () => {
    const { number, version } = await submitFoodLicence(actors.citizen)
    const wrong = allQualified().map((check) => (check.id === 'm3' ? { ...check, result: 'unqualified' as const, reason: '图纸不清' } : check))
    answerOf(await actors.clerk.post(`/staff/applications/${number}/request-correction`, { checks: wrong }, { version }))
    expect((await read(actors.clerk, number)).changes).toEqual([])
    const file = await upload(actors.citizen, 'citizen', '新图纸.pdf')
    answerOf(await actors.citizen.post(`/citizen/applications/${number}/supply-correction`, { materials: { m3: { files: [file] } } }, { version: (await read(actors.clerk, number)).version }))
    const { changes } = await read(actors.clerk, number)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ materials: [{ id: 'm3', before: { providedName: '已上传', files: [{ name: '材料.pdf' }] }, after: { files: [{ id: file, name: '新图纸.pdf' }] } }], answers: [] })
    const old = changes[0]!.materials[0]!.before.files[0]!.id
    expect((await actors.clerk.open(`/staff/applications/${number}/files/${old}`)).status).toBe(200)
  })

  test('预审退回修改后，改了的每一个答案都写明原来和现在', async () => {
    const { number, version } = await submitFoodLicence(actors.citizen)
    answerOf(await actors.clerk.post(`/staff/applications/${number}/request-revision`, { reason: '联系地址不完整' }, { version }))
    const { item: _item, region: _region, ...body } = await foodLicenceBody(actors.citizen)
    const [field] = Object.entries(body.form).find(([name]) => name === 'premisesAddress')!
    answerOf(await actors.citizen.post(`/citizen/applications/${number}/revise`, { ...body, form: { ...body.form, [field]: '云湖市澄湖区澄湖街道湖滨社区88号' } }, { version: (await read(actors.clerk, number)).version }))
    const [change] = (await read(actors.clerk, number)).changes
    expect(change!.answers).toEqual([{ label: expect.any(String), before: expect.any(String), after: '云湖市澄湖区澄湖街道湖滨社区88号' }])
  })
})

describe('没有自建系统的部门按事项的环节办理', () => {
  test('环节写明由别的单位办理的，只有那个单位的人能审查，并看得到是谁的；审完回到审批单位决定', async () => {
    const items = readFileSync('db/seed/items.jsonl', 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown> & { code: string; process: Record<string, unknown>[] })
    const plain = items.find(({ code }) => code === 'ebike-registration')!
    const joint = {
      ...plain, code: 'ebike-joint-check', name: '电动自行车登记（联合核查）', kind: '承诺件', promisedDays: 2,
      process: [
        { order: 1, kind: '受理', name: '窗口受理', days: 0, countedInPromise: true }, { order: 2, kind: '审查', name: '产品核查', days: 1, countedInPromise: true, office: '市场监督管理局' },
        { order: 3, kind: '审查', name: '登记审查', days: 1, countedInPromise: true, office: '车管岗位' }, { order: 4, kind: '决定', name: '决定', days: 0, countedInPromise: true }, { order: 5, kind: '送达', name: '送达', days: 0, countedInPromise: true },
      ],
    }
    const report = await importItems(systemContext(city.platform, 'test'), [joint])
    expect(report.rows.flatMap(({ errors }) => errors)).toEqual([])
    const { number, version } = answerOf(await actors.clerk.post<Filed>('/staff/applications', { ...ebike, item: joint.code }))
    const accepted = answerOf(await actors.clerk.post<Filed>(`/staff/applications/${number}/accept`, { checks }, { version }))
    const view = await read(actors.clerk, number)
    const own = await actors.as(`reviewer-${view.authority.id}`)
    expect(view.authority.id).not.toBe('379902-SCJG')
    expect(view.next).toMatchObject({ office: '澄湖区市场监督管理局', post: '审查人员' })
    const review = { opinion: 'agree', note: '产品合格' }
    expect(problemOf(await own.post(`/staff/applications/${number}/review`, review, { version: accepted.version }))).toMatchObject({ status: 403, code: 'applications.not_yours' })
    await city.app.jobs.drain()
    expect(answerOf(await actors.reviewer.get<Rows>('/staff/applications?limit=200')).rows.map((row) => row.number)).toContain(number)
    const reviewed = answerOf(await actors.reviewer.post<Filed>(`/staff/applications/${number}/review`, review, { version: accepted.version }))
    // 车管岗位 is no office of the directory: the step is the deciding authority's own.
    expect(problemOf(await actors.reviewer.post(`/staff/applications/${number}/review`, review, { version: reviewed.version }))).toMatchObject({ status: 403, code: 'applications.not_yours' })
    expect((await read(own, number)).next).toMatchObject({ office: view.authority.name })
    await command(own, number, 'review', { opinion: 'agree', note: '符合登记条件' })
    expect((await read(own, number)).state).toBe('reviewed')
    await command(await actors.as(`decider-${view.authority.id}`), number, 'decide', { outcome: 'granted' })
  })
})

describe('归档清单', () => {
  test('办结的件齐全，在办的件写明还没有办结；别的单位看不到', async () => {
    const { number } = await bringTo(actors, 'delivered')
    await city.app.jobs.drain()
    const list = answerOf(await actors.clerk.get<{ isClosed: boolean; isComplete: boolean; missing: string[]; entries: { kind: string; id: string; name: string; hash: string | null }[] }>(`/staff/applications/${number}/archive-list`))
    expect(list).toMatchObject({ isClosed: true, isComplete: true, missing: [] })
    expect(new Set(list.entries.map(({ kind }) => kind))).toEqual(new Set(['event', 'document', 'material', 'file', 'certificate', 'message']))
    // What she was told of it, once and in its order, and nothing of her other cases.
    const told = answerOf(await actors.citizen.get<{ rows: { id: string; about: { number: string | null } }[] }>('/citizen/messages?limit=100')).rows.filter(({ about }) => about.number === number)
    expect(list.entries.filter(({ kind }) => kind === 'message').map(({ id }) => id)).toEqual(told.map(({ id }) => id).toReversed())
    expect(list.entries.find(({ kind }) => kind === 'message')!.name).toMatch(/2026-03-02 \d\d:\d\d 送达，尚未打开$/)
    expect(list.entries.filter(({ kind }) => kind === 'event' || kind === 'file').every(({ hash }) => hash)).toBe(true)
    const open = await bringTo(actors, 'accepted')
    expect(answerOf(await actors.clerk.get(`/staff/applications/${open.number}/archive-list`))).toMatchObject({ isClosed: false, isComplete: false, missing: [] })
    expect(problemOf(await (await actors.as('reviewer-379902-GAJ')).get(`/staff/applications/${number}/archive-list`)).status).toBe(403)
  })
})
