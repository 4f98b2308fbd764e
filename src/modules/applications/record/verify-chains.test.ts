import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actors, bringTo, signInActors } from '../../../../test/kit/actors.ts'
import { startTestApp, type TestApp } from '../../../../test/kit/test-app.ts'
import { verifyApplicationChains } from './verify-chains.ts'

let city: TestApp
let actors: Actors
beforeAll(async () => {
  city = await startTestApp()
  actors = await signInActors(city.url)
})
afterAll(() => city.close())

const verify = () => verifyApplicationChains(city.platform)

/** Does something to the tables as their owner, and tells what is noticed. */
async function tamper(statement: string, values: unknown[]): Promise<string[]> {
  const { rowCount } = await city.owner.query(statement, values)
  expect(rowCount, 'the statement must change something').toBeGreaterThan(0)
  return (await verify()).faults
}

test('the chains of cases nobody touched are whole, and every event is counted', async () => {
  await bringTo(actors, 'delivered')
  await bringTo(actors, 'accepted')
  const { rows } = await city.owner.query<{ n: number }>('select count(*)::int as n from applications.application_event')
  expect(await verify()).toEqual({ events: rows[0]!.n, faults: [] })
})

test('one changed word in one event is named', async () => {
  const { number } = await bringTo(actors, 'reviewed')
  const faults = await tamper(`update applications.application_event set data = jsonb_set(data, '{note}', '"不符合条件"') where number = $1 and type = 'reviewed'`, [number])
  expect(faults).toEqual([`办件 ${number} 第 5 条记录的内容被改动`])
  await city.owner.query(`update applications.application_event set data = jsonb_set(data, '{note}', '"符合条件"') where number = $1 and type = 'reviewed'`, [number])
  expect((await verify()).faults).toEqual([])
})

test('who did it, when, and in whose case are part of the record too', async () => {
  const { number } = await bringTo(actors, 'accepted')
  for (const [change, undo] of [
    [`actor = jsonb_set(actor, '{name}', '"别人"')`, `actor = $2::jsonb`],
    [`at = at + interval '1 second'`, `at = at - interval '1 second'`],
    [`type = 'refused'`, `type = 'accepted'`],
  ]) {
    const { rows } = await city.owner.query<{ actor: unknown }>(`select actor from applications.application_event where number = $1 and seq = 4`, [number])
    expect(await tamper(`update applications.application_event set ${change} where number = $1 and seq = 4`, [number]), change).toEqual([`办件 ${number} 第 4 条记录的内容被改动`])
    await city.owner.query(`update applications.application_event set ${undo} where number = $1 and seq = 4`, undo!.includes('$2') ? [number, JSON.stringify(rows[0]!.actor)] : [number])
    expect((await verify()).faults).toEqual([])
  }
})

test('an event whose hash was recomputed after the change no longer fits the next one', async () => {
  const { number } = await bringTo(actors, 'accepted')
  const faults = await tamper(`update applications.application_event set hash = repeat('a', 64) where number = $1 and seq = 2`, [number])
  expect(faults).toEqual([`办件 ${number} 第 2 条记录的内容被改动`, `办件 ${number} 第 3 条记录与前一条不相连`])
  await city.owner.query('delete from applications.application_event where number = $1', [number])
  await city.owner.query('delete from applications.application where number = $1', [number])
})

test('a deleted event is missed where it stood', async () => {
  const { number } = await bringTo(actors, 'accepted')
  expect(await tamper('delete from applications.application_event where number = $1 and seq = 2', [number])).toEqual([`办件 ${number} 缺少第 2 至 2 条记录`])
  await city.owner.query('delete from applications.application_event where number = $1', [number])
  await city.owner.query('delete from applications.application where number = $1', [number])
})

test('a tail that was cut is seen, because the case knows its last event', async () => {
  const { number } = await bringTo(actors, 'accepted')
  expect(await tamper('delete from applications.application_event where number = $1 and seq > 2', [number])).toEqual([`办件 ${number} 末尾的记录被删除（应有 4 条，只剩 2 条）`])
  await city.owner.query('delete from applications.application_event where number = $1', [number])
  expect((await verify()).faults).toEqual([`办件 ${number} 末尾的记录被删除（应有 4 条，只剩 0 条）`])
  await city.owner.query('delete from applications.application where number = $1', [number])
})

test('an event that was added behind the last one is named as inserted', async () => {
  const { number } = await bringTo(actors, 'received')
  const faults = await tamper(`insert into applications.application_event select region, number, 3, 'granted', '{}', actor, at, hash, repeat('b', 64) from applications.application_event where number = $1 and seq = 2`, [number])
  expect(faults).toContain(`办件 ${number} 第 3 条以后的记录是插入的`)
  await city.owner.query('delete from applications.application_event where number = $1 and seq = 3', [number])
})

test('a case whose row was deleted is named by its events', async () => {
  const { number } = await bringTo(actors, 'received')
  expect(await tamper('delete from applications.application where number = $1', [number])).toEqual([`办件 ${number} 有记录却没有主表`])
  await city.owner.query('delete from applications.application_event where number = $1', [number])
  expect((await verify()).faults).toEqual([])
})

test('the platform itself can neither change nor delete what was recorded', async () => {
  const { number } = await bringTo(actors, 'received')
  for (const table of ['applications.application_event', 'platform.audit_entry', 'certificates.certificate', 'ratings.rating']) {
    for (const role of ['yichuang_app', 'yichuang_worker']) {
      await city.owner.query(`set role ${role}`)
      try {
        await expect(city.owner.query(`update ${table} set region = region`), `${role} ${table}`).rejects.toThrow('permission denied')
        await expect(city.owner.query(`delete from ${table}`), `${role} ${table}`).rejects.toThrow('permission denied')
        await expect(city.owner.query(`truncate ${table}`), `${role} ${table}`).rejects.toThrow('permission denied')
      } finally {
        await city.owner.query('reset role')
      }
    }
  }
  expect((await city.owner.query('select 1 from applications.application_event where number = $1', [number])).rowCount).toBe(2)
})
