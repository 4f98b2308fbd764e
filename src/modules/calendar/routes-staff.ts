import { get, put, type Route } from '../../platform/http/routes.ts'
import { publishYear, readYear } from './publish-year.ts'

export const calendarStaffRoutes: Route[] = [
  get('/staff/calendars/:region/years/:year', readYear),
  put('/staff/calendars/:region/years/:year', publishYear),
]
