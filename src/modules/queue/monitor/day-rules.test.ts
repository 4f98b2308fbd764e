import { expect, test } from 'vitest'
import { aTicket } from '../fixtures.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { figuresOf, itemTimes, longestWaitMinutes, percentile, toldErrorPercent } from './day-rules.ts'

const at = (time: string): Date => new Date(`2026-03-02T${time}:00+08:00`)
const served = (due: string, called: string, ended: string, facts: Partial<Ticket> = {}): Ticket =>
  aTicket({ state: 'finished', dueAt: at(due), firstCalledAt: at(called), servingAt: at(called), endedAt: at(ended), ...facts })

test('every ticket is counted once, and waits and services only where there was one', () => {
  expect(figuresOf([
    served('09:00', '09:10', '09:30'), served('09:00', '09:20', '09:30'),
    aTicket({ state: 'missed', dueAt: at('09:00'), firstCalledAt: at('09:30'), missedAt: at('09:35') }),
    aTicket({ state: 'abandoned', missedAt: at('09:35') }), aTicket({ state: 'abandoned', endedAt: at('09:40') }), aTicket(),
    // Back in time after a missed call, and served.
    served('09:00', '09:20', '10:00', { missedAt: null }),
  ])).toEqual({ tickets: 7, served: 3, missed: 2, abandoned: 1, meanWaitMinutes: 20, p95WaitMinutes: 30, meanServiceMinutes: 23.3 })
})

test('a day without tickets has counts and no means', () => {
  expect(figuresOf([])).toEqual({ tickets: 0, served: 0, missed: 0, abandoned: 0, meanWaitMinutes: null, p95WaitMinutes: null, meanServiceMinutes: null })
})

test('who is called before the slot of the appointment waited no time, not less than none', () => {
  expect(figuresOf([served('09:30', '09:20', '09:25')]).meanWaitMinutes).toBe(0)
})

test.each([[[], null], [[7], 7], [[1, 2], 2], [Array.from({ length: 100 }, (_, index) => index + 1), 95]])('95 of a hundred of %j do not exceed %s', (values, most) => {
  expect(percentile(values, 95)).toBe(most)
})

test('who waits longest is one who still waits', () => {
  expect(longestWaitMinutes([aTicket({ dueAt: at('09:00') }), aTicket({ dueAt: at('09:20') }), served('08:00', '09:00', '09:10')], at('09:45'))).toBe(45)
  expect(longestWaitMinutes([served('08:00', '09:00', '09:10')], at('09:45'))).toBeNull()
})

test('the error of what was told is the sum it was off by over the sum waited', () => {
  expect(toldErrorPercent({ offSeconds: 300, waitedSeconds: 1200 })).toBe(25)
  expect(toldErrorPercent({ offSeconds: 300, waitedSeconds: 0 })).toBeNull()
})

test('items come with the most served first, those nobody was served with not at all', () => {
  const item = (itemName: string) => ({ itemName, itemCode: itemName })
  expect(itemTimes([served('09:00', '09:00', '09:10', item('甲')), served('09:00', '09:00', '09:05', item('乙')), served('09:00', '09:00', '09:15', item('乙')), aTicket(item('丙')), served('09:00', '09:00', '09:15')], 10))
    .toEqual([{ itemCode: '乙', itemName: '乙', served: 2, meanServiceMinutes: 10 }, { itemCode: '甲', itemName: '甲', served: 1, meanServiceMinutes: 10 }])
})
