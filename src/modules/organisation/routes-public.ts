import { get, type Route } from '../../platform/http/routes.ts'
import { listHalls, listRegions } from './operations.ts'

export const organisationPublicRoutes: Route[] = [get('/regions', listRegions), get('/halls', listHalls)]
