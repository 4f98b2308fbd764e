import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { toChineseDate } from '../../../platform/pdf/chinese-text.ts'
import { getWorkCalendar, type WorkCalendar } from '../../calendar/index.ts'
import { type Hall, isInService } from '../../organisation/index.ts'
import { getHallLines, getLine } from '../lines/get-lines.ts'
import { momentOf, readHallDay } from '../lines/hall-day.ts'
import { isServedBy } from '../lines/line-rules.ts'
import type { Line } from '../lines/line.ts'
import { readSlotPolicy } from './settings.ts'
import { bookingPeriod, daysOf, isBookable, type Slot, type SlotPolicy, slotsOf } from './slot-rules.ts'

/** A line of a hall with all that decides when it can be booked. */
export interface BookableLine {
  hall: Hall
  line: Line
  calendar: WorkCalendar
  policy: SlotPolicy
  /** The first and the last day that can be booked now. */
  period: { from: string; until: string }
}

/** A slot with its moments. */
export interface TimedSlot extends Slot {
  startsAt: string
  start: Date
  end: Date
}

/** @throws Refusal 404 when there is no such hall or line */
export async function getBookableLine(ctx: Context, hallId: string, letter: string): Promise<BookableLine> {
  const { hall, lines } = await getHallLines(ctx, hallId)
  const line = getLine(lines, letter)
  const today = ctx.clock.today()
  const [calendar, policy] = await Promise.all([getWorkCalendar(ctx, hall.region, hall.id), readSlotPolicy(ctx, hall.region, today)])
  return { hall, line, calendar, policy, period: bookingPeriod(calendar, today, policy) }
}

/** All slots of a day, begun or not. */
export function slotsOn({ hall, line, calendar, policy }: BookableLine, day: string): TimedSlot[] {
  if (!line.isOpen) return []
  const windows = hall.windows.filter((window) => isServedBy(line, window) && isInService(window, day)).length
  return slotsOf(day, readHallDay(calendar, hall, day).openings, { windows, expectedMinutes: line.expectedMinutes }, policy).map((slot) => ({ ...slot, start: toInstant(slot.startsAt), end: toInstant(slot.endsAt) }))
}

/** The days that can be booked now, each with the slots that can; one without says why. */
export function bookableDays(ctx: Context, bookable: BookableLine): { day: string; slots: TimedSlot[]; closedReason: string | null }[] {
  const now = toLocalMinute(ctx.clock.now())
  return daysOf(bookable.period).map((day) => {
    const slots = slotsOn(bookable, day)
    const open = slots.filter((slot) => isBookable(slot, now, bookable.period))
    const reason = slots.length > 0 ? '今天的时段都已过' : (readHallDay(bookable.calendar, bookable.hall, day).closedReason ?? '没有开放预约')
    return { day, slots: open, closedReason: open.length > 0 ? null : reason }
  })
}

/** The slot that begins with a wall-clock minute. @throws Refusal 422 at `/slot` when it cannot be booked now, saying what can */
export function getSlot(ctx: Context, bookable: BookableLine, startsAt: string): TimedSlot {
  const slot = slotsOn(bookable, startsAt.slice(0, 10)).find((each) => each.startsAt === startsAt)
  if (slot && isBookable(slot, toLocalMinute(ctx.clock.now()), bookable.period)) return slot
  const { from, until } = bookable.period
  const message = from > until ? '这个大厅现在没有开放预约，请到现场取号办理。' : `这个时段不能预约。现在可以预约 ${toChineseDate(from)}至 ${toChineseDate(until)}大厅办公时间内的时段，请重新选择。`
  throw new Refusal(422, 'queue.slot_not_open', message, { errors: [{ pointer: '/slot', message }] })
}

/** A wall-clock minute as a moment. */
const toInstant = (minute: string): Date => momentOf(minute.slice(0, 10), minute.slice(11))
