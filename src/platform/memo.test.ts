import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/kit/test-app.ts'
import { systemContext } from './context.ts'
import { createLogger, type OpenPlatform, openPlatform } from './create-platform.ts'
import { readConfig } from './config.ts'
import { defineSetting, getSetting, parseWholeNumber, setSetting } from './settings.ts'

let city: TestApp
/** Another process over the same database. */
let other: OpenPlatform
beforeAll(async () => {
  city = await startTestApp()
  other = await openPlatform({ ...readConfig({}), databaseUrl: city.databaseUrl, dataDir: inject('dataDir'), startAt: city.platform.clock.now() }, { isServer: false, log: createLogger('error') })
})
afterAll(async () => {
  await other.close()
  await city.close()
})

const days = defineSetting({ key: 'test.days', title: '测试天数', fallback: 7, source: '测试', parse: parseWholeNumber(1, 99) })
const here = () => getSetting(city.platform, days, '379902', city.platform.clock.today())
const set = (region: string, text: string, from: string) => setSetting(systemContext(other.platform, 'test'), { region, key: 'test.days', text, from, source: '测试文件' })

/** The notice travels through the database; how soon is not promised, that it comes is. */
async function until(check: () => Promise<unknown>, expected: unknown): Promise<void> {
  await expect.poll(check, { timeout: 5000 }).toEqual(expected)
}

test('what another process changes is seen here, though it was remembered', async () => {
  expect(await here()).toBe(7)
  await set('379902', '9', '2026-01-01')
  await until(here, 9)
})

test('a setting applies from its day on, to its region, then to the city', async () => {
  await set('379902', '11', '2026-04-01')
  await set('379900', '5', '2026-01-01')
  await until(() => getSetting(city.platform, days, '379903', '2026-03-02'), 5)
  expect(await getSetting(city.platform, days, '379902', '2026-03-31')).toBe(9)
  expect(await getSetting(city.platform, days, '379902', '2026-04-01')).toBe(11)
  expect(await getSetting(city.platform, days, '379902', '2025-12-31')).toBe(7)
})

test('an unknown setting and a value that makes no sense are refused in Chinese', async () => {
  await expect(setSetting(systemContext(other.platform, 'test'), { region: '379902', key: 'test.nothing', text: '1', from: '2026-01-01', source: '测试' })).rejects.toMatchObject({ code: 'platform.unknown_setting' })
  await expect(set('379902', 'many', '2026-01-01')).rejects.toMatchObject({ code: 'platform.bad_setting' })
})

test('a load that fails is not remembered, and loads at the same time share one query', async () => {
  let loads = 0
  const { memo } = city.platform
  await expect(memo.get('test.fails', () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  const load = async () => ++loads
  expect(await Promise.all([memo.get('test.fails', load), memo.get('test.fails', load)])).toEqual([1, 1])
  memo.forget('test.fails')
  expect(await memo.get('test.fails', load)).toBe(2)
})
