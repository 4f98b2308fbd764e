import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/kit/test-app.ts'
import { createAuditLog } from './audit-log.ts'
import { verifyAuditChains } from './verify-audit.ts'

let city: TestApp
beforeAll(async () => {
  city = await startTestApp()
})
afterAll(() => city.close())
beforeEach(async () => {
  await city.owner.query('delete from platform.audit_entry')
  await city.owner.query('delete from platform.audit_head')
})

const append = (region: string, subject: string) => city.platform.audit.append({ region, operation: 'test.looked', actor: 'somebody', subject, detail: { subject } })

test('entries that come all at once make one unbroken chain a region, in the order they came', async () => {
  await Promise.all(Array.from({ length: 50 }, (_, index) => append(index % 2 ? '379902' : '379903', `s${String(index).padStart(2, '0')}`)))
  const { rows } = await city.owner.query<{ region: string; seq: number; subject: string }>('select region, seq, subject from platform.audit_entry order by region, seq')
  expect(rows.filter(({ region }) => region === '379902').map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1))
  const subjects = rows.filter(({ region }) => region === '379903').map(({ subject }) => subject)
  expect(subjects).toEqual(subjects.toSorted())
  expect(await verifyAuditChains(city.platform)).toEqual({ entries: 50, faults: [] })
})

test('two processes that write the same chain at once wait for each other', async () => {
  const other = createAuditLog(city.platform.db, city.platform.clock)
  await Promise.all(Array.from({ length: 20 }, (_, index) => [append('379902', `a${index}`), other.append({ region: '379902', operation: 'test.looked', actor: 'another' })]).flat())
  expect(await verifyAuditChains(city.platform)).toEqual({ entries: 40, faults: [] })
})

test('an entry that was changed, deleted or cut off, and a chain without its head, are named', async () => {
  for (const subject of ['a', 'b', 'c', 'd']) await append('379902', subject)
  const faults = async () => (await verifyAuditChains(city.platform)).faults
  await city.owner.query(`update platform.audit_entry set actor = 'nobody' where seq = 2`)
  expect(await faults()).toEqual(['审计记录 379902 2026-03-02 第 2 条记录的内容被改动'])
  await city.owner.query(`update platform.audit_entry set actor = 'somebody' where seq = 2`)
  expect(await faults()).toEqual([])
  await city.owner.query('delete from platform.audit_entry where seq = 4')
  expect(await faults()).toEqual(['审计记录 379902 2026-03-02 末尾的记录被删除（应有 4 条，只剩 3 条）'])
  await city.owner.query('delete from platform.audit_entry where seq = 2')
  expect(await faults()).toContain('审计记录 379902 2026-03-02 缺少第 2 至 2 条记录')
  await city.owner.query('delete from platform.audit_head')
  expect(await faults()).toEqual(['审计记录 379902 2026-03-02 有记录却没有链头'])
})
