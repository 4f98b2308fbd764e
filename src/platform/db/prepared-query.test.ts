import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createClientDb, createDb, createPool, type Db } from './db.ts'
import { rawSql, sql } from './sql.ts'

// One connection, so that what is prepared by one run serves the next.
let pool: pg.Pool
let db: Db
beforeAll(() => {
  pool = createPool({ url: inject('postgresUrl'), role: 'yichuang_app', max: 1, onError: () => {} })
  db = createDb(pool)
})
afterAll(() => pool.end())

const at = new Date('2026-03-02T01:00:00Z')
const everyKind = (text: string | null) => sql`
  select ${text}::text as text, ${7}::int as int, ${8}::bigint as bigint, ${1.5}::numeric as numeric, ${true}::boolean as "isTrue", ${at}::timestamptz as at,
    ${'2026-03-02'}::date as day, ${['a', 'b,"c"', null]}::text[] as texts, ${{ a: [1, null] }}::jsonb as json, ${Buffer.from([0, 255])}::bytea as bytes`

test('a value of every kind comes back as it went, when the columns are described and when they are known', async () => {
  const row = { text: '受理', int: 7, bigint: 8, numeric: 1.5, isTrue: true, at, day: '2026-03-02', texts: ['a', 'b,"c"', null], json: { a: [1, null] }, bytes: Buffer.from([0, 255]) }
  expect(await db.query(everyKind('受理'))).toEqual([row])
  expect(await db.query(everyKind('受理'))).toEqual([row])
  expect(await db.query(everyKind(null))).toEqual([{ ...row, text: null }])
})

test('rows are as many as there are, and none of a statement that returns none', async () => {
  const numbers = (most: number) => db.query(sql`select n from generate_series(1, ${most}::int) n`)
  expect(await numbers(3)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
  expect(await numbers(0)).toEqual([])
  expect(await numbers(1)).toEqual([{ n: 1 }])
  for (let run = 0; run < 2; run++) expect(await db.query(rawSql('set local work_mem = default'))).toEqual([])
})

test('what refuses once works the next time, and its error says who asked', async () => {
  const client = await pool.connect()
  try {
    const divided = (by: number) => createClientDb(client).query(sql`select 6 / ${by}::int as result`)
    const error = (await divided(0).catch((thrown: unknown) => thrown)) as pg.DatabaseError
    expect(error).toMatchObject({ code: '22012' })
    expect(error.stack).toContain('prepared-query.test')
    expect(await divided(3)).toEqual([{ result: 2 }])
    expect(await divided(2)).toEqual([{ result: 3 }])
    await expect(createClientDb(client).query(rawSql('select nothing_of_the_kind'))).rejects.toMatchObject({ code: '42703' })
    expect(await divided(6)).toEqual([{ result: 1 }])
  } finally {
    client.release()
  }
})

test('a value that cannot be written is refused before anything is sent', async () => {
  const circle: Record<string, unknown> = {}
  circle.itself = circle
  await expect(db.query(sql`select ${circle}::jsonb as json`)).rejects.toThrow('circular')
  expect(await db.query(sql`select ${1}::int as one`)).toEqual([{ one: 1 }])
})

test('a value that cannot be read is told, and the connection goes on', async () => {
  const unreadable = rawSql(`select '{}'::json as json`)
  const { JSON } = pg.types.builtins
  const readJson = pg.types.getTypeParser(JSON)
  pg.types.setTypeParser(JSON, () => { throw new Error('not to be read') })
  try {
    await expect(db.query(unreadable)).rejects.toThrow('not to be read')
  } finally {
    pg.types.setTypeParser(JSON, readJson)
  }
  expect(await db.query(sql`select ${1}::int as one`)).toEqual([{ one: 1 }])
})

test('many at once each get their own rows', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => db.query(index % 2 === 0 ? sql`select ${index}::int as even` : sql`select ${index}::int as odd`)))
  expect(answers).toEqual(Array.from({ length: 20 }, (_, index) => [index % 2 === 0 ? { even: index } : { odd: index }]))
})
