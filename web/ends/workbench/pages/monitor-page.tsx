export { MonitorScreen as Component } from '../../../features/supervision/monitor/monitor-screen.tsx'
