import { get, type Route } from '../../platform/http/routes.ts'
import { summariseRatings } from './summarise-ratings.ts'

export const ratingPublicRoutes: Route[] = [get('/ratings/summary', summariseRatings)]
