export { ExtraVisits as Component } from '../../../features/supervision/monitor/monitored-list.tsx'
