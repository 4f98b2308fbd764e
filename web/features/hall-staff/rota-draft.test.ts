import { expect, it } from 'vitest'
import { findDoubled, officerAt, repeatDay, seat, weeksLater } from './rota-draft.ts'

const duty = { day: '2026-03-02', half: 'morning' as const, windowNo: '001', officerId: 'o1' }

it('a seat is given, changed and left empty', () => {
  const duties = seat(seat([], duty, 'o1'), { ...duty, half: 'afternoon' }, 'o2')
  expect([officerAt(duties, duty), officerAt(seat(duties, duty, 'o3'), duty), officerAt(seat(duties, duty, ''), duty)]).toEqual(['o1', 'o3', ''])
  expect(seat(duties, duty, '')).toHaveLength(1)
})

it('a day is repeated on other days, whose own plan gives way', () => {
  const other = { ...duty, day: '2026-03-03', windowNo: '002' }
  expect(repeatDay([duty, other], duty.day, ['2026-03-02', '2026-03-03', '2026-03-04'])).toEqual([duty, { ...duty, day: '2026-03-03' }, { ...duty, day: '2026-03-04' }])
})

it('somebody at two windows at once is seen at both', () => {
  expect([...findDoubled([duty, { ...duty, windowNo: '002' }, { ...duty, half: 'afternoon' }])]).toEqual(['2026-03-02 morning 001', '2026-03-02 morning 002'])
})

it('weeks are counted over the end of a month', () => {
  expect([weeksLater('2026-02-23', 1), weeksLater('2026-03-02', -1)]).toEqual(['2026-03-02', '2026-02-23'])
})
