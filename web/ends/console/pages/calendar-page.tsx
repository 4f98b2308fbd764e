import { CalendarScreen } from '../../../features/office/calendar/calendar-screen.tsx'

/** 工作日历. */
export const Component = CalendarScreen
