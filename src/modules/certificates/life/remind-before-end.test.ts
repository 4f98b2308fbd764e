import { beforeEach, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { AnnouncedEvent } from '../../../platform/jobs/jobs.ts'
import { importCertificates } from '../import/import-certificates.ts'
import { toIdentityNumber } from '../../subjects/index.ts'
import { remindBeforeEnd } from './remind-before-end.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')
const at = (day: string) => platform.clock.moveTo(new Date(`${day}T09:00:00+08:00`))

/** As many as told, each with its last day. */
const bringIn = (ends: readonly string[]) => importCertificates(platform, {
  authorityId: '379902-WJW', source: '存量.csv', isAllOrNothing: true, officerId: null,
  lines: ends.map((validity, index) => ({ line: index + 2, name: '健康证明', number: `健期${index}`, holderName: '甄期满', holderIdentity: toIdentityNumber({ region: '379901', birthDate: '1991-04-06', sequence: 77 }), issuedOn: '2025-06-01', validity, content: [{ label: '从业类别', value: '食品' }] })),
})
/** Numbers of those whose holders were reminded since the last time one asked. */
let heard = ''
async function reminded(): Promise<string[]> {
  await remindBeforeEnd.run(system())
  const rows = await platform.db.query<AnnouncedEvent>(sql`select id, payload from platform.outbox where type = 'certificates.runningOut' and payload ->> 'number' like '健期%' and id::text > ${heard} order by id`)
  heard = rows.at(-1)?.id ?? heard
  return rows.map(({ payload }) => String(payload.number)).sort()
}
beforeEach(() => {
  heard = ''
})

test('the holder of a certificate is reminded on each of the days set, and once only', async () => {
  await bringIn(['2026-06-01'])
  const told: string[] = []
  for (const day of ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-27', '2026-05-24', '2026-05-25', '2026-05-26', '2026-06-01', '2026-06-02']) {
    at(day)
    if ((await reminded()).length > 0) told.push(day)
    expect(await reminded(), `${day}, again`).toEqual([])
  }
  expect(told).toEqual(['2026-04-02', '2026-04-27', '2026-05-25'])
})

test('a platform that stood still reminds once, by the reminder nearest to the end; what has ended it does not tell of', async () => {
  await bringIn(['2026-03-20', '2026-04-20', '2026-05-20', '2026-08-20'])
  at('2026-04-18')
  expect(await reminded()).toEqual(['健期1', '健期2'])
  at('2026-04-19')
  expect(await reminded()).toEqual([])
})

test('what is not in force is not told of', async () => {
  await bringIn(['2026-03-08', '2026-03-08'])
  await platform.db.query(sql`update certificates.certificate set state = 'suspended' where number = '健期1'`)
  expect(await reminded()).toEqual(['健期0'])
})

test('a job that is killed between two batches goes on where it was, and tells nobody twice', async () => {
  await bringIn(Array.from({ length: 450 }, () => '2026-03-08'))
  const { db } = platform
  let writes = 0
  const dying = { ...system(), db: { ...db, query: async (statement: Parameters<typeof db.query>[0]) => {
    if (statement.text.includes('platform.outbox') && ++writes === 2) throw new Error('killed')
    return db.query(statement)
  } } as typeof db }
  await expect(remindBeforeEnd.run(dying)).rejects.toThrow('killed')
  const [first] = await db.query<{ told: number }>(sql`select count(*)::int as told from platform.outbox where type = 'certificates.runningOut' and payload ->> 'number' like '健期%'`)
  expect(first!.told).toBeLessThan(450)
  expect(await reminded()).toHaveLength(450)
})
