import { expect, test } from 'vitest'
import { afterMinutes, type CourierOrderState, onPlaced, onSilence, onTracked } from './courier-rules.ts'

const NOW = new Date('2026-03-02T01:00:00Z')
const fresh: CourierOrderState = { state: 'requested', courierNumber: null, tracking: [], failures: 0, nextAt: NOW, problem: null, deliveredAt: null, receiver: null }
const placed = onPlaced(fresh, { kind: 'placed', courierNumber: 'A1' }, NOW)

test('a carrier that never answers is asked again after longer and longer waits, and then the officer is told', () => {
  const waits: number[] = []
  let order = fresh
  for (let question = 0; question < 7; question++) {
    order = onSilence(order, NOW)
    waits.push((order.nextAt!.getTime() - NOW.getTime()) / 60_000)
  }
  expect(waits).toEqual([1, 5, 15, 60, 240, 240, 240])
  expect(order).toMatchObject({ state: 'unanswered', problem: expect.stringContaining('不会重复下单') as string })
})

test('a carrier that comes back after all takes the order, and nothing is wrong any more', () => {
  const silent = Array.from({ length: 5 }).reduce<CourierOrderState>((order) => onSilence(order, NOW), fresh)
  expect(onPlaced(silent, { kind: 'placed', courierNumber: 'A1' }, NOW)).toMatchObject({ state: 'placed', courierNumber: 'A1', failures: 0, problem: null })
})

test('a second answer to the same order changes no number', () => {
  expect(onPlaced(placed, { kind: 'placed', courierNumber: 'B2' }, NOW).courierNumber).toBe('A1')
})

test('an answer that comes late never takes a parcel back', () => {
  const moving = onTracked(placed, { stage: 'inTransit', steps: [{ at: 'a', text: '取件' }, { at: 'b', text: '运输' }] }, NOW, NOW, 7)
  const late = onTracked(moving, { stage: 'collected', steps: [{ at: 'a', text: '取件' }] }, NOW, NOW, 7)
  expect(late.state).toBe('inTransit')
  expect(late.tracking).toHaveLength(2)
})

test('a parcel nobody signs for within the days is told to the officer, and still asked for', () => {
  const answer = { stage: 'inTransit' as const, steps: [] }
  expect(onTracked(placed, answer, afterMinutes(NOW, 7 * 24 * 60), NOW, 7).problem).toBeNull()
  expect(onTracked(placed, answer, afterMinutes(NOW, 7 * 24 * 60 + 1), NOW, 7)).toMatchObject({ problem: expect.stringContaining('7 天') as string, nextAt: expect.any(Date) as Date })
})

test('a delivered parcel is asked for no more', () => {
  expect(onTracked(placed, { stage: 'delivered', steps: [], receiver: '陈小满' }, NOW, NOW, 7)).toMatchObject({ state: 'delivered', nextAt: null, receiver: '陈小满', deliveredAt: NOW })
})
