import { addDays, type Day, type LocalMinute, nextWorkday, type WorkCalendar } from '../../calendar/calendar-rules.ts'

/** A stretch of a day in which a hall serves; `HH:mm`, the end not included. */
export interface Opening {
  from: string
  to: string
}

/** How a place lets its halls be booked: dated settings of its region. */
export interface SlotPolicy {
  slotMinutes: number
  /** Of what the windows can do, kept for those who booked; the rest is for those who simply come. From 0 to 1. */
  share: number
  /** How many days before a visit it is booked at the latest; 0: up to the minute. */
  earliestDays: number
  /** The last day that can be booked: so many workdays after today. */
  workdaysAhead: number
}

/** What a line can do at a time. */
export interface LineCapacity {
  windows: number
  /** Of one visit. */
  expectedMinutes: number
}

export interface Slot {
  startsAt: LocalMinute
  endsAt: LocalMinute
  capacity: number
}

const MINUTES_PER_HOUR = 60

const toMinutes = (time: string): number => Number(time.slice(0, 2)) * MINUTES_PER_HOUR + Number(time.slice(3))
const toTime = (minutes: number): string => `${String(Math.floor(minutes / MINUTES_PER_HOUR)).padStart(2, '0')}:${String(minutes % MINUTES_PER_HOUR).padStart(2, '0')}`

/** In order, those that touch or overlap as one: extended hours may begin where office hours end. */
export function mergeOpenings(openings: readonly Opening[]): Opening[] {
  const merged: Opening[] = []
  for (const { from, to } of [...openings].filter((opening) => opening.from < opening.to).sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && from <= last.to) last.to = to > last.to ? to : last.to
    else merged.push({ from, to })
  }
  return merged
}

/**
 * How many may book one slot: windows × length ÷ expected minutes × the share kept. Rounded down, but a line that is served and may be
 * booked takes one at least: otherwise a slow matter with one window could never be booked.
 */
export function capacityOf({ windows, expectedMinutes }: LineCapacity, { slotMinutes, share }: Pick<SlotPolicy, 'slotMinutes' | 'share'>): number {
  if (windows <= 0 || share <= 0) return 0
  return Math.max(1, Math.floor(((windows * slotMinutes) / expectedMinutes) * share + 1e-9))
}

/** The slots of a day: whole ones only, counted anew from each opening of the doors. */
export function slotsOf(day: Day, openings: readonly Opening[], line: LineCapacity, policy: SlotPolicy): Slot[] {
  const capacity = capacityOf(line, policy)
  if (capacity === 0) return []
  return openings.flatMap(({ from, to }) => {
    const slots: Slot[] = []
    for (let start = toMinutes(from); start + policy.slotMinutes <= toMinutes(to); start += policy.slotMinutes) {
      slots.push({ startsAt: `${day}T${toTime(start)}`, endsAt: `${day}T${toTime(start + policy.slotMinutes)}`, capacity })
    }
    return slots
  })
}

/** The first and the last day that can be booked today. They may cross: a place that asks for more days ahead than it opens has none. */
export function bookingPeriod(calendar: WorkCalendar, today: Day, { earliestDays, workdaysAhead }: Pick<SlotPolicy, 'earliestDays' | 'workdaysAhead'>): { from: Day; until: Day } {
  let until = today
  for (let counted = 0; counted < workdaysAhead; counted++) until = nextWorkday(calendar, until)
  return { from: addDays(today, earliestDays), until }
}

/** Every day of the period, open or not: a screen shows the closed ones too, with the reason. */
export function daysOf({ from, until }: { from: Day; until: Day }): Day[] {
  const days: Day[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}

/** Whether a slot can still be booked: its day is in the period and it has not begun. */
export const isBookable = (slot: Slot, now: LocalMinute, { from, until }: { from: Day; until: Day }): boolean => {
  const day = slot.startsAt.slice(0, 10)
  return day >= from && day <= until && slot.startsAt > now
}
