import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EntryView } from '../../src/modules/materials/index.ts'
import { type Actors, bringTo, command, enterpriseOf, foodLicenceAtCounter, foodLicenceBody, read, REGION, submitFoodLicence, signInActors, upload } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

interface Page { ownerName: string; rows: EntryView[]; next: string | null }
const library = async (api: Api, query = ''): Promise<Page> => answerOf(await api.get<Page>(`/citizen/library${query}`))
const ofCase = async (api: Api, number: string): Promise<EntryView[]> => (await library(api, '?limit=200')).rows.filter(({ applicationNumber }) => applicationNumber === number)
const counts = async (): Promise<{ total: number; ways: { way: string; count: number }[]; items: { code: string; name: string }[] }> => answerOf(await actors.supervisor.get(`/staff/waiver-counts?region=${REGION}`))
const countOf = async (way: string) => (await counts()).ways.find((each) => each.way === way)!.count

test('我交过的材料进了材料库；下一次办件直接选用，不用再传，计入免提交', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  await city.app.jobs.drain()
  const entries = await ofCase(actors.citizen, number)
  const material = (await read(actors.clerk, number)).materials.find(({ files }) => files.length > 0)!
  const entry = entries.find(({ name }) => name === material.name)!
  expect(entry).toMatchObject({ source: 'submitted', sourceName: '办件时提交', handedAs: material.name, keptOn: '2026-03-02', validUntil: '2028-03-01', files: [{ name: '材料.pdf' }] })

  const before = await countOf('library')
  const again = await foodLicenceBody(actors.citizen)
  again.materials[material.id] = { files: entry.files.map(({ id }) => id) }
  const second = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', again))
  expect((await read(actors.clerk, second.number)).materials.find(({ id }) => id === material.id)).toMatchObject({ provided: 'file', providedName: '材料库复用' })
  await city.app.jobs.drain()
  expect(await countOf('library')).toBe(before + 1)
  // What came from the library does not come into it a second time.
  expect((await ofCase(actors.citizen, second.number)).map(({ name }) => name)).not.toContain(material.name)
})

test('我删掉的不会因为同一件的后续进展又回来；办件里的不受影响', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  await city.app.jobs.drain()
  const [entry] = await ofCase(actors.citizen, number)
  answerOf(await actors.citizen.del(`/citizen/library/${entry!.id}`))
  expect(problemOf(await actors.citizen.del(`/citizen/library/${entry!.id}`))).toMatchObject({ status: 404, code: 'materials.no_such_entry' })
  await command(actors.clerk, number, 'receive')
  await city.app.jobs.drain()
  expect((await ofCase(actors.citizen, number)).map(({ id }) => id)).not.toContain(entry!.id)
  const handed = (await read(actors.clerk, number)).materials.find(({ name }) => name === entry!.name)!
  expect(handed.files.map(({ id }) => id)).toEqual(entry!.files.map(({ id }) => id))
})

test('我把自己的文件存进去、改名、按名称找；别人看不到，也用不了', async () => {
  const file = await upload(actors.citizen, 'citizen', '租房合同.pdf')
  const kept = answerOf(await actors.citizen.post<{ id: string; validUntil: string }>('/citizen/library', { name: ' 房屋租赁合同 ', files: [file] }))
  expect(kept).toMatchObject({ name: '房屋租赁合同', validUntil: '2028-03-01' })
  answerOf(await actors.citizen.put(`/citizen/library/${kept.id}`, { name: '府前街店租赁合同' }))
  const { rows } = await library(actors.citizen, `?fits=${encodeURIComponent('租赁合同（复印件）')}`)
  expect(rows).toMatchObject([{ id: kept.id, name: '府前街店租赁合同', source: 'uploaded', itemName: null, files: [{ id: file, name: '租房合同.pdf' }] }])

  expect((await library(actors.stranger)).rows.map(({ id }) => id)).not.toContain(kept.id)
  expect(problemOf(await actors.stranger.put(`/citizen/library/${kept.id}`, { name: '我的' }))).toMatchObject({ status: 404 })
  expect(problemOf(await actors.stranger.get(`/citizen/files/${file}`))).toMatchObject({ status: 404 })
  expect(problemOf(await actors.stranger.post('/citizen/library', { name: '偷来的', files: [file] }))).toMatchObject({ status: 422 })
  const { principalId } = (await city.owner.query<{ principalId: string }>(`select principal_id as "principalId" from platform.account where login = 'resident2'`)).rows[0]!
  expect(problemOf(await actors.stranger.get(`/citizen/library?of=${principalId}`))).toMatchObject({ status: 403, code: 'materials.not_your_library' })
  const theft = await foodLicenceBody(actors.citizen)
  const [first] = Object.entries(theft.materials).find(([, given]) => (given as { files?: string[] }).files)!
  const body = { ...theft, materials: { ...theft.materials, [first]: { files: [await upload(actors.stranger)] } } }
  expect(problemOf(await actors.citizen.post('/citizen/applications', body))).toMatchObject({ status: 422 })
})

test('窗口也能替我选用：我同意过才列，只列这个事项用得上的，我看得见；没有同意的，写了文件编号也不收', async () => {
  const { number } = await submitFoodLicence(actors.citizen)
  await city.app.jobs.drain()
  const me = answerOf(await actors.citizen.get<{ subject: { id: string } }>('/citizen/me')).subject.id
  const look = async () => answerOf(await actors.clerk.post<{ materials: { name: string; entries: EntryView[] }[] }>('/staff/materials/library', { item: 'food-business-licence', applicant: me })).materials
  const [entry] = await ofCase(actors.citizen, number)
  const material = (await read(actors.clerk, number)).materials.find(({ name }) => name === entry!.name)!
  const body = foodLicenceAtCounter()
  const reusing = { ...body, materials: { ...body.materials, [material.id]: { files: entry!.files.map(({ id }) => id) } } }

  answerOf(await actors.citizen.post('/citizen/consents', { scope: 'sharedData', noticeVersion: 1 }))
  answerOf(await actors.citizen.post('/citizen/consents/sharedData/withdraw'))
  expect(await look()).toEqual([])
  expect(problemOf(await actors.clerk.post('/staff/applications', reusing))).toMatchObject({ status: 422 })

  answerOf(await actors.citizen.post('/citizen/consents', { scope: 'sharedData', noticeVersion: 1 }))
  const listed = await look()
  expect(listed.find(({ name }) => name === material.name)!.entries.map(({ id }) => id)).toContain(entry!.id)
  expect(listed.flatMap(({ entries }) => entries.map(({ name }) => name))).not.toContain('府前街店租赁合同')
  const { rows } = answerOf(await actors.citizen.get<{ rows: { kind: string; what: string; purpose: string }[] }>('/citizen/data-accesses'))
  expect(rows).toContainEqual(expect.objectContaining({ kind: 'library', what: entry!.name, purpose: '窗口办理「食品经营许可」时选用' }))
  const filed = answerOf(await actors.clerk.post<{ number: string }>('/staff/applications', reusing))
  expect((await read(actors.clerk, filed.number)).materials.find(({ id }) => id === material.id)).toMatchObject({ provided: 'file', providedName: '材料库复用' })
  expect(problemOf(await actors.reviewer.post('/staff/materials/library', { item: 'food-business-licence', applicant: me }))).toMatchObject({ status: 403 })
})

test('补正时也能从材料库选用：补正页列着以前交的，选用了还在那份材料那里', async () => {
  const earlier = await submitFoodLicence(actors.citizen)
  const { number } = await submitFoodLicence(actors.citizen)
  await city.app.jobs.drain()
  await command(actors.clerk, number, 'receive')
  const { materials } = await read(actors.clerk, number)
  const owed = materials.find(({ files }) => files.length > 0)!
  await command(actors.clerk, number, 'request-correction', { checks: materials.map(({ id }) => (id === owed.id ? { id, result: 'unqualified', reason: '看不清' } : { id, result: 'qualified' })) })
  const entry = (await ofCase(actors.citizen, earlier.number)).find(({ name }) => name === owed.name)!
  const ask = (path: string, body?: FormData) => fetch(`${city.url}${path}`, { headers: { authorization: `Bearer ${actors.citizen.token}` }, redirect: 'manual', ...(body && { method: 'POST', body }) })

  const page = await (await ask(`/applications/${number}/correction`)).text()
  expect(page).toContain(`value="${owed.id}:${entry.id}"`)
  const form = new FormData()
  form.append('reuse', `${owed.id}:${entry.id}`)
  const chosen = (await ask(`/applications/${number}/correction`, form)).headers.get('location')!
  expect(decodeURIComponent(chosen)).toBe(`/applications/${number}/correction?f.${owed.id}=${entry.files[0]!.id}#m-${owed.id}`)
  const held = await (await ask(chosen)).text()
  expect(held).toContain(entry.files[0]!.name)
  const sent = new FormData()
  for (const [, name, value] of held.matchAll(/<input type="hidden" name="(_version|_idempotencyKey)" value="([^"]*)"/g)) sent.set(name!, value!)
  sent.append('intent', 'continue')
  expect((await ask(chosen, sent)).headers.get('location')).toBe(`/applications/${number}`)
  expect((await read(actors.clerk, number)).materials.find(({ id }) => id === owed.id)).toMatchObject({ files: [{ id: entry.files[0]!.id }] })
})

test('分页：新的在前，一页一页看完，不重不漏', async () => {
  for (const name of ['甲', '乙', '丙']) answerOf(await actors.stranger.post('/citizen/library', { name, files: [await upload(actors.stranger)] }))
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const page = await library(actors.stranger, `?limit=2${cursor}`)
    seen.push(...page.rows.map(({ name }) => name))
    if (page.next === null) break
    cursor = `&cursor=${page.next}`
  }
  expect(seen).toEqual(['丙', '乙', '甲'])
})

test('企业的材料库，法定代表人能用；谁打开过写给企业看', async () => {
  const { id: enterpriseId } = (await city.owner.query<{ id: string }>('select id from subjects.subject where legal_representative_id = (select principal_id from platform.account where login = $1) limit 1', ['resident2'])).rows[0]!
  const file = await upload(actors.citizen, 'citizen', '章程.pdf')
  const kept = answerOf(await actors.citizen.post<{ id: string }>('/citizen/library', { of: enterpriseId, name: '公司章程', files: [file] }))
  expect(await library(actors.citizen, `?of=${enterpriseId}`)).toMatchObject({ ownerName: enterpriseOf('resident2').name, rows: [{ id: kept.id }] })
  // Another agent uploaded it: it is the enterprise's all the same.
  await city.owner.query(`update platform.file set owner = 'another-agent' where id = $1`, [file])
  expect((await actors.citizen.get(`/citizen/files/${file}`)).status).toBe(200)
  const { rows } = await city.owner.query<{ what: string; kind: string }>('select what, kind from subjects.data_access where subject_id = $1', [enterpriseId])
  expect(rows).toContainEqual({ what: '公司章程', kind: 'library' })
})

test('审查人员为办件调用申请人以前交的材料：进共享台账，申请人看得到；别的部门、办结以后都不行', async () => {
  const earlier = await submitFoodLicence(actors.citizen)
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  const shared = answerOf(await actors.reviewer.get<{ entries: { id: string; name: string; files: { id: string }[] }[] }>(`/staff/applications/${number}/shared`))
  const earlierIds = (await ofCase(actors.citizen, earlier.number)).map(({ id }) => id)
  const entry = shared.entries.find(({ id }) => earlierIds.includes(id))!
  const path = `/staff/applications/${number}/shared/${entry.id}/files/${entry.files[0]!.id}`
  expect((await actors.reviewer.get(path)).status).toBe(200)

  const ledger = answerOf(await actors.reviewer.get<{ rows: Record<string, unknown>[] }>('/staff/shares'))
  expect(ledger.rows[0]).toMatchObject({ what: entry.name, applicationNumber: number, subjectName: '陈小满', kindName: '材料库', purpose: expect.stringContaining(number), outcomeName: '已查看' })
  const log = await city.owner.query<object>('select what, kind, application_number as number, actor_authority as authority from subjects.data_access where kind = $1', ['share'])
  expect(log.rows).toContainEqual({ what: entry.name, kind: 'share', number, authority: '澄湖区市场监督管理局' })

  const other = await actors.as('reviewer-379902-GAJ')
  for (const address of [path, `/staff/applications/${number}/shared`]) expect(problemOf(await other.get(address))).toMatchObject({ status: 403, code: 'applications.not_yours' })
  expect(answerOf(await other.get<{ rows: object[] }>('/staff/shares')).rows).toEqual([])
  expect(problemOf(await actors.clerk.get(path))).toMatchObject({ status: 403, code: 'platform.not_permitted' })
  const watched = answerOf(await actors.supervisor.get<{ rows: { subjectName: string }[] }>('/staff/shares'))
  expect(watched.rows[0]!.subjectName).not.toBe('陈小满')

  const done = await bringTo(actors, 'delivered')
  expect(problemOf(await actors.reviewer.get(`/staff/applications/${done.number}/shared`))).toMatchObject({ status: 409, code: 'applications.closed_for_sharing' })
})

test('登记库的查询结果代替了材料：审查人员看得到内容，看一次记一次；没有代替材料的登记库看不到；撤回同意后材料库不再共享', async () => {
  const { number } = await bringTo(actors, 'accepted')
  const { rows: [found] } = await city.owner.query<{ applicantId: string }>('select applicant_id as "applicantId" from applications.application where number = $1', [number])
  const fields = city.platform.sealed.seal(JSON.stringify({ 坐落: '府前街26号', 是否抵押: false }))
  for (const register of ['不动产登记信息', '婚姻登记信息']) {
    await city.owner.query(`insert into materials.fetched (subject_id, register, outcome, fields_sealed, as_of, fetched_at, valid_until) values ($1, $2, 'found', $3, '2026-03-01T08:00:00Z', '2026-03-02T08:00:00Z', '2030-01-01')`, [found!.applicantId, register, fields])
  }
  await city.owner.query(`update applications.application set detail = jsonb_set(detail, '{materials,1,standIn}', '{"way":"register","register":"不动产登记信息"}') where number = $1`, [number])
  const shared = answerOf(await actors.decider.get<{ registers: { register: string; holderId: string }[] }>(`/staff/applications/${number}/shared`))
  expect(shared.registers).toMatchObject([{ register: '不动产登记信息', holderId: found!.applicantId, holderName: '陈小满' }])
  const opened = await actors.decider.post(`/staff/applications/${number}/shared`, { register: '不动产登记信息', holder: found!.applicantId })
  expect(answerOf(opened)).toMatchObject({ fields: [{ name: '坐落', value: '府前街26号' }, { name: '是否抵押', value: '否' }] })
  expect(problemOf(await actors.decider.post(`/staff/applications/${number}/shared`, { register: '婚姻登记信息', holder: found!.applicantId }))).toMatchObject({ status: 404, code: 'materials.nothing_shared' })
  const [row] = answerOf(await actors.decider.get<{ rows: { what: string; fields: string[] }[] }>('/staff/shares')).rows
  expect(row).toMatchObject({ what: '不动产登记信息', fields: ['坐落', '是否抵押'], provider: '不动产登记信息' })
  const table = await actors.decider.get<string>('/staff/shares', { accept: 'text/csv' })
  expect(table.body).toContain('不动产登记信息')
  expect(table.body).not.toContain('府前街26号')

  expect(answerOf(await actors.reviewer.get<{ entries: object[] }>(`/staff/applications/${number}/shared`)).entries).not.toEqual([])
  answerOf(await actors.citizen.post('/citizen/materials/fetch', { item: 'water-transfer', region: REGION, agrees: true }))
  answerOf(await actors.citizen.post('/citizen/consents/sharedData/withdraw'))
  expect(answerOf(await actors.reviewer.get<{ entries: object[] }>(`/staff/applications/${number}/shared`)).entries).toEqual([])
  answerOf(await actors.citizen.post('/citizen/materials/fetch', { item: 'water-transfer', region: REGION, agrees: true }))
})

test('市级看全市，县区只看自己；统计期不对会说明；表格里有算法', async () => {
  await city.app.jobs.drain()
  const cityWide = await actors.as('supervisor-379900')
  expect(answerOf(await cityWide.get<{ placeName: string; regions: { region: string }[] }>('/staff/waiver-counts'))).toMatchObject({ placeName: '云湖市（全市）', regions: [{ region: REGION }] })
  expect(problemOf(await actors.supervisor.get('/staff/waiver-counts?region=379903'))).toMatchObject({ status: 403, code: 'materials.other_region' })
  expect(problemOf(await actors.supervisor.get('/staff/waiver-counts?from=2026-03-02&until=2026-03-01'))).toMatchObject({ status: 422 })
  const all = await counts()
  expect(all.ways.reduce((sum, { count }) => sum + count, 0)).toBe(all.total)
  expect(answerOf(await actors.supervisor.get<{ total: number; itemName: string }>('/staff/waiver-counts?item=food-business-licence'))).toMatchObject({ total: all.total, itemName: '食品经营许可' })
  const table = await actors.supervisor.get<string>('/staff/waiver-counts', { accept: 'text/csv' })
  expect(table.headers.get('content-type')).toContain('text/csv')
  expect(table.body).toMatch(/按方式,材料库复用,2,/)
  expect(table.body).toContain('免提交份数 = ')
})

test('窗口收的扫描件也进申请人的材料库；过了使用期限就没有了', async () => {
  const body = foodLicenceAtCounter()
  const [first] = Object.keys(body.materials)
  const scan = await upload(actors.clerk, 'staff', '窗口扫描件.pdf')
  const filed = await actors.clerk.post<{ number: string }>('/staff/applications', { ...body, materials: { ...body.materials, [first!]: { files: [scan], declined: true } } })
  const { number } = answerOf(filed)
  await city.app.jobs.drain()
  expect(await ofCase(actors.citizen, number)).toMatchObject([{ files: [{ id: scan, name: '窗口扫描件.pdf' }] }])
  answerOf(await actors.visitor.post('/demo/clock', { now: '2028-03-03T09:00:00+08:00' }))
  expect((await library(await actors.as('resident2'))).rows).toEqual([])
})
