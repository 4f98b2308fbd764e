import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/kit/test-app.ts'
import { systemContext } from '../context.ts'
import { createPool } from '../db/db.ts'
import { rawSql } from '../db/sql.ts'
import { commit } from '../unit-of-work.ts'
import { type AnnouncedEvent, type Jobs, type Reader, startJobs, type TimedJob } from './jobs.ts'

let city: TestApp
let jobs: Jobs
let closePool: () => Promise<void>
let heard: AnnouncedEvent[][] = []
let failures = 0
let ticks = 0
let minuteTicks = 0

const reader: Reader = {
  id: 'test.reader',
  on: ['test.happened', 'test.happenedAgain'],
  async run(_ctx, events) {
    if (failures > 0) {
      failures--
      throw new Error('the reader is not well')
    }
    heard.push(events)
  },
}
const timed: TimedJob = { id: 'test.timed', everySeconds: 3600, run: async () => void ticks++ }
const eachMinute: TimedJob = { id: 'test.eachMinute', everySeconds: 60, run: async () => void minuteTicks++ }

beforeAll(async () => {
  city = await startTestApp()
  // The application's own relay would take what this one is to carry.
  await city.app.jobs.stop()
  const pool = createPool({ url: city.databaseUrl, role: 'yichuang_worker', max: 4, onError: (error) => { throw error } })
  // Failures of the reader are the point here, not news.
  const quiet = { ...city.platform, log: Object.assign(Object.create(city.platform.log), { error() {}, warn() {} }) }
  jobs = await startJobs(quiet, pool, [reader], [timed, eachMinute])
  closePool = () => pool.end()
})
afterAll(async () => {
  await jobs.stop()
  await closePool()
  await city.close()
})
beforeEach(() => {
  heard = []
})

const announce = (type: string, payload: Record<string, unknown>, region = '379902') =>
  commit(systemContext(city.platform, 'test'), { region, guard: rawSql('select 1'), announcements: [{ type, payload }], answer: null })

/** What a failed job waits for passes. */
const letWaitingPass = () => city.owner.query('update graphile_worker._private_jobs set run_at = now() where attempts > 0')

const flat = () => heard.flat().map(({ region, type, payload, at }) => ({ region, type, payload, at }))

test('a reader hears exactly what was announced: type, region, payload and time', async () => {
  const payload = { number: '1', text: '“引号”、\\、\n、😀', nested: { list: [1, 2.5, null, true] } }
  await announce('test.happened', payload)
  await jobs.drain()
  expect(flat()).toEqual([{ region: '379902', type: 'test.happened', payload, at: expect.stringMatching(/^2026-03-02T/) as string }])
  expect((await city.owner.query('select 1 from platform.outbox')).rowCount).toBe(0)
})

test('a reader that fails the first time hears the same again, once it is well', async () => {
  failures = 1
  await announce('test.happened', { turn: 1 })
  await jobs.drain()
  expect(heard).toEqual([])
  await letWaitingPass()
  await jobs.drain()
  expect(flat().map(({ payload }) => payload)).toEqual([{ turn: 1 }])
})

test('announcements of a region are heard in the order they were made, and others not at all', async () => {
  for (let turn = 0; turn < 30; turn++) await announce(turn % 2 ? 'test.happened' : 'test.happenedAgain', { turn })
  await announce('test.unheard', { turn: 99 })
  await jobs.drain()
  expect(flat().map(({ payload }) => payload.turn)).toEqual(Array.from({ length: 30 }, (_, turn) => turn))
})

test('nothing is announced when nothing was written', async () => {
  const isWritten = await commit(systemContext(city.platform, 'test'), { region: '379902', guard: rawSql('select 1 where false'), announcements: [{ type: 'test.happened', payload: {} }], answer: null })
  expect(isWritten).toBe(false)
  await jobs.drain()
  expect(heard).toEqual([])
})

test('draining also runs what falls due by the clock, when its time has come and not again before it comes again', async () => {
  const { clock } = city.platform
  const anHourLater = () => clock.moveTo(new Date(clock.now().getTime() + 3_600_000))
  const before = ticks
  await jobs.drain()
  expect(ticks).toBe(before)
  anHourLater()
  await jobs.drain()
  await jobs.drain()
  expect(ticks).toBe(before + 1)
  anHourLater()
  await jobs.drain()
  expect(ticks).toBe(before + 2)
})

test('draining always runs what comes each minute anyway', async () => {
  const before = minuteTicks
  await jobs.drain()
  await jobs.drain()
  expect(minuteTicks).toBe(before + 2)
})
