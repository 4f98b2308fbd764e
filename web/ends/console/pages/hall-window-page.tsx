import { WindowDayPage } from '../../../features/queue/window-day.tsx'

/** 窗口的一天. */
export const Component = WindowDayPage
