import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemContext } from '../../../platform/context.ts'
import { type Actors, bringTo, REGION, signInActors } from '../../../../test/kit/actors.ts'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { listSignalsOf } from '../signals/signal-store.ts'
import { raiseOnce } from './watch-matters.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const signalsOf = async (number: string) => (await listSignalsOf(city.platform.db, REGION, 'application', number)).map(({ rule, level }) => `${rule} ${level}`)

test('a case that stands still is reminded of, then carded by step, promise and law, and for the card that nobody answered; each once, whoever looks and however often', async () => {
  const { number } = await bringTo(actors, 'accepted')
  await city.app.jobs.drain()
  expect(await signalsOf(number)).toEqual([])
  city.platform.clock.moveTo(new Date('2026-03-06T09:10:00+08:00'))
  await city.app.jobs.drain()
  expect(await signalsOf(number)).toEqual(['lateStep reminder', 'lateStep yellow', 'lateDecision reminder'])
  city.platform.clock.moveTo(new Date('2026-04-01T09:10:00+08:00'))
  const ctx = systemContext(city.platform, 'test')
  await Promise.all([1, 2, 3].map(() => raiseOnce(ctx, city.platform.clock.now().toISOString())))
  await city.app.jobs.drain()
  expect(await signalsOf(number)).toEqual(['lateStep reminder', 'lateStep yellow', 'lateDecision reminder', 'lateDecision yellow', 'lateDecision red', 'lateByLaw warning', 'lateByLaw red', 'unansweredCard red'])
})
