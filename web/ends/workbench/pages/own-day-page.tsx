import { OwnDayPage } from '../../../features/window-day/own-day-page.tsx'

/** 我的今天. */
export const Component = OwnDayPage
