import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { setSetting } from '../../../platform/settings.ts'
import { deleteOfRegion, deleteOutdated } from './delete-outdated.ts'
import { firstInstantKept } from './retention-rules.ts'

const platform = useTestPlatform()
const REGION = '379902'
const ctx = () => systemContext(platform, 'subjects.deleteOutdated')

async function subjectOf(login: string): Promise<string> {
  const [row] = await platform.db.query<{ id: string }>(sql`select principal_id as id from platform.account where login = ${login}`)
  return row!.id
}

/** Looks at somebody, at these moments. */
async function looked(subjectId: string, ...moments: string[]): Promise<void> {
  for (const at of moments) {
    await platform.db.query(sql`
      insert into subjects.data_access (subject_id, id, at, region, kind, what, purpose, basis, outcome, actor_kind, actor_id, actor_name, actor_roles)
      values (${subjectId}::uuid, ${platform.ids.next()}::uuid, ${at}::timestamptz, ${REGION}, 'identity', '登记', '核验', '办法', 'shown', 'staff', 'x', '某人', '[]')`)
  }
}
const left = async (subjectId: string) => (await platform.db.query<{ day: string }>(sql`select (at at time zone 'Asia/Shanghai')::date as day from subjects.data_access where subject_id = ${subjectId} order by at`)).map(({ day }) => day)
const logged = () => platform.db.query<{ region: string; detail: object }>(sql`select region, detail from platform.audit_entry where operation = 'subjects.deleteOutdated' order by region, day, seq`)

test('a look is kept through the last day of its years, and gone the day after', () => {
  expect(firstInstantKept('2026-03-02', 3)).toEqual(new Date('2023-03-02T00:00:00+08:00'))
  expect(firstInstantKept('2028-02-29', 3)).toEqual(new Date('2025-02-28T00:00:00+08:00'))
  expect(firstInstantKept('2028-02-29', 4)).toEqual(new Date('2024-02-29T00:00:00+08:00'))
})

test('what is older than the set years goes, batch by batch, what is not stays, and one entry says how much', async () => {
  const me = await subjectOf('resident2')
  await looked(me, '2023-02-28T10:00:00+08:00', '2023-03-01T10:00:00+08:00', '2023-03-01T23:59:59+08:00', '2023-03-02T00:00:00+08:00', '2026-03-01T10:00:00+08:00')
  await deleteOfRegion(ctx(), REGION, [], 2)
  expect(await left(me)).toEqual(['2023-03-02', '2026-03-01'])
  expect(await logged()).toEqual([{ region: REGION, detail: { accesses: 3, consents: 0, accessYears: 3, consentYears: 3 } }])
  await deleteOutdated.run(ctx())
  expect(await logged()).toHaveLength(1)
})

test('a region keeps it for as long as it sets, and deletes nothing while the law needs it kept', async () => {
  const me = await subjectOf('resident2')
  await looked(me, '2020-01-01T10:00:00+08:00', '2022-01-01T10:00:00+08:00')
  const set = (key: string, text: string) => setSetting(ctx(), { region: REGION, key: `subjects.${key}`, text, from: '2026-03-01', source: '测试' })
  await set('deletionPaused', 'yes')
  await deleteOutdated.run(ctx())
  expect(await left(me)).toHaveLength(2)
  await set('deletionPaused', 'no')
  await set('accessYears', '5')
  await deleteOutdated.run(ctx())
  expect(await left(me)).toEqual(['2022-01-01'])
  await expect(set('accessYears', '2')).rejects.toMatchObject({ code: 'platform.bad_setting' })
})

test('nothing goes of somebody whose request to mend a register is open', async () => {
  const [me, other] = [await subjectOf('resident2'), await subjectOf('resident3')]
  for (const id of [me, other]) await looked(id, '2020-01-01T10:00:00+08:00')
  await platform.db.query(sql`
    insert into subjects.data_correction (region, id, subject_id, subject_name, register, field, correct, reason, authority_id, asked_at, due_on, state)
    values ('379900', ${platform.ids.next()}::uuid, ${me}::uuid, '某人', '不动产登记信息', '坐落', '府前街2号', '门牌变更', '379900-ZRZ', now(), '2026-03-16', 'submitted')`)
  await deleteOutdated.run(ctx())
  expect([await left(me), await left(other)]).toEqual([['2020-01-01'], []])
})

test('a run that breaks off has deleted what it deleted and says so; the next goes on', async () => {
  const me = await subjectOf('resident2')
  await looked(me, '2020-01-01T10:00:00+08:00', '2020-01-02T10:00:00+08:00', '2020-01-03T10:00:00+08:00')
  let statements = 0
  const broken = { ...platform.db, query: ((statement: Parameters<typeof platform.db.query>[0]) => {
    if (statement.text.includes('delete from subjects.data_access') && ++statements === 2) return Promise.reject(new Error('killed'))
    return platform.db.query(statement)
  }) as typeof platform.db.query }
  await expect(deleteOfRegion({ ...ctx(), db: broken }, REGION, [], 1)).rejects.toThrow('killed')
  expect(await left(me)).toEqual(['2020-01-02', '2020-01-03'])
  await deleteOfRegion(ctx(), REGION, [], 1)
  expect(await left(me)).toEqual([])
  expect((await logged()).map(({ detail }) => (detail as { accesses: number }).accesses)).toEqual([1, 2])
})

test('a consent goes its years after another took its place; the last one stays, also a No', async () => {
  const me = await subjectOf('resident2')
  const give = (at: string, version: number) => platform.db.query(sql`
    insert into subjects.consent (subject_id, id, scope, notice_version, channel, given_at, given_as, given_by, given_by_name, superseded_at)
    values (${me}::uuid, ${platform.ids.next()}::uuid, 'sharedData', ${version}, 'online', '2019-01-01', 'self', ${me}::uuid, '陈小满', ${at}::timestamptz)`)
  await give('2023-03-01T10:00:00+08:00', 1)
  await give('2023-03-02T10:00:00+08:00', 2)
  await platform.db.query(sql`
    insert into subjects.consent (subject_id, id, scope, notice_version, channel, given_at, given_as, given_by, given_by_name, withdrawn_at, withdrawn_by_name)
    values (${me}::uuid, ${platform.ids.next()}::uuid, 'sharedData', 3, 'online', '2019-02-01', 'self', ${me}::uuid, '陈小满', '2019-03-01', '陈小满')`)
  await deleteOutdated.run(ctx())
  expect(await platform.db.query(sql`select notice_version as version from subjects.consent where subject_id = ${me} order by id`)).toEqual([{ version: 2 }, { version: 3 }])
})
