import { get, type Route } from '../../platform/http/routes.ts'
import { hallPublicRoutes } from './halls/routes-halls.ts'
import { listHalls, listRegions } from './operations.ts'
import { terminalPublicRoutes } from './terminals/routes-terminals.ts'

export const organisationPublicRoutes: Route[] = [get('/regions', listRegions), get('/halls', listHalls), ...hallPublicRoutes, ...terminalPublicRoutes]
