import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FormDesign } from '../../src/platform/forms/index.ts'
import { emptyField, type FieldDesign } from '../../src/platform/forms/form-design.ts'
import type { ServiceItem } from '../../src/modules/catalogue/index.ts'
import { type Actors, foodLicenceBody, read, REGION, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, createApi, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let editor: Api
let reviewer: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  editor = await actors.as('item-manager-379900')
  reviewer = await actors.as('item-reviewer-379900')
})
afterAll(() => city.close())

const ITEM = 'food-business-licence'

interface Change {
  id: string
  revision: number
  state: string
  content: ServiceItem
}

const open = async (): Promise<{ opened: Change; at: string; present: FormDesign }> => {
  const opened = answerOf(await editor.post<Change>('/staff/catalogue/changes', { kind: 'revise', itemCode: ITEM, reason: '改申请表' }))
  const at = `/staff/catalogue/changes/${opened.id}`
  return { opened, at, present: answerOf(await editor.get<{ present: FormDesign }>(`${at}/form-parts`)).present }
}
const save = async (at: string, opened: Change, form: FormDesign) =>
  answerOf(await editor.put<{ revision: number }>(`${at}/content`, { baseRevision: opened.revision, content: { ...opened.content, form } })).revision

/** One change of the form, designed by one and published by another. */
async function publish(design: (form: FormDesign) => void): Promise<void> {
  const { opened, at, present } = await open()
  const form = structuredClone(opened.content.form ?? present)
  design(form)
  const submitted = answerOf(await editor.post<Change>(`${at}/submit`, {}, { version: await save(at, opened, form) }))
  const approved = answerOf(await reviewer.post<Change>(`${at}/approve`, {}, { version: submitted.revision }))
  answerOf(await reviewer.post<Change>(`${at}/publish`, { effectiveOn: '2026-03-02' }, { version: approved.revision }))
}

const question = (id: string, kind: FieldDesign['kind'], title: string): FieldDesign => ({ ...emptyField(id, kind), title })
const page = (id: string, title: string, ...fields: FieldDesign[]): FormDesign['sections'][number] => ({ id, title, help: null, askedWhen: [], fields })
const labels = async (number: string) => (await read(actors.clerk, number)).form.flatMap(({ rows }) => rows).map(({ label, value }) => `${label}：${value}`)
const portalPage = async (api: Api, path: string) => (await fetch(`${city.url}${path}`, { headers: { cookie: `yichuang_session=${api.token}` } })).text()

test('事项管理员改了申请表：公布以后我要回答新问题，答是才问下去；已经在办的还是当时的问题和回答', async () => {
  const running = await submitFoodLicence(actors.citizen)
  const before = await labels(running.number)
  const draft = crypto.randomUUID()
  const { form } = await foodLicenceBody(actors.citizen)
  const sections = answerOf(await createApi(city.url).get<{ ui: { sections: { id: string }[] } }>(`/items/${ITEM}/form`)).ui.sections.map(({ id }) => id)
  answerOf(await actors.citizen.put(`/citizen/drafts/${draft}`, { version: 0, content: { item: ITEM, region: REGION, situations: { q1: 'o1', q2: 'o2' }, form, done: sections } }))

  await publish(({ sections: pages }) => {
    const premises = pages.find(({ id }) => id === 'premises')!
    premises.fields = premises.fields.filter(({ id }) => id !== 'staffCount')
    premises.fields.find(({ id }) => id === 'premisesArea')!.title = '实际使用面积'
    pages.splice(2, 0, page('kitchen', '后厨', question('brightKitchen', 'yesNo', '是否实行明厨亮灶？')), { ...page('camera', '直播', question('cameraCount', 'number', '摄像头数量')), askedWhen: [{ field: 'brightKitchen', values: ['true'] }] })
  })

  // A case keeps the form it began with, and so do its words.
  expect(await labels(running.number)).toEqual(before)
  expect(before).toContain('从业人员人数：4 人')

  // What is submitted is what the published form asks.
  const body = await foodLicenceBody(actors.citizen)
  const refused = problemOf(await actors.citizen.post('/citizen/applications', body))
  expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['/form/brightKitchen', '/form/staffCount'])
  const { staffCount: _, ...rest } = body.form
  expect(problemOf(await actors.citizen.post('/citizen/applications', { ...body, form: { ...rest, brightKitchen: true } })).errors?.map(({ pointer }) => pointer)).toEqual(['/form/cameraCount'])
  const filed = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', { ...body, form: { ...rest, brightKitchen: true, cameraCount: 3 } }))
  expect(await labels(filed.number)).toEqual(expect.arrayContaining(['是否实行明厨亮灶？：是', '摄像头数量：3', '实际使用面积：86.5 平方米']))

  // A draft begun before asks the new question, keeps the other answers, and stumbles over nothing that is asked no more.
  const tasks = await portalPage(actors.citizen, `/drafts/${draft}`)
  expect(tasks).toContain('后厨')
  const check = await portalPage(actors.citizen, `/drafts/${draft}/check`)
  expect(check).toContain('请回答“是否实行明厨亮灶？”')
  expect(check).toContain('实际使用面积')
  expect(check).toContain('86.5')
  expect(check).not.toContain('表单里没有')
})

test('同意改按新版办理以后，我当时填的内容照样看得到，号码照样保密', async () => {
  const body = await foodLicenceBody(actors.citizen)
  const { staffCount: _, ...form } = body.form
  const moves = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', { ...body, form: { ...form, brightKitchen: false } }))
  const before = await labels(moves.number)
  // The phone is asked for as plain words from now on: what was sealed then must still be opened as it was sealed.
  await publish(({ sections }) => {
    const manager = sections.find(({ id }) => id === 'food-safety-manager')!
    manager.fields = [question('foodSafetyManagerPhone', 'text', '食品安全管理人员联系方式')]
  })
  const view = await read(actors.citizen, moves.number, 'citizen')
  answerOf(await actors.citizen.post(`/citizen/applications/${moves.number}/move-to-version`, { itemVersion: view.newVersion!.version }, { version: view.version }))
  expect((await read(actors.clerk, moves.number)).item.version).toBe(view.item.version + 1)
  expect(await labels(moves.number)).toEqual(before)
})

test('谁也填不完、问不到申请人的申请表送不了审，说明在哪里、怎么改', async () => {
  const { opened, at, present } = await open()
  const form = structuredClone(opened.content.form ?? present)
  form.sections[0]!.fields = form.sections[0]!.fields.filter(({ id }) => id !== 'businessUscc')
  form.sections.push({ ...page('late', '补充', question('why', 'text', '原因')), askedWhen: [{ field: 'gone', values: ['true'] }] })
  const refused = problemOf(await editor.post(`${at}/submit`, {}, { version: await save(at, opened, form) }))
  expect(refused).toMatchObject({ status: 422, code: 'catalogue.not_publishable' })
  expect(refused.errors).toEqual(expect.arrayContaining([
    { pointer: '/content/form/sections', message: expect.stringContaining('统一社会信用代码') },
    { pointer: `/content/form/sections/${form.sections.length - 1}/askedWhen/0/field`, message: expect.stringContaining('不在表中') },
  ]))
})
