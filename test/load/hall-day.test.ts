import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { copyTemplate } from '../kit/test-db.ts'
import { type DayPlace, findDayFaults, playDay, readHalls, readWaits } from './hall-day.ts'
import { hours, planDay } from './hall-day-plan.ts'

const DAY = '2026-03-03'

let copy: Awaited<ReturnType<typeof copyTemplate>>
let place: DayPlace
beforeEach(async () => {
  copy = await copyTemplate()
  place = { databaseUrl: copy.url, dataDir: inject('dataDir'), day: DAY }
})
afterEach(() => copy.drop())

test('大厅的一天，两台服务器，上午一台被杀：每个号恰好结束一次，窗口不同时叫两个号，先后不乱', async () => {
  const plan = planDay({ seed: 7, halls: await readHalls(place, ['379902']), visitorsOfAHall: 120, windowsOfAHall: 4 })
  const played = await playDay(place, plan, { policy: 'headStart', killAt: hours(10) })
  expect(await findDayFaults(place, plan, played, 'headStart')).toEqual([])
  expect(played.taken).toBeGreaterThan(110)
  expect((await readWaits(place)).map(({ who }) => who)).toEqual(['others', 'priority'])
}, 180_000)
