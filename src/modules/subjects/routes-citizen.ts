import { get, type Route } from '../../platform/http/routes.ts'
import { readCitizenSelf } from './operations.ts'

export const subjectCitizenRoutes: Route[] = [get('/citizen/me', readCitizenSelf)]
