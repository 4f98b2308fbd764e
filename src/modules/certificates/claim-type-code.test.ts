import { expect, test } from 'vitest'
import { copyTemplate } from '../../../test/kit/test-db.ts'
import { createDb, createPool } from '../../platform/db/db.ts'
import { claimTypeCode } from './certificate-store.ts'

const DEFINER = '113799000040000167'

test('first uses at the same time give each certificate one type code and no code twice', async () => {
  const copy = await copyTemplate()
  const errors: Error[] = []
  const pool = createPool({ url: copy.url, role: 'yichuang_app', max: 8, onError: (error) => errors.push(error) })
  try {
    const db = createDb(pool)
    const names = Array.from({ length: 24 }, (_, index) => `证照${index % 6}`)
    const codes = await Promise.all(names.map((name) => claimTypeCode(db, DEFINER, name, new Date('2026-03-02T01:00:00Z'))))
    const byName = Map.groupBy(codes, (_, index) => names[index])
    for (const each of byName.values()) expect(new Set(each).size).toBe(1)
    expect([...new Set(codes)].sort()).toEqual([1, 2, 3, 4, 5, 6].map((serial) => `${DEFINER}00${serial}`))
  } finally {
    await pool.end()
    await copy.drop()
  }
  expect(errors).toEqual([])
})

test('a department with 999 types gets no further one', async () => {
  const copy = await copyTemplate()
  const pool = createPool({ url: copy.url, max: 1, onError() {} })
  try {
    await pool.query(`insert into certificates.certificate_type (code, definer_uscc, name, created_at)
      select $1 || lpad(n::text, 3, '0'), $1, '证照' || n, now() from generate_series(1, 999) n`, [DEFINER])
    expect(await claimTypeCode(createDb(pool), DEFINER, '证照1000', new Date('2026-03-02T01:00:00Z'))).toBeUndefined()
    expect(await claimTypeCode(createDb(pool), DEFINER, '证照7', new Date('2026-03-02T01:00:00Z'))).toBe(`${DEFINER}007`)
  } finally {
    await pool.end()
    await copy.drop()
  }
})
