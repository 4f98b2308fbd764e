import { get, post, type Route } from '../../platform/http/routes.ts'
import { readProgress } from './reading/read-progress.ts'
import { readPromises } from './submission/read-promises.ts'

export const applicationPublicRoutes: Route[] = [post('/progress', readProgress), get('/items/:code/promises', readPromises)]
