import { once } from 'node:events'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { forkProgram } from '../../../../test/kit/fork-program.ts'
import { copyTemplate } from '../../../../test/kit/test-db.ts'
import { createLogger } from '../../../platform/create-platform.ts'
import { createDb, createPool, type Db } from '../../../platform/db/db.ts'
import type { NumberSeries } from './document-number-rules.ts'
import { holdSerials } from './document-serials.ts'

let copy: Awaited<ReturnType<typeof copyTemplate>>
let pool: pg.Pool
let db: Db
let statements = 0
let lastStatement: Promise<unknown> = Promise.resolve()
const log = createLogger('silent')
beforeAll(async () => {
  copy = await copyTemplate()
  pool = createPool({ url: copy.url, role: 'yichuang_app', max: 4, onError: () => {} })
  const real = createDb(pool)
  db = {
    ...real,
    query(statement) {
      statements++
      const answer = real.query<never>(statement)
      lastStatement = answer
      return answer
    },
  }
})
afterAll(async () => {
  await pool.end()
  await copy.drop()
})

const seriesOf = (heading: string): NumberSeries => ({ region: '379902', heading, year: 2026 })
const sorted = (serials: number[]) => [...serials].sort((a, b) => a - b)
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

test('a hundred documents are numbered in a row with five statements, however many ask at once', async () => {
  const serials = holdSerials(db, log)
  statements = 0
  const taken = await Promise.all(Array.from({ length: 100 }, async () => serials.take(seriesOf('甲'))))
  expect(sorted(taken)).toEqual(upTo(100))
  expect(statements).toBe(5)
})

test('the next block is fetched before the last number is gone, so that a command finds numbers there', async () => {
  const serials = holdSerials(db, log)
  const taken: number[] = [await serials.take(seriesOf('乙'))]
  for (let count = 0; count < 100; count++) {
    const drawn = serials.take(seriesOf('乙'))
    expect(typeof drawn).toBe('number')
    taken.push(await drawn)
    // Between two commands there is time enough.
    await lastStatement
    await new Promise(setImmediate)
  }
  expect(taken).toEqual(upTo(101))
})

test('a year and a word have rows of their own', async () => {
  const serials = holdSerials(db, log)
  expect(await serials.take(seriesOf('丙'))).toBe(1)
  expect(await serials.take({ ...seriesOf('丙'), year: 2027 })).toBe(1)
  expect(await serials.take(seriesOf('丁'))).toBe(1)
  expect(await serials.take(seriesOf('丙'))).toBe(2)
})

test('the number of a document that was refused goes to the next', async () => {
  const serials = holdSerials(db, log)
  const first = await serials.take(seriesOf('戊'))
  serials.putBack(seriesOf('戊'), first)
  expect(await serials.take(seriesOf('戊'))).toBe(first)
})

test('a process that stops in order leaves no gap: whoever asks next gets what it did not use', async () => {
  const one = holdSerials(db, log)
  const other = holdSerials(db, log)
  const early = [await one.take(seriesOf('己')), await one.take(seriesOf('己'))]
  const late = await other.take(seriesOf('己'))
  expect([...early, late]).toEqual([1, 2, 21])
  await one.giveBack()
  const third = holdSerials(db, log)
  const rest = await Promise.all(Array.from({ length: 18 }, async () => third.take(seriesOf('己'))))
  expect(sorted(rest)).toEqual(upTo(20, 3))
  expect(await third.take(seriesOf('己'))).toBe(41)
})

test('what was given back is handed out in parts when it is more than a block', async () => {
  const holders = [holdSerials(db, log), holdSerials(db, log)]
  for (const holder of holders) await holder.take(seriesOf('庚'))
  for (const holder of holders) await holder.giveBack()
  const next = holdSerials(db, log)
  const taken = await Promise.all(Array.from({ length: 38 }, async () => next.take(seriesOf('庚'))))
  expect(sorted(taken)).toEqual(upTo(40).filter((serial) => serial !== 1 && serial !== 21))
})

test('two processes that number at the same time never give one number twice; one that is killed leaves a gap at most', async () => {
  const start = () => forkProgram('test/load/number-documents.ts', [copy.url, '辛', '500'])
  const children = [start(), start()]
  const lists = await Promise.all(children.map(async (child) => (await once(child, 'message'))[0] as number[]))
  expect(lists.map(({ length }) => length)).toEqual([500, 500])
  const all = lists.flat()
  expect(new Set(all).size).toBe(1000)
  // The first is killed with what it holds, the second stops in order.
  children[0]!.kill('SIGKILL')
  children[1]!.send('stop')
  await Promise.all(children.map((child) => once(child, 'exit')))
  const after = holdSerials(db, log)
  const next = await Promise.all(Array.from({ length: 60 }, async () => after.take(seriesOf('辛'))))
  expect(next.filter((serial) => all.includes(serial))).toEqual([])
}, 60_000)
