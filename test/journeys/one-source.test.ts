import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Guide, ServiceItem } from '../../src/modules/catalogue/index.ts'
import { type Actors, foodLicenceBody, read, REGION, signInActors, submitFoodLicence } from '../kit/actors.ts'
import { answerOf, type Api, createApi, problemOf } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
let editor: Api
let reviewer: Api
let visitor: Api
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
  editor = await actors.as('item-manager-379900')
  reviewer = await actors.as('item-reviewer-379900')
  visitor = createApi(city.url)
})
afterAll(() => city.close())

const ITEM = 'food-business-licence'
const TODAY = '2026-03-02'

interface Change {
  id: string
  revision: number
  state: string
  version: number | null
  content: ServiceItem
}

/** One change of the item, by the way every change goes: one person writes, another reviews and publishes. */
async function publish(edit: (content: ServiceItem) => ServiceItem): Promise<Change> {
  const opened = answerOf(await editor.post<Change>('/staff/catalogue/changes', { kind: 'revise', itemCode: ITEM, reason: '按新标准修订' }))
  const at = `/staff/catalogue/changes/${opened.id}`
  const { revision } = answerOf(await editor.put<{ revision: number }>(`${at}/content`, { baseRevision: opened.revision, content: edit(opened.content) }))
  const submitted = answerOf(await editor.post<Change>(`${at}/submit`, {}, { version: revision }))
  const approved = answerOf(await reviewer.post<Change>(`${at}/approve`, {}, { version: submitted.revision }))
  return answerOf(await reviewer.post<Change>(`${at}/publish`, { effectiveOn: TODAY }, { version: approved.revision }))
}

const pageOf = async (path: string, cookie = ''): Promise<string> => (await fetch(`${city.url}${path}`, { headers: { cookie } })).text()
const feedSince = async (since: number) => answerOf(await visitor.get<{ changes: { seq: number; itemCode: string; kind: string; version: number }[]; next: number }>(`/items-feed?since=${since}&limit=1000`))

test('一份材料改了名字：门户、接口、列表、导出和变动流水都是新名字；正在办的还是旧名字', async () => {
  const running = await submitFoodLicence(actors.citizen)
  const before = answerOf(await visitor.get<Guide>(`/items/${ITEM}?region=${REGION}`))
  const old = '食品安全管理人员考核或任命文件'
  expect(before.materials.map(({ name }) => name)).toContain(old)
  const renamed = `${old}（2026年版）`
  const { next } = await feedSince(0)

  const published = await publish((content) => ({ ...content, materials: content.materials.map((material) => (material.name === old ? { ...material, name: renamed } : material)) }))
  expect(published).toMatchObject({ state: 'published', version: before.version + 1 })

  const guide = answerOf(await visitor.get<Guide>(`/items/${ITEM}?region=${REGION}`))
  expect(guide.version).toBe(before.version + 1)
  expect(guide.materials.map(({ name }) => name)).toContain(renamed)
  const page = await pageOf(`/guides/${REGION}/${ITEM}`)
  expect(page.includes(renamed)).toBe(true)
  expect(page.replaceAll(renamed, '').includes(old)).toBe(false)
  const { items } = answerOf(await visitor.get<{ items: { code: string; version: number }[] }>('/items/search?q=食品经营许可'))
  expect(items.find(({ code }) => code === ITEM)?.version).toBe(before.version + 1)
  expect((await feedSince(next)).changes).toMatchObject([{ itemCode: ITEM, kind: 'published', version: before.version + 1 }])

  const case_ = await read(actors.clerk, running.number)
  expect(case_.item.version).toBe(before.version)
  expect(case_.materials.map(({ name }) => name)).toContain(old)
  expect(case_.materials.map(({ name }) => name)).not.toContain(renamed)
  const fresh = answerOf(await actors.citizen.post<{ number: string }>('/citizen/applications', await foodLicenceBody(actors.citizen)))
  expect((await read(actors.clerk, fresh.number)).materials.map(({ name }) => name)).toContain(renamed)
})

test('公布之前看得到影响几件；公布之后申请人自己选择按新版办，没有选的照旧', async () => {
  const [stays, moves] = [await submitFoodLicence(actors.citizen), await submitFoodLicence(actors.citizen)]
  const accepted = await submitFoodLicence(actors.citizen)
  await city.app.jobs.drain()
  const opened = answerOf(await editor.post<Change>('/staff/catalogue/changes', { kind: 'revise', itemCode: ITEM, reason: '缩短时限' }))
  const effects = answerOf(await editor.get<{ running: number; canMove: number; needMore: number; summary: string }>(`/staff/item-changes/${opened.id}/effects`))
  // The one that still has the old name of its material would have to hand in the new one.
  expect(effects).toMatchObject({ needMore: 1, isComplete: true })
  expect(effects.running).toBeGreaterThanOrEqual(3)
  answerOf(await editor.post(`/staff/catalogue/changes/${opened.id}/withdraw`, { reason: '另行修订' }, { version: opened.revision }))

  const limit = (await publish((content) => ({ ...content, promisedLimit: { ...content.promisedLimit, amount: content.promisedLimit.amount - 1 }, steps: shorten(content.steps) }))).content.promisedLimit.amount
  const view = await read(actors.citizen, moves.number, 'citizen')
  expect(view.newVersion).toMatchObject({ version: view.item.version + 1, needs: [], gains: [expect.stringContaining('承诺时限由')] })
  expect(await pageOf(`/applications/${moves.number}/new-version`)).toContain('登录')
  // She agrees to what she saw, not to what comes after.
  expect(problemOf(await actors.citizen.post(`/citizen/applications/${moves.number}/move-to-version`, { itemVersion: 999 }, { version: view.version }))).toMatchObject({ code: 'applications.version_changed' })
  answerOf(await actors.citizen.post(`/citizen/applications/${moves.number}/move-to-version`, { itemVersion: view.newVersion!.version }, { version: view.version }))
  const moved = await read(actors.citizen, moves.number, 'citizen')
  expect(moved).toMatchObject({ promisedLimitText: `${limit}个工作日`, item: { version: view.item.version + 1 }, newVersion: null })
  expect((await read(actors.citizen, stays.number, 'citizen')).item.version).toBe(view.item.version)
  // Nobody else decides it for her.
  const stranger = await actors.stranger.post(`/citizen/applications/${accepted.number}/move-to-version`, { itemVersion: view.newVersion!.version }, { version: 1 })
  expect(problemOf(stranger)).toMatchObject({ status: 404 })
})

/** A day less where most days are, so that the steps still add up to the promise. */
function shorten(steps: ServiceItem['steps']): ServiceItem['steps'] {
  const longest = steps.filter(({ countedInPromise }) => countedInPromise).reduce((most, step) => (step.days > most.days ? step : most))
  return steps.map((step) => (step === longest ? { ...step, days: step.days - 1 } : step))
}
