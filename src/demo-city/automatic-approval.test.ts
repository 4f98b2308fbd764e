import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerOf, signIn } from '../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../test/kit/test-app.ts'
import { apiRoutes } from '../app.ts'
import { AUTOMATIC_ITEM, AUTOMATIC_REGION, seedAutomaticRules } from './automatic-approval.ts'

let city: TestApp
beforeAll(async () => {
  city = await startTestApp()
})
afterAll(() => city.close())

test('the demonstration shows rules at work: approved, switched on, simulated, and one lost licence given anew by them', async () => {
  const number = await seedAutomaticRules(city.platform, apiRoutes)
  await city.app.jobs.drain()
  const manager = await signIn(city.url, `item-manager-${AUTOMATIC_REGION}`)
  const set = answerOf(await manager.get<{ switch: { isOn: boolean }; inForce: number | null; versions: { simulation: { cases: number } | null }[] }>(`/staff/automatic-rule-sets/${AUTOMATIC_ITEM}`))
  expect(set).toMatchObject({ switch: { isOn: true }, inForce: 1, versions: [{ simulation: { cases: 1 } }] })
  const clerk = await signIn(city.url, `clerk-${AUTOMATIC_REGION}-1`)
  const view = answerOf(await clerk.get<{ state: string; automatic: { isGranted: boolean; results: { outcome: string }[] } | null }>(`/staff/applications/${number}`))
  expect(view.automatic?.results.map(({ outcome }) => outcome)).toEqual(['holds', 'holds', 'holds', 'holds', 'holds'])
  expect(view.state).toBe('granted')
})
