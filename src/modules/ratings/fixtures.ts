import { createNationalWorkCalendar } from '../calendar/work-calendar-data.ts'

export const calendar = createNationalWorkCalendar()
