import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { type Day, isWorkday, nextWorkday, type WorkCalendar } from '../../calendar/calendar-rules.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** `21:00-08:00` as minutes of the day; undefined for anything else, and for a span of nothing. */
export function parseQuietHours(text: string): { from: number; until: number } | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (!match) return undefined
  const [from, until] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])]
  return from === until ? undefined : { from, until }
}

/** `at` itself, or the end of the quiet hours it falls into. Times of day are those of Asia/Shanghai; `none` has no quiet hours. */
export function afterQuietHours(at: Date, quietHours: string): Date {
  const quiet = parseQuietHours(quietHours)
  if (!quiet) return at
  const [hour, minute] = toLocalMinute(at).slice(11).split(':').map(Number) as [number, number]
  const now = hour * 60 + minute
  const isQuiet = quiet.from < quiet.until ? now >= quiet.from && now < quiet.until : now >= quiet.from || now < quiet.until
  if (!isQuiet) return at
  const left = (quiet.until - now + DAY_MINUTES) % DAY_MINUTES
  return new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS + left * MINUTE_MS)
}

/** `at` itself, or the next moment at which the offices of the region are open: an officer's evening is their own. */
export function toWorkingHours(at: Date, calendar: WorkCalendar): Date {
  const [day, time] = toLocalMinute(at).split('T') as [Day, string]
  const { morning, afternoon } = calendar.officeHours
  const opening = (on: Day, from: string) => new Date(`${on}T${from}:00+08:00`)
  if (!isWorkday(calendar, day) || time >= afternoon.to) return opening(nextWorkday(calendar, day), morning.from)
  if (time < morning.from) return opening(day, morning.from)
  return time >= morning.to && time < afternoon.from ? opening(day, afternoon.from) : at
}

/** A gateway that is down for minutes is asked again soon; one that is down for hours, every two. */
const RETRY_MINUTES = [1, 5, 15, 60, 120]

/** Nobody needs a text message about what happened three days ago; the inbox has it. */
const GIVE_UP_AFTER_MS = 3 * DAY_MINUTES * MINUTE_MS

/** When to try again after `attempts` attempts that failed; undefined when it is not worth trying any more. */
export function nextAttemptAt(now: Date, createdAt: Date, attempts: number): Date | undefined {
  const next = now.getTime() + RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1]! * MINUTE_MS
  return next - createdAt.getTime() > GIVE_UP_AFTER_MS ? undefined : new Date(next)
}

/** 3GPP TS 23.040 §9.2.3.24: 140 octets in UCS-2; of a text sent in parts, 6 octets of each say which part it is. */
const SINGLE_SMS_CHARACTERS = 70
const PART_SMS_CHARACTERS = 67

/** As how many text messages operators send and charge a text; 0 for none. The signature they put before it is not counted. */
export const countSmsParts = ({ length }: string): number => (length === 0 ? 0 : length <= SINGLE_SMS_CHARACTERS ? 1 : Math.ceil(length / PART_SMS_CHARACTERS))
