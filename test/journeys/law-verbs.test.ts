import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommandAnswer } from '../../src/modules/applications/contract.ts'
import { type Actors, bringTo, command, foodLicenceBody, read, REGION, residentOf, signInActors, submitFoodLicence, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Demands { regionName: string; rows: { number: string; officerName: string; demanded: string }[]; next: string | null }
const demandsOf = async (api: Api, query = ''): Promise<Demands> => answerOf(await api.get<Demands>(`/supervisor/refused-demands${query}`))
const reviseBody = async (): Promise<Record<string, unknown>> => {
  const { item: _item, region: _region, ...body } = await foodLicenceBody(actors.citizen)
  return body
}

test('窗口多要一份指南没有的材料：不许，记一次，办件不动；重发同一次请求不重复记', async () => {
  const { number, version } = await submitFoodLicence(actors.citizen)
  const before = (await demandsOf(actors.supervisor)).rows.length
  const body = { checks: [{ id: 'm99', result: 'unqualified', reason: '请交一份无犯罪记录证明' }] }
  for (const _attempt of [1, 2]) expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/request-correction`, body, { version, key: 'demand-1' }))).toMatchObject({ status: 422, code: 'applications.outside_guide' })
  expect((await read(actors.citizen, number, 'citizen')).version).toBe(version)

  const { rows } = await demandsOf(actors.supervisor)
  expect(rows).toHaveLength(before + 1)
  expect(rows[0]).toMatchObject({ number, demanded: 'm99：请交一份无犯罪记录证明' })
  // Another attempt is another one; the clerk goes on as the law has it.
  await actors.clerk.post(`/staff/applications/${number}/accept`, body, { version, key: 'demand-2' })
  expect((await demandsOf(actors.supervisor)).rows).toHaveLength(before + 2)
  const told = await city.owner.query(`select payload from platform.outbox where type = 'applications.demandRefused' and payload->>'number' = $1`, [number])
  const read1 = await city.owner.query(`select count(*)::int as count from applications.refused_demand where number = $1`, [number])
  expect(read1.rows[0]).toEqual({ count: 2 })
  for (const { payload } of told.rows as { payload: unknown }[]) expect(payload).toMatchObject({ number, officerName: rows[0]!.officerName })
})

test('审批单位要走指南没有的环节：不许，也记一次', async () => {
  const { number, version } = await bringTo(actors, 'accepted')
  expect(problemOf(await actors.reviewer.post(`/staff/applications/${number}/start-special-procedure`, { stepId: 'expertReview', reason: '再请专家看看', expectedWorkdays: 30 }, { version }))).toMatchObject({ status: 422, code: 'applications.no_such_procedure' })
  expect((await demandsOf(actors.supervisor)).rows.find((row) => row.number === number)).toMatchObject({ demanded: '特别程序 expertReview：再请专家看看' })
  expect((await read(actors.reviewer, number)).version).toBe(version)
})

test('指南之外的要求一页一页看得完；别的县看不到，市里看得到', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  do {
    const page: Demands = await demandsOf(actors.supervisor, `?limit=1${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...page.rows.map(({ demanded }) => demanded))
    cursor = page.next
  } while (cursor)
  expect(seen).toHaveLength((await demandsOf(actors.supervisor)).rows.length)

  const elsewhere = await actors.as('supervisor-379903')
  expect((await demandsOf(elsewhere)).rows).toEqual([])
  expect(problemOf(await elsewhere.get(`/supervisor/refused-demands?region=${REGION}`))).toMatchObject({ status: 403, code: 'applications.not_your_region' })
  expect((await demandsOf(await actors.as('supervisor-379900'), `?region=${REGION}`)).rows).toHaveLength(seen.length)
  expect(problemOf(await actors.supervisor.get('/supervisor/refused-demands?cursor=x'))).toMatchObject({ status: 422 })
  expect(problemOf(await actors.clerk.get('/supervisor/refused-demands'))).toMatchObject({ status: 403, code: 'platform.not_permitted' })
})

test('预审让我改地址：整份申请重填一遍，像新申请一样检查和保密，原来的文件还在', async () => {
  const { number, version } = await submitFoodLicence(actors.citizen)
  const asked = answerOf(await actors.clerk.post<CommandAnswer>(`/staff/applications/${number}/request-revision`, { reason: '经营场所地址没有写到门牌号' }, { version }))
  expect(asked).toMatchObject({ state: 'revisionRequested', dueOn: '2026-03-16' })

  const body = await reviseBody()
  const form = body.form as Record<string, unknown>
  expect(problemOf(await actors.stranger.post(`/citizen/applications/${number}/revise`, body, { version: asked.version }))).toMatchObject({ status: 404, code: 'applications.not_found' })
  const { premisesAddress: _gone, ...incomplete } = form
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/revise`, { ...body, form: incomplete }, { version: asked.version })).errors!.map(({ pointer }) => pointer)).toEqual(['/form/premisesAddress'])
  const foreign = await upload(actors.stranger)
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/revise`, { ...body, materials: { ...(body.materials as object), m3: { files: [foreign] } } }, { version: asked.version }))).toMatchObject({ status: 422, errors: [{ pointer: '/materials/m3/files/0' }] })

  // What was handed in before stays usable by whoever acts in the case.
  const before = await read(actors.citizen, number, 'citizen')
  const kept = before.materials.find(({ id }) => id === 'm3')!.files[0]!.id
  const revised = { ...body, form: { ...form, premisesAddress: '澄湖区文昌路 18 号 1 层' }, materials: { ...(body.materials as object), m3: { files: [kept] } } }
  const first = answerOf(await actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/revise`, revised, { version: asked.version, key: 'revise-1' }))
  expect(first).toMatchObject({ state: 'submitted', dueOn: '2026-03-03' })
  expect(answerOf(await actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/revise`, revised, { version: asked.version, key: 'revise-1' }))).toEqual(first)
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${number}/revise`, revised, { version: asked.version }))).toMatchObject({ status: 409, code: 'applications.changed_meanwhile' })
  expect(problemOf(await actors.clerk.post(`/staff/applications/${number}/request-revision`, { reason: '还有一处' }, { version: first.version }))).toMatchObject({ status: 409, code: 'applications.not_possible' })

  const mine = await read(actors.citizen, number, 'citizen')
  expect(mine.form.flatMap(({ rows }) => rows).map(({ value }) => value)).toContain('澄湖区文昌路 18 号 1 层')
  const stored = await city.owner.query(`select data::text as data from applications.application_event where number = $1 and type = 'revised'`, [number])
  expect((stored.rows[0] as { data: string }).data).not.toContain(residentOf('resident2').identityNumber)
})

test('决定人提出作废，又点了一次：还是一个人；监察确认后才作废，按提出人说的录入错误办结', async () => {
  const { number, version } = await submitFoodLicence(actors.citizen)
  const body = { reason: '同一申请录入了两次', isEntryError: true }
  const asked = answerOf(await actors.decider.post<CommandAnswer>(`/staff/applications/${number}/void`, body, { version, key: 'void-1' }))
  expect(asked).toMatchObject({ state: 'submitted' })
  expect(answerOf(await actors.decider.post<CommandAnswer>(`/staff/applications/${number}/void`, body, { version, key: 'void-1' }))).toEqual(asked)
  expect(problemOf(await actors.decider.post(`/staff/applications/${number}/void`, body, { version: asked.version }))).toMatchObject({ status: 409, code: 'applications.needs_second_person' })
  const voided = answerOf(await actors.supervisor.post<CommandAnswer>(`/supervisor/applications/${number}/void`, { reason: '核对无误' }, { version: asked.version }))
  expect(voided).toMatchObject({ state: 'voided', dueOn: null })
  const row = await city.owner.query(`select detail->'result' as result from applications.application where number = $1`, [number])
  expect(row.rows[0]).toEqual({ result: { code: 3, reason: '同一申请录入了两次' } })
})

test('转报以后，申请人看得到转到了哪里；上级决定的事这里不再能做', async () => {
  const { number } = await bringTo(actors, 'accepted')
  expect(await command(actors.decider, number, 'transfer-upward', { to: '云湖市市场监督管理局', reason: '连锁总部由市级决定' })).toMatchObject({ state: 'transferred', dueOn: null })
  const mine = await read(actors.citizen, number, 'citizen')
  expect(mine.timeline.at(-1)).toMatchObject({ type: 'transferred' })
  expect(JSON.stringify(mine.timeline.at(-1))).toContain('云湖市市场监督管理局')
  expect(mine.allowedActions.every(({ allowed }) => !allowed)).toBe(true)
})

test('两个监察人员同时准许再次补正，只算一次', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  const checks = (await read(actors.clerk, number)).materials.filter(({ provided }) => provided !== 'none').map(({ id }) => (id === 'm3' ? { id, result: 'unqualified', reason: '不清楚' } : { id, result: 'qualified' }))
  await command(actors.clerk, number, 'request-correction', { checks })
  const { version } = answerOf(await actors.citizen.post<CommandAnswer>(`/citizen/applications/${number}/supply-correction`, { materials: { m3: { files: [await upload(actors.citizen)] } } }, { version: (await read(actors.citizen, number, 'citizen')).version }))
  const both = await Promise.all([actors.supervisor, await actors.as('supervisor-379900')].map((api) => api.post(`/supervisor/applications/${number}/allow-second-correction`, { reason: '标准刚刚修订' }, { version })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})
