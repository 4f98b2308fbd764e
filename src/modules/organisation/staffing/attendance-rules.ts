import type { OfficeHours } from '../../calendar/calendar-rules.ts'
import type { Duty } from './rota.ts'

/** What one day asks of an officer, `HH:mm`; undefined: nothing. */
export interface ExpectedHours {
  from: string
  until: string
}

/**
 * When somebody is expected: by the published rota of the hall where there is one (an extended or weekend duty counts, a free half-day
 * does not), else on every workday from the opening of the hall to its closing.
 */
export function expectedHours(hours: OfficeHours, isWorkday: boolean, duties: readonly Duty[] | undefined, officerId: string): ExpectedHours | undefined {
  if (duties === undefined) return isWorkday ? { from: hours.morning.from, until: hours.afternoon.to } : undefined
  const halves = duties.filter((duty) => duty.officerId === officerId).map(({ half }) => half)
  if (halves.length === 0) return undefined
  return { from: halves.includes('morning') ? hours.morning.from : hours.afternoon.from, until: halves.includes('afternoon') ? hours.afternoon.to : hours.morning.to }
}

/** What the clock said, `HH:mm`. */
export interface Presence {
  arrivedAt: string | null
  leftAt: string | null
  /** Why it is as it is, where the manager corrected it: no arrival with a reason is leave, not absence. */
  reason: string | null
}

export const dayStandingWords = { present: '正常', late: '晚到', early: '早走', lateAndEarly: '晚到早走', notLeft: '未签退', excused: '有说明', missing: '未签到', free: '不排班', extra: '加班' } as const
export type DayStanding = keyof typeof dayStandingWords

export interface DayResult {
  standing: DayStanding
  lateMinutes: number
  earlyMinutes: number
}

/** A day of an officer held against what was expected: data for the manager, no judgement. */
export function readDay(expected: ExpectedHours | undefined, presence: Presence | undefined, graceMinutes: number): DayResult {
  const none = { lateMinutes: 0, earlyMinutes: 0 }
  if (!presence?.arrivedAt) return { standing: expected === undefined ? 'free' : presence?.reason ? 'excused' : 'missing', ...none }
  if (!expected) return { standing: 'extra', ...none }
  const lateMinutes = beyond(minutesOf(presence.arrivedAt) - minutesOf(expected.from), graceMinutes)
  const earlyMinutes = presence.leftAt === null ? 0 : beyond(minutesOf(expected.until) - minutesOf(presence.leftAt), graceMinutes)
  const standing = lateMinutes > 0 ? (earlyMinutes > 0 ? 'lateAndEarly' : 'late') : earlyMinutes > 0 ? 'early' : presence.leftAt === null ? 'notLeft' : 'present'
  return { standing, lateMinutes, earlyMinutes }
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const beyond = (minutes: number, grace: number): number => (minutes > grace ? minutes : 0)
