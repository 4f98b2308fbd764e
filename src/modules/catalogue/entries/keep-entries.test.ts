import { beforeEach, expect, it } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { aRawItem } from '../fixtures.ts'
import { importItems } from '../import-items.ts'
import type { RawItem } from '../raw-row.ts'

const platform = useTestPlatform()
const TEA = 'tea-house-filing'

const publish = (changes: RawItem) => importItems(systemContext(platform, 'test'), [aRawItem(changes)])
const entries = () => platform.db.query<{ region: string; division_code: string; version: number; state: string }>(sql`select region, division_code, version, state from catalogue.entry where item_code = ${TEA} order by division_code`)
const record = () => platform.db.query<{ division_code: string; kind: string; detail: Record<string, unknown> }>(sql`select division_code, kind, detail from catalogue.entry_event where item_code = ${TEA} order by division_code`)
const told = () => platform.db.query<{ region: string; version: number }>(sql`select region, version from catalogue.feed where item_code = ${TEA} and kind = 'entriesChanged' order by region`)

beforeEach(() => publish({ level: ['县', '乡'] }))

it('a version that changes nothing about who handles the item moves every entry to it and writes no record', async () => {
  await publish({ level: ['县', '乡'], notes: '改了备注' })
  expect(new Set((await entries()).map(({ version }) => version))).toEqual(new Set([2]))
  expect(await record()).toEqual([])
})

it('townships that no longer handle the item are released with the reason, what they had said of their own, and a line in the feed', async () => {
  const before = await entries()
  const townships = before.filter(({ division_code }) => !division_code.endsWith('000000'))
  await platform.db.query(sql`update catalogue.entry set local = '{"siteVisits": 0}' where item_code = ${TEA} and division_code = ${townships[0]!.division_code}`)
  await platform.db.query(sql`update catalogue.entry set state = 'declined', reason = '没有窗口' where item_code = ${TEA} and division_code = ${townships[1]!.division_code}`)
  await publish({ level: ['县'] })
  expect((await entries()).map(({ division_code }) => division_code)).toEqual(before.filter(({ division_code }) => division_code.endsWith('000000')).map(({ division_code }) => division_code))
  const written = await record()
  expect(written.map(({ division_code, kind }) => [division_code, kind])).toEqual(townships.map(({ division_code }) => [division_code, 'released']))
  expect(written[0]!.detail).toEqual({ version: 1, reason: expect.stringContaining('第 2 版') as string, local: { siteVisits: 0 } })
  expect(written[1]!.detail).toMatchObject({ declinedFor: '没有窗口' })
  expect(await told()).toEqual([...new Set(townships.map(({ region }) => region))].map((region) => ({ region, version: 1 })))
})

it('an item that goes to another department is moved there, each place with both 实施编码 in its record', async () => {
  const before = await entries()
  await publish({ level: ['县', '乡'], department: '文化和旅游局' })
  const written = await record()
  expect(await entries()).toHaveLength(before.length)
  expect(written.map(({ kind }) => kind)).toEqual(before.filter(({ division_code }) => division_code.endsWith('000000')).map(() => 'moved'))
  const { before: was, after } = written[0]!.detail as { before: { taskCode: string }; after: { taskCode: string } }
  expect(was.taskCode).not.toBe(after.taskCode)
})
