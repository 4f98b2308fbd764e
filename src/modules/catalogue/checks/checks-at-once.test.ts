import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { systemContext } from '../../../platform/context.ts'
import { checkCatalogue } from './check-catalogue.ts'
import { countByRule } from './issue-store.ts'

let city: TestApp
beforeAll(async () => {
  city = await startTestApp()
  // As before the city's first check, which opens every issue there is.
  await city.owner.query('truncate catalogue.check_issue')
})
afterAll(() => city.close())

test('two checks at once, each on its own connection, leave every issue once', async () => {
  const check = () => checkCatalogue(systemContext(city.platform, 'test'))
  const runs = await Promise.all([check(), check()])
  expect(runs.map(({ opened }) => opened).sort((a, b) => a - b)).toEqual([0, runs[0].findings])
  const counts = await countByRule(city.platform.db, undefined, '2026-03-02')
  expect(counts.reduce((sum, { open }) => sum + open, 0)).toBe(runs[0].findings)
})
