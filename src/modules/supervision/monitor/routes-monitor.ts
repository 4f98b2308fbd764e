import { get, type Route } from '../../../platform/http/routes.ts'
import { compareVisitsOperation, listExtraVisits } from '../visits/compare-visits.ts'
import { listMonitored } from './list-monitored.ts'
import { readForecast } from './read-forecast.ts'
import { readMonitor } from './read-monitor.ts'

export const monitorStaffRoutes: Route[] = [
  get('/staff/supervision/monitor', readMonitor), get('/staff/supervision/monitored', listMonitored), get('/staff/supervision/forecast', readForecast),
  get('/staff/supervision/visits', compareVisitsOperation), get('/staff/supervision/extra-visits', listExtraVisits),
]
