import { afterAll, beforeAll, expect, test } from 'vitest'
import { onApplicationProgressed } from '../../src/modules/applications/lists/on-application-progressed.ts'
import type { AnnouncedEvent } from '../../src/platform/jobs/jobs.ts'
import { systemContext } from '../../src/platform/context.ts'
import { setSetting } from '../../src/platform/settings.ts'
import { type Actors, AUTHORITY, bringTo, read, signInActors } from '../kit/actors.ts'
import { answerOf, type Api } from '../kit/api.ts'
import { startTestApp, type TestApp } from '../kit/test-app.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const placesOf = async (number: string): Promise<string[]> =>
  (await city.owner.query<{ queue: string }>('select queue from applications.work_queue where number = $1', [number])).rows.map(({ queue }) => queue)

const todoOf = async (api: Api): Promise<string[]> => answerOf(await api.get<{ rows: { number: string }[] }>('/staff/applications?view=mine&limit=100')).rows.map(({ number }) => number)

const announce = (events: AnnouncedEvent[]) => onApplicationProgressed.run(systemContext(city.platform, onApplicationProgressed.id), events)

const progressed = (number: string, leftPlace: { queue: string | null; dueOn: string | null }): AnnouncedEvent => ({
  id: '019a0000-0000-7000-8000-000000000001', region: '379902', type: 'applications.accepted', at: '2026-03-02T01:00:00.000Z',
  payload: { number, version: 1, submittedAt: '2026-03-02T01:00:00.000Z', applicantId: '019a0000-0000-7000-8000-000000000002', agentId: null, state: 'accepted', leftPlace },
})

test('一个办件始终只在一个待办列表里，跟着它走到下一个人手里', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  expect(await placesOf(number)).toEqual([`review:${AUTHORITY}`])
  expect(await todoOf(actors.reviewer)).toContain(number)
  expect(await todoOf(actors.clerk)).not.toContain(number)
})

test('列表还没跟上时，已经离开的办件不再显示', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  await city.owner.query(`insert into applications.work_queue (region, queue, due_on, number, item_code) values ('379902', 'intake:H-379902', '2026-03-09', $1, 'food-business-licence')`, [number])
  expect(await todoOf(actors.clerk)).not.toContain(number)
})

test('同一条通知来两次、来晚了，列表都不变', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  const { rows: [place] } = await city.owner.query<{ queue: string; due_on: string }>('select queue, due_on::text from applications.work_queue where number = $1', [number])
  await announce([progressed(number, { queue: 'intake:H-379902', dueOn: '2026-03-09' })])
  await announce([progressed(number, { queue: null, dueOn: null }), progressed(number, { queue: place!.queue, dueOn: place!.due_on })])
  expect(await placesOf(number)).toEqual([place!.queue])
})

test('列表什么时候标“快到期”，和提醒一样，按本地规定', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  const isNear = async () => answerOf(await actors.reviewer.get<{ rows: { number: string; leftDays: number; isNear: boolean }[] }>('/staff/applications?view=mine&limit=100')).rows.find((row) => row.number === number)
  const set = (key: string, text: string) => setSetting(systemContext(city.platform, 'test'), { region: '379902', key, text, from: '2026-01-01', source: '测试' })
  expect(await isNear()).toMatchObject({ leftDays: 5, isNear: false })
  await set('supervision.warnDaysLeft', '5')
  expect(await isNear()).toMatchObject({ isNear: true })
  await set('supervision.warnDaysLeft', '0')
  await set('supervision.warnShare', '20%')
  city.platform.clock.moveTo(new Date('2026-03-03T09:10:00+08:00'))
  actors = await signInActors(city.url)
  expect(await isNear()).toMatchObject({ leftDays: 4, isNear: true })
  expect((await read(actors.reviewer, number)).clocks.find(({ id }) => id === 'promised')).toMatchObject({ leftDays: 4, isNear: true })
})
