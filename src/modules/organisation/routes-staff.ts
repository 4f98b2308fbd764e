import { get, type Route } from '../../platform/http/routes.ts'
import { readOfficerSelf } from './operations.ts'

export const organisationStaffRoutes: Route[] = [get('/staff/me', readOfficerSelf)]
