import { describe, expect, test } from 'vitest'
import type { Waiting } from '../calling/calling-rules.ts'
import { forecastCalls, nextMean, remainingSeconds, stayingOf, toToldMinutes } from './estimate-rules.ts'

const waiting = (id: string, line = 'A'): Waiting => ({ id, line, forWindow: null, rank: 0, turnAt: new Date(Number(id)) })
const inLine = (count: number, line = 'A') => Array.from({ length: count }, (_, index) => waiting(String(index + 1), line))
const window = (no: string, letters: string[], freeInSeconds = 0) => ({ no, letters, freeInSeconds })

describe('预计等候', () => {
  test('两个窗口、每人十分钟：第五位等二十分钟', () => {
    const calls = forecastCalls({ waiting: inLine(5), windows: [window('001', ['A']), window('002', ['A'])], secondsOf: () => 600 })
    expect([...calls.values()]).toEqual([0, 0, 600, 600, 1200])
  })

  test('正在办的先办完；暂停的窗口不算在内', () => {
    expect(forecastCalls({ waiting: inLine(2), windows: [window('001', ['A'], 240)], secondsOf: () => 600 }).get('2')).toBe(840)
  })

  test('共用窗口的业务互相影响，办得快的业务走得快', () => {
    const calls = forecastCalls({ waiting: [waiting('1', 'A'), waiting('2', 'B'), waiting('3', 'A')], windows: [window('001', ['A', 'B'])], secondsOf: (line) => (line === 'A' ? 600 : 60) })
    expect(Object.fromEntries(calls)).toEqual({ 1: 0, 2: 600, 3: 660 })
  })

  test('午间只留一个窗口：轮到中午的等到下午，正在办的办完', () => {
    const noon = { from: 900, to: 6300 }
    const calls = forecastCalls({ waiting: inLine(6), windows: [window('001', ['A']), { ...window('002', ['A']), rests: [noon] }], secondsOf: () => 600 })
    expect([...calls.values()]).toEqual([0, 0, 600, 600, 1200, 1800])
    expect(forecastCalls({ waiting: inLine(1), windows: [{ ...window('002', ['A'], 1000), rests: [noon] }], secondsOf: () => 600 }).get('1')).toBe(6300)
    expect([stayingOf(11, 25), stayingOf(2, 25), stayingOf(3, 0)]).toEqual([3, 1, 0])
  })

  test('没有窗口办的业务没有预计', () => {
    expect(forecastCalls({ waiting: inLine(1, 'C'), windows: [window('001', ['A'])], secondsOf: () => 600 }).size).toBe(0)
    expect(forecastCalls({ waiting: inLine(1), windows: [], secondsOf: () => 600 }).size).toBe(0)
  })

  test('多一个人在前面从不少等，多一个窗口从不多等', () => {
    for (let count = 1; count < 60; count++) {
      for (let windows = 1; windows < 8; windows++) {
        const open = (many: number) => Array.from({ length: many }, (_, index) => window(String(index), ['A'], (index * 37) % 300))
        const last = (people: number, many: number) => forecastCalls({ waiting: inLine(people), windows: open(many), secondsOf: () => 420 }).get(String(people))!
        expect(last(count + 1, windows)).toBeGreaterThanOrEqual(last(count, windows))
        expect(last(count, windows + 1)).toBeLessThanOrEqual(last(count, windows))
      }
    }
  })
})

test('近来的办理时间慢慢改变平均，忘了点“办完”的不会带偏', () => {
  let mean = 600
  for (let index = 0; index < 60; index++) mean = nextMean(mean, 300)
  expect(mean).toBeGreaterThan(299)
  expect(mean).toBeLessThan(310)
  expect(nextMean(600, 6 * 3600)).toBe(nextMean(600, 2400))
})

test('超出平均的办理被当作快要结束', () => {
  expect(remainingSeconds(600, 100)).toBe(500)
  expect(remainingSeconds(600, 3600)).toBe(120)
})

test('告诉群众的是整分钟，半小时以上按五分钟说', () => {
  expect([0, 1, 61, 1800, 1801, 3700].map(toToldMinutes)).toEqual([0, 1, 2, 30, 35, 65])
})
