import { describe, expect, test } from 'vitest'
import { chooseNext, compareTurns, type CallingPolicy, turnOf, turnOnReturn, type Waiting } from './calling-rules.ts'

const NINE = Date.parse('2026-03-02T09:00:00+08:00')
const at = (minutes: number): Date => new Date(NINE + minutes * 60_000)

/** The same dice at every run. */
function createDice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const waiting = (id: string, takenAt: number, more: Partial<Waiting> = {}): Waiting => ({ id, line: 'A', forWindow: null, rank: 0, turnAt: at(takenAt), ...more })

describe('三种叫号规则', () => {
  test('按取号先后：优先不起作用，预约按时段', () => {
    expect(turnOf('fifo', { takenAt: at(10), headStartMinutes: 15 })).toEqual({ rank: 0, turnAt: at(10) })
    expect(turnOf('fifo', { takenAt: at(10), slotAt: at(30) })).toEqual({ rank: 0, turnAt: at(30) })
  })

  test('提前若干分钟：优先人群的号算早取', () => {
    expect(turnOf('headStart', { takenAt: at(10), headStartMinutes: 15 })).toEqual({ rank: 0, turnAt: at(-5) })
    expect(turnOf('headStart', { takenAt: at(10) })).toEqual({ rank: 0, turnAt: at(10) })
  })

  test('预约又优先的，取早的一个', () => {
    expect(turnOf('headStart', { takenAt: at(10), slotAt: at(30), headStartMinutes: 15 }).turnAt).toEqual(at(-5))
    expect(turnOf('headStart', { takenAt: at(60), slotAt: at(30), headStartMinutes: 15 }).turnAt).toEqual(at(30))
  })

  test('一律在前：没有优先的排在所有优先的后面', () => {
    expect(turnOf('strictPriority', { takenAt: at(10), headStartMinutes: 15 }).rank).toBeLessThan(turnOf('strictPriority', { takenAt: at(0) }).rank)
  })
})

test('窗口只叫自己业务的号；指定到一个窗口的号别的窗口不叫', () => {
  const inOrder = [waiting('1', 0, { line: 'B' }), waiting('2', 1, { forWindow: '005' }), waiting('3', 2)]
  expect(chooseNext({ no: '001', letters: ['A'] }, inOrder)?.id).toBe('3')
  expect(chooseNext({ no: '005', letters: ['A'] }, inOrder)?.id).toBe('2')
  expect(chooseNext({ no: '002', letters: ['A', 'B'] }, inOrder)?.id).toBe('1')
  expect(chooseNext({ no: '003', letters: ['C'] }, inOrder)).toBeUndefined()
})

test('过号回来的排在所设的几个号之后，没有人等时马上轮到', () => {
  const inOrder = [waiting('1', 20), waiting('2', 21), waiting('3', 22)]
  const back = (behind: number, others = inOrder) => [...others, waiting('0', 0, turnOnReturn(others, behind, { rank: 0, turnAt: at(0), now: at(60) }))].sort(compareTurns).map(({ id }) => id)
  expect(back(2)).toEqual(['1', '2', '0', '3'])
  expect(back(5)).toEqual(['1', '2', '3', '0'])
  expect(back(0)).toEqual(['0', '1', '2', '3'])
  expect(back(2, [])).toEqual(['0'])
})

/** A busy day at windows that each serve some lines: who was called when, in the order of calls. */
function playDay(policy: CallingPolicy, seed: number) {
  const dice = createDice(seed)
  const visitors = Array.from({ length: 200 }, (_, index) => {
    const takenAt = dice(200)
    const headStartMinutes = dice(3) === 0 ? 5 + dice(26) : undefined
    const slotAt = dice(6) === 0 ? at(takenAt + 15 - dice(25)) : undefined
    return { ...waiting(String(index).padStart(3, '0'), 0, { line: 'ABC'[dice(3)]! }), ...turnOf(policy, { takenAt: at(takenAt), slotAt, headStartMinutes }), takenAt: at(takenAt), slotAt, headStartMinutes }
  })
  const windows = [['A', 'B', 'C'], ['A'], ['B', 'C'], ['A', 'C']].map((letters, index) => ({ no: `00${index + 1}`, letters, freeAt: 0 }))
  const calls: (typeof visitors)[number][] = []
  const left = [...visitors]
  for (let minute = 0; left.length > 0 && minute < 10_000; minute++) {
    for (const window of windows.filter(({ freeAt }) => freeAt <= minute)) {
      const next = chooseNext(window, left.filter(({ takenAt }) => takenAt <= at(minute)).sort(compareTurns))
      if (!next) continue
      const index = left.findIndex(({ id }) => id === next.id)
      calls.push(...left.splice(index, 1))
      window.freeAt = minute + 1 + dice(12)
    }
  }
  return { visitors, calls }
}

describe('一天叫下来', () => {
  const policies = ['fifo', 'strictPriority', 'headStart'] as const
  const days = (policy: CallingPolicy) => Array.from({ length: 12 }, (_, index) => playDay(policy, index + 1))

  test.each(policies)('%s：每个号恰好叫一次；同样条件的两个人，先取号的不会在后', (policy) => {
    for (const { visitors, calls } of days(policy)) {
      expect(calls.map(({ id }) => id).toSorted()).toEqual(visitors.map(({ id }) => id))
      for (const line of 'ABC') {
        const turns = calls.filter((each) => each.line === line && !each.slotAt && each.headStartMinutes === undefined).map(({ takenAt }) => takenAt.getTime())
        expect(turns).toEqual(turns.toSorted((a, b) => a - b))
      }
    }
  })

  test('提前规则下没有人一直等：同一业务里排到前面的，都在他之后 30 分钟内取号，或预约时段不晚于他取号', () => {
    const MOST_HEAD_START_MS = 30 * 60_000
    for (const { calls } of days('headStart')) {
      const unfair = calls.flatMap((later, index) => (later.slotAt ? [] : calls.slice(0, index).filter((earlier) =>
        earlier.line === later.line && earlier.takenAt.getTime() > later.takenAt.getTime() + MOST_HEAD_START_MS && !(earlier.slotAt && earlier.slotAt <= later.takenAt))))
      expect(unfair).toEqual([])
    }
  })
})
