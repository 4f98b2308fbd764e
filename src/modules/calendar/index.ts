/** Days and legal clocks. Pure counting, and the calendar of each region. */
export { getHallHours, getWorkCalendar, setHallHours } from './work-calendars.ts'
export { calendarStaffRoutes } from './routes-staff.ts'
/** Counting days: see each for what it promises and when it throws. */
export { addDays, addNaturalDays, addWorkdays, isDay, isWorkday, nextWorkday, receiptDay, workdaysBetween } from './calendar-rules.ts'
export type { Day, Due, OfficeHours, Pause, WorkCalendar } from './calendar-rules.ts'
/** When a limit is near, as a region set it: what colours a list, and when somebody is reminded. */
export { isNear, type NearLimit } from './near-limit-rules.ts'
export { getNearLimit, listNearLimits } from './settings.ts'
/** The legal clock of a case with its pauses and extensions. */
export { explainDays, readClock } from './clock-rules.ts'
export type { ClockPause, ClockReading, Duration, DurationUnit, ExplainedDay, LegalClock } from './clock-rules.ts'
