import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../kit/test-app.ts'
import { fuzz } from './fuzz.ts'

const REQUESTS = 500
/** The same course each time; `npm run bench -- fuzz --seed N` takes others. */
const SEED = 20_261_122

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

test('任何人发来任何请求，都不会得到 5xx，也不会改动与己无关的数据', async () => {
  const report = await fuzz({ port: Number(new URL(app.url).port), databaseUrl: ownerUrl(app), requests: REQUESTS, seed: SEED })
  expect(report.faults).toEqual([])
  expect(report.requests).toBeGreaterThanOrEqual(REQUESTS)
})

const ownerUrl = ({ owner }: TestApp): string => {
  const { user, password, host, database } = owner
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}`
}
