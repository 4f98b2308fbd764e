import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { copyTemplate } from '../kit/test-db.ts'
import type { Place } from './due.ts'
import { findRaiseFaults, putMatters, raiseAndKill, raiseAtOnce } from './raise.ts'

const DUE = 2500

let copy: Awaited<ReturnType<typeof copyTemplate>>
let place: Place
beforeEach(async () => {
  copy = await copyTemplate()
  place = { databaseUrl: copy.url, dataDir: inject('dataDir') }
  const client = new pg.Client({ connectionString: copy.url })
  await client.connect()
  await putMatters(client, 1, DUE, true)
  await putMatters(client, DUE + 1, 1000, false)
  await client.end()
})
afterEach(() => copy.drop())

test('两个工作进程同时监察：每个信号恰好一次，不重不漏', async () => {
  await raiseAtOnce(place, 2)
  expect(await findRaiseFaults(place, DUE)).toEqual([])
})

test('监察到一半进程被杀，再来一次接着做完：每个信号恰好一次', async () => {
  expect(await raiseAndKill(place)).toBeLessThan(DUE)
  await raiseAtOnce(place, 1)
  expect(await findRaiseFaults(place, DUE)).toEqual([])
})
