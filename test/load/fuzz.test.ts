import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../kit/test-app.ts'
import { fuzz } from './fuzz.ts'

const REQUESTS = 500

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('任何人发来任何请求，都不会得到 5xx，也不会改动与己无关的数据', async () => {
  // Another course every day; the day is in the report, so that a fault can be had again.
  const seed = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''))
  const report = await fuzz({ port: Number(new URL(app.url).port), databaseUrl: ownerUrl(app), requests: REQUESTS, seed })
  expect(report.faults, `seed ${seed}`).toEqual([])
  expect(report.requests).toBeGreaterThanOrEqual(REQUESTS)
})

const ownerUrl = ({ owner }: TestApp): string => {
  const { user, password, host, database } = owner
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`
}
