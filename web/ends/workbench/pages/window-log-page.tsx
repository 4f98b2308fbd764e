import { LogPage } from '../../../features/window-day/log-page.tsx'

/** 窗口日志. */
export const Component = LogPage
