export { MonitoredList as Component } from '../../../features/supervision/monitor/monitored-list.tsx'
