import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../../test/kit/api.ts'
import { startTestApp, type TestApp } from '../../test/kit/test-app.ts'
import { seedCity } from './city.ts'

let city: TestApp
beforeAll(async () => {
  city = await startTestApp()
})
afterAll(() => city.close())

const countStaff = async (): Promise<number> => (await city.owner.query<{ count: number }>(`select count(*)::int as count from platform.account where kind = 'staff'`)).rows[0]!.count

test('a demonstration that an older version filled gains the people it lacks, and nobody twice', async () => {
  const all = await countStaff()
  await city.owner.query(`delete from platform.account where login in ('hall-379902', 'partner-379902')`)
  expect(await seedCity(city.platform)).toBe(false)
  expect((await signIn(city.url, 'hall-379902')).token).toBeTruthy()
  expect(await countStaff()).toBe(all)
  await seedCity(city.platform)
  expect(await countStaff()).toBe(all)
})
