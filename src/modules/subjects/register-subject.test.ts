import pg from 'pg'
import { expect, test } from 'vitest'
import { copyTemplate, useTestPlatform } from '../../../test/kit/test-db.ts'
import { systemContext } from '../../platform/context.ts'
import { createDb } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import { aPerson, anEnterprise } from './fixtures.ts'
import { findSubjectByIdentity, getSubject } from './get-subject.ts'
import { importSubjects, registerSubject } from './register-subject.ts'

const platform = useTestPlatform()
const system = () => systemContext(platform, 'test')

test('somebody who registers can be found by number, in whatever way it is typed', async () => {
  const identityNumber = aPerson().identityNumber
  const subject = await registerSubject(system(), aPerson())
  expect(subject).toMatchObject({ kind: 'person', name: '甄新来', sex: 'male', birthDate: '1990-03-07', region: '379902' })
  expect(await findSubjectByIdentity(platform, ` ${identityNumber.toLowerCase()} `)).toEqual(subject)
  expect(await getSubject(platform, subject.id)).toEqual(subject)
})

test('the database holds no identity number and no phone in the clear', async () => {
  const { identityNumber, phone } = aPerson()
  await registerSubject(system(), aPerson())
  const rows = await platform.db.query<{ text: string }>(sql`select row_to_json(s)::text || row_to_json(i)::text as text
    from subjects.subject s join subjects.subject_identity i on i.subject_id = s.id where s.name = '甄新来'`)
  expect(rows).toHaveLength(1)
  expect(rows[0]!.text).not.toContain(identityNumber)
  expect(rows[0]!.text).not.toContain(phone)
})

test('registering somebody known gives back the known, also when the name is typed a little differently', async () => {
  const first = await registerSubject(system(), aPerson({ name: '甄·新来' }))
  expect(await registerSubject(system(), aPerson({ name: ' 甄•新来 ', phone: '19900009002' }))).toEqual(first)
})

test('an identity that belongs to another name is refused', async () => {
  await registerSubject(system(), aPerson())
  await expect(registerSubject(system(), aPerson({ name: '贾冒充' }))).rejects.toMatchObject({ status: 409, code: 'subjects.identity_of_another' })
})

test('a wrong number is refused before anything is written', async () => {
  await expect(registerSubject(system(), aPerson({ identityNumber: '379901199003074513' }))).rejects.toMatchObject({
    status: 422, errors: [{ pointer: '/identityNumber', message: expect.stringContaining('校验码') as string }],
  })
})

test('one bad row leaves nothing of an import', async () => {
  await expect(importSubjects(system(), [anEnterprise(), aPerson(), aPerson()])).rejects.toMatchObject({ code: 'subjects.identity_of_another' })
  expect(await findSubjectByIdentity(platform, anEnterprise().identityNumber)).toBeUndefined()
})

test('two windows that register the same person at once get the same subject', async () => {
  const copy = await copyTemplate()
  const pool = new pg.Pool({ connectionString: copy.url, options: '-c role=yichuang_app', max: 8 })
  pool.on('error', () => {}) // dropping the copy ends idle connections
  try {
    const ctx = { ...system(), db: createDb(pool) }
    const subjects = await Promise.all(Array.from({ length: 8 }, () => registerSubject(ctx, aPerson())))
    expect(new Set(subjects.map(({ id }) => id)).size).toBe(1)
    expect(await ctx.db.query(sql`select id from subjects.subject where name = '甄新来'`)).toHaveLength(1)
  } finally {
    await pool.end()
    await copy.drop()
  }
})
