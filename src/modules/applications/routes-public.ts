import { post, type Route } from '../../platform/http/routes.ts'
import { readProgress } from './reading/read-application.ts'

export const applicationPublicRoutes: Route[] = [post('/progress', readProgress)]
