import { expect, test } from 'vitest'
import type { Waiting } from '../calling/calling-rules.ts'
import { adviseNow, type LineNow, windowsNeeded } from './need-rules.ts'

const MINUTE = 60
const waitingIn = (line: string, count: number): Waiting[] => Array.from({ length: count }, (_, index) => ({ id: `${line}${String(index).padStart(3, '0')}`, line, forWindow: null, rank: 0, turnAt: new Date(index * 1000) }))
const last: Waiting = { id: 'last', line: 'A', forWindow: null, rank: 9, turnAt: new Date(0) }
const window = (no: string, letters: string[], freeInSeconds = 0) => ({ no, letters, freeInSeconds })
const need = (waiting: Waiting[], windows: ReturnType<typeof window>[], minutes = 20) => windowsNeeded({ waiting, windows, secondsOf: () => 10 * MINUTE }, last, minutes * MINUTE)

test.each([[0, 1], [2, 1], [3, 2], [5, 2], [6, 3], [30, 11]])('with %i before the last and ten minutes each, %i windows keep the last below twenty minutes', (people, windows) => {
  expect(need(waitingIn('A', people), [window('001', ['A'])])).toBe(windows)
})

test('a window that also serves a longer line helps less than one of its own', () => {
  const waiting = [...waitingIn('B', 6), ...waitingIn('A', 3)]
  expect(need(waiting, [window('001', ['A', 'B']), window('002', ['A', 'B'])])).toBe(4)
  expect(need(waiting, [window('001', ['A']), window('002', ['A', 'B'])])).toBe(3)
})

test('a longer target needs fewer windows', () => {
  expect(need(waitingIn('A', 12), [], 20)).toBe(5)
  expect(need(waitingIn('A', 12), [], 60)).toBe(2)
})

const LINE: LineNow = { name: '综合业务', waiting: 12, waitMinutes: 45, openWindows: 1, need: 3, paused: ['005'], closed: ['006', '007'] }

test('the advice says how many windows, why, and which', () => {
  expect(adviseNow(LINE, 20)).toBe('建议现在为“综合业务”再开 2 个窗口：12 人在等，1 个窗口在叫号，现在取号的要等约 45 分钟，超过 20 分钟的目标。可以恢复暂停的 5 号窗口，可以打开 6、7 号窗口。')
  expect(adviseNow({ ...LINE, openWindows: 0 }, 20)).toContain('还没有窗口叫这个业务')
  expect(adviseNow({ ...LINE, paused: [], closed: [] }, 20)).toContain('能办这个业务的窗口都已经在叫号')
})

test('there is none where the windows suffice or nobody waits', () => {
  expect(adviseNow({ ...LINE, need: 1 }, 20)).toBeUndefined()
  expect(adviseNow({ ...LINE, waiting: 0 }, 20)).toBeUndefined()
})
