import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { copyTemplate } from '../kit/test-db.ts'
import { fileForgotten, findDueFaults, type Place, settleAndKill, settleAtOnce } from './due.ts'

const CASES = 300

let copy: Awaited<ReturnType<typeof copyTemplate>>
let place: Place
beforeEach(async () => {
  copy = await copyTemplate()
  place = { databaseUrl: copy.url, dataDir: inject('dataDir') }
  await fileForgotten(place, CASES)
})
afterEach(() => copy.drop())

test('两个工作进程同时办理视为受理：每件恰好一次，不重不漏', async () => {
  await settleAtOnce(place, 2)
  expect(await findDueFaults(place, CASES)).toEqual([])
})

test('办到一半进程被杀，再来一次接着办完：每件恰好一次', async () => {
  const done = await settleAndKill(place, CASES / 4)
  expect(done).toBeLessThan(CASES)
  await settleAtOnce(place, 1)
  expect(await findDueFaults(place, CASES)).toEqual([])
})
