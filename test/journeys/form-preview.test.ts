import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServiceItem } from '../../src/modules/catalogue/index.ts'
import { emptyField, type FieldDesign, type FormDesign } from '../../src/platform/forms/form-design.ts'
import { type Actors, foodLicenceBody, read, REGION, signInActors } from '../kit/actors.ts'
import { answerOf, type Api, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let editor: Api
let reviewer: Api
let change: { id: string; revision: number; content: ServiceItem }
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  editor = await actors.as('item-manager-379900')
  reviewer = await actors.as('item-reviewer-379900')
  change = answerOf(await editor.post('/staff/catalogue/changes', { kind: 'revise', itemCode: ITEM, reason: '改申请表' }))
})
afterAll(() => city.close())

const ITEM = 'food-business-licence'
const at = () => `/staff/catalogue/changes/${change.id}`

const question = (id: string, kind: FieldDesign['kind'], title: string, more: Partial<FieldDesign> = {}): FieldDesign => ({ ...emptyField(id, kind), title, ...more })

async function save(design: (form: FormDesign) => void): Promise<void> {
  const { present } = answerOf(await editor.get<{ present: FormDesign }>(`${at()}/form-parts`))
  const form = structuredClone(present)
  design(form)
  const { revision } = answerOf(await editor.put<{ revision: number }>(`${at()}/content`, { baseRevision: change.revision, content: { ...change.content, form } }))
  change = { ...change, revision, content: { ...change.content, form } }
}

/** A page by itself in front of the others: one question that decides, and two that it decides on. */
const kitchen = (): FormDesign['sections'][number] => ({
  id: 'kitchen', title: '后厨', help: null, askedWhen: [],
  fields: [
    question('brightKitchen', 'yesNo', '是否实行明厨亮灶？'),
    question('small', 'yesNo', '面积是否小于 30 平方米？'),
    question('reason', 'text', '没有实行的原因', { askedWhen: [{ field: 'brightKitchen', values: ['false'] }] }),
    question('cameras', 'number', '摄像头数量', { askedWhen: [{ field: 'brightKitchen', values: ['true'] }, { field: 'small', values: ['false'] }], askedWhenJoin: 'any', isRequired: false }),
  ],
})

/** As a browser that is signed in; what it posts carries no token, as a bearer's does not. */
const open = (api: Api | undefined, path: string, form?: Record<string, string>) =>
  fetch(`${city.url}${path}`, {
    headers: { ...(api && { authorization: `Bearer ${api.token}` }), ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
    redirect: 'manual', ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  })
const preview = () => `/form-previews/${change.id}`

test('设计申请表的人看得到门户上的样子：还没有设计时是现在的表，改了就是改后的', async () => {
  expect(await (await open(editor, preview())).text()).toContain('经营者名称')
  await save(({ sections }) => void sections.unshift(kitchen()))
  const page = await open(reviewer, preview())
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  const html = await page.text()
  expect(html).toContain('是否实行明厨亮灶？')
  expect(html).not.toContain('没有实行的原因')
  expect(html).not.toMatch(/href="\/(?!\/)/)
  expect(await (await open(editor, `${preview()}?section=premises&size=18`)).text()).toMatch(/class="elder".*经营场所面积/s)
})

test('同一页上的回答决定同一页上还问什么：没有脚本时再显示一次，有脚本时当场出现', async () => {
  const no = { _section: 'kitchen', _asked: 'brightKitchen small', brightKitchen: 'false', small: 'true' }
  const again = await open(editor, preview(), no)
  expect(again.status).toBe(422)
  const html = await again.text()
  expect(html).toContain('根据您的回答，还要请您回答 1 个问题')
  expect(html).not.toContain('aria-invalid="true"')
  expect(await (await open(editor, preview(), { ...no, _asked: 'brightKitchen small reason' })).text()).toContain('请填写没有实行的原因')
  // What need not be answered is shown as well before one goes on; what is asked no more is let go.
  expect(await (await open(editor, preview(), { ...no, brightKitchen: 'true', reason: '场地太小' })).text()).toContain('摄像头数量')
  const next = await (await open(editor, preview(), { ...no, brightKitchen: 'true', reason: '场地太小', _asked: 'brightKitchen small cameras' })).text()
  expect(next).toContain('经营者名称')
  expect(next).not.toContain('场地太小')
  const live = (await (await open(editor, `${preview()}/answers`, no)).json()) as { fields?: string; said: string }
  expect(live).toMatchObject({ said: expect.stringContaining('预览，不保存'), fields: expect.stringContaining('id="q-reason"') })
  expect(await (await open(editor, `${preview()}/answers`, { ...no, _asked: 'brightKitchen small reason' })).json()).not.toHaveProperty('fields')
})

test('预览只给管理事项的人看，什么也不留下', async () => {
  const drafts = async () => (await city.owner.query<{ count: string }>('select count(*) from applications.draft')).rows[0]!.count
  const before = await drafts()
  expect((await open(undefined, preview())).status).toBe(401)
  expect((await open(actors.citizen, preview())).status).toBe(403)
  expect((await open(actors.clerk, preview(), { _section: 'kitchen' })).status).toBe(403)
  expect((await open(editor, '/form-previews/019cac0f-3531-7376-a7fd-46d204b1c5aa')).status).toBe(404)
  expect((await open(editor, '/form-previews/x')).status).toBe(422)
  expect((await open(editor, preview(), { _section: 'gone' })).status).toBe(404)
  // Whatever is sent as earlier answers, the page begins anew rather than breaks.
  for (const answers of ['[1]', '{', 'null', '{"__proto__":{"x":1},"brightKitchen":"perhaps"}']) expect((await open(editor, preview(), { _section: 'kitchen', _answers: answers })).status).toBe(422)
  // By cookie the form's own token is needed.
  expect((await fetch(`${city.url}${preview()}`, { method: 'POST', headers: { cookie: `yichuang_session=${editor.token}` }, body: new URLSearchParams({ _section: 'kitchen' }) })).status).toBe(403)
  expect(await drafts()).toBe(before)
})

test('设计有错时预览说明要改哪里', async () => {
  await save(({ sections }) => void sections.unshift({ ...kitchen(), fields: kitchen().fields.toReversed() }))
  const html = await (await open(editor, preview())).text()
  expect(html).toContain('还有 3 处要改正')
  expect(html).toContain('应排在它前面')
})

test('公布以后门户、窗口和接口按同一条规则问：同一页的、任一满足的', async () => {
  await save(({ sections }) => void sections.unshift(kitchen()))
  const submitted = answerOf(await editor.post<{ revision: number }>(`${at()}/submit`, {}, { version: change.revision }))
  const approved = answerOf(await reviewer.post<{ revision: number }>(`${at()}/approve`, {}, { version: submitted.revision }))
  answerOf(await reviewer.post(`${at()}/publish`, { effectiveOn: '2026-03-02' }, { version: approved.revision }))

  const body = await foodLicenceBody(actors.citizen)
  const file = (answers: object) => actors.citizen.post<{ number: string }>('/citizen/applications', { ...body, form: { ...body.form, ...answers } })
  expect(problemOf(await file({ brightKitchen: false, small: true })).errors?.map(({ pointer }) => pointer)).toEqual(['/form/reason'])
  const filed = answerOf(await file({ brightKitchen: true, small: true, reason: '不再问的', cameras: 2 }))
  const rows = (await read(actors.clerk, filed.number)).form.flatMap(({ rows: each }) => each).map(({ label }) => label)
  expect(rows).toContain('摄像头数量')
  expect(rows).not.toContain('没有实行的原因')
  // Of two conditions joined by any, the second alone is enough.
  expect((await read(actors.clerk, answerOf(await file({ brightKitchen: false, small: false, reason: '场地太小', cameras: 1 })).number)).form.flatMap(({ rows: each }) => each).map(({ label }) => label)).toEqual(expect.arrayContaining(['没有实行的原因', '摄像头数量']))

  const draft = crypto.randomUUID()
  answerOf(await actors.citizen.put(`/citizen/drafts/${draft}`, { version: 0, content: { item: ITEM, region: REGION, situations: { q1: 'o1', q2: 'o2' }, form: body.form, done: [] } }))
  const page = `/drafts/${draft}/form/kitchen`
  const answers = { brightKitchen: 'false', small: 'true', _asked: 'brightKitchen small' }
  const saved = (await (await open(actors.citizen, `${page}/autosave`, answers)).json()) as { said: string; fields: string }
  expect(saved.said).toContain('已自动保存')
  expect(saved.fields).toContain('没有实行的原因')
  expect((await open(actors.citizen, page, answers)).status).toBe(422)
  const done = async () => answerOf(await actors.citizen.get<{ content: { done: string[] } }>(`/citizen/drafts/${draft}`)).content.done
  expect(await done()).toEqual([])
  expect((await open(actors.citizen, page, { ...answers, _asked: 'brightKitchen small reason', reason: '场地太小' })).status).toBe(303)
  expect(await done()).toEqual(['kitchen'])
})
