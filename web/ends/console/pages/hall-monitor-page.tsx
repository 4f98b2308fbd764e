import { HallMonitorPage } from '../../../features/queue/hall-monitor.tsx'

/** 大厅监控. */
export const Component = HallMonitorPage
