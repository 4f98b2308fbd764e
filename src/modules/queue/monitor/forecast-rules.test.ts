import { expect, test } from 'vitest'
import { expectedIn, halfHoursOf, type LineDay, shareOfWindows, shortagesOf, shortageWords } from './forecast-rules.ts'

test('half-hours are those of the clock, with shorter ones where a hall opens or closes between', () => {
  expect(halfHoursOf([{ from: '08:45', to: '10:00' }, { from: '13:30', to: '14:10' }]).map(({ from, to }) => `${from}-${to}`))
    .toEqual(['08:45-09:00', '09:00-09:30', '09:30-10:00', '13:30-14:00', '14:00-14:10'])
})

const HALVES = halfHoursOf([{ from: '09:00', to: '12:00' }, { from: '13:30', to: '14:30' }])

test('who booked is added to the mean of who came without, counted where the doors open next', () => {
  const came = [{ line: 'A', half: 17, count: 4 }, { line: 'A', half: 18, count: 5 }, { line: 'A', half: 25, count: 2 }, { line: 'A', half: 40, count: 2 }, { line: 'B', half: 18, count: 9 }]
  const expected = expectedIn('A', HALVES, [{ line: 'A', half: 18, count: 3 }], came, 2)
  expect(expected[0]).toEqual({ appointments: 3, walkIns: 4.5 })
  expect(expected.map(({ walkIns }) => walkIns)).toEqual([4.5, 0, 0, 0, 0, 0, 1, 1])
  expect(expectedIn('A', HALVES, [], came, 0).every(({ walkIns }) => walkIns === 0)).toBe(true)
})

test('a window of several lines is divided as they need it', () => {
  const windows = [{ no: '001', letters: ['A'] }, { no: '002', letters: ['A', 'B'] }]
  expect(shareOfWindows('A', windows, (letter) => (letter === 'A' ? 300 : 100))).toBe(1.75)
  expect(shareOfWindows('B', windows, (letter) => (letter === 'A' ? 300 : 100))).toBe(0.25)
  expect(shareOfWindows('B', windows, () => 0)).toBe(0.5)
})

/** Five windows at ten minutes each do fifteen in half an hour. */
const day = (arrivals: number[], windows = 5): LineDay => ({ halves: HALVES, arrivals, windows: HALVES.map(() => windows), shares: HALVES.map(() => windows), meanSeconds: 600 })

test('windows are missing from where the line begins to grow until it is short enough again', () => {
  const [found, ...others] = shortagesOf(day([10, 25, 28, 10, 5, 0, 0, 0]), 20)
  expect(others).toEqual([])
  expect(found).toEqual({ from: '09:30', to: '11:00', people: 63, windows: 5, isShared: false, perHour: 30, longestMinutes: 46, more: 2 })
  // One window fewer than it says would not do.
  const after = (more: number) => shortagesOf({ ...day([10, 25, 28, 10, 5, 0, 0, 0]), shares: [5, 5 + more, 5 + more, 5 + more, 5, 5, 5, 5] }, 20)
  expect([after(1).length, after(2)]).toEqual([1, []])
  expect(shortageWords('综合业务', found!)).toBe('建议 9:30 起为“综合业务”多开 2 个窗口：预计 9:30–11:00 来 63 人，现有 5 个窗口每小时办 30 件，不加开最后的人要等约 46 分钟。')
})

test('a day that fits has no advice; morning and afternoon are two', () => {
  expect(shortagesOf(day([10, 15, 18, 10, 5, 0, 20, 15]), 20)).toEqual([])
  expect(shortagesOf(day([40, 0, 0, 0, 0, 0, 40, 0]), 20).map(({ from }) => from)).toEqual(['09:00', '13:30'])
})

test('people whom nobody serves wait without end, and the sentence says so', () => {
  const [found] = shortagesOf(day([2, 0, 0, 0, 0, 0, 0, 0], 0), 20)
  expect(found).toMatchObject({ from: '09:00', to: '09:30', windows: 0, longestMinutes: null, more: 1 })
  expect(shortageWords('取件', found!)).toContain('这段时间没有安排窗口')
  // The mean of a rare visitor is nobody.
  expect(shortagesOf(day([0.25, 0, 0, 0, 0, 0, 0, 0], 0), 20)).toEqual([])
})
