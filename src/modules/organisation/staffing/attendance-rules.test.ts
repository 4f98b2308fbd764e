import { expect, it } from 'vitest'
import { expectedHours, readDay } from './attendance-rules.ts'
import type { Duty } from './rota.ts'

const HOURS = { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '13:00', to: '17:00' } }
const duty = (half: Duty['half'], officerId = 'o1'): Duty => ({ day: '2026-03-02', half, windowNo: '001', officerId })
const WHOLE_DAY = { from: '09:00', until: '17:00' }
const came = (arrivedAt: string | null, leftAt: string | null, reason: string | null = null) => ({ arrivedAt, leftAt, reason })

it('a workday expects the hours of the hall, a rest day nothing, while no rota is published', () => {
  expect(expectedHours(HOURS, true, undefined, 'o1')).toEqual(WHOLE_DAY)
  expect(expectedHours(HOURS, false, undefined, 'o1')).toBeUndefined()
})

it('a published rota is what counts: a free half-day, a free day, a duty at the weekend', () => {
  expect(expectedHours(HOURS, true, [duty('afternoon')], 'o1')).toEqual({ from: '13:00', until: '17:00' })
  expect(expectedHours(HOURS, true, [duty('morning')], 'o1')).toEqual({ from: '09:00', until: '12:00' })
  expect(expectedHours(HOURS, true, [duty('morning', 'o2')], 'o1')).toBeUndefined()
  expect(expectedHours(HOURS, false, [duty('morning'), duty('afternoon')], 'o1')).toEqual(WHOLE_DAY)
})

it.each([
  ['on time', came('08:55', '17:02'), 'present', 0, 0],
  ['within the grace of five minutes', came('09:05', '16:55'), 'present', 0, 0],
  ['one minute beyond it', came('09:06', '17:00'), 'late', 6, 0],
  ['away early', came('08:50', '16:30'), 'early', 0, 30],
  ['late and away early', came('09:30', '16:00'), 'lateAndEarly', 30, 60],
  ['still there', came('08:59', null), 'notLeft', 0, 0],
  ['not there', undefined, 'missing', 0, 0],
  ['on leave, as the manager wrote down', came(null, null, '年休假'), 'excused', 0, 0],
] as const)('%s', (_, presence, standing, lateMinutes, earlyMinutes) => {
  expect(readDay(WHOLE_DAY, presence, 5)).toEqual({ standing, lateMinutes, earlyMinutes })
})

it('a day on which nothing is expected is free, or extra for whoever came', () => {
  expect(readDay(undefined, undefined, 5).standing).toBe('free')
  expect(readDay(undefined, came('09:40', '11:00'), 5)).toEqual({ standing: 'extra', lateMinutes: 0, earlyMinutes: 0 })
})
