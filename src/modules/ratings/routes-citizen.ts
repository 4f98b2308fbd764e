import { get, post, type Route } from '../../platform/http/routes.ts'
import { listOpenInvitations } from './list-open-invitations.ts'
import { rateApplication } from './rate-application.ts'
import { readInvitation } from './read-invitation.ts'

export const ratingCitizenRoutes: Route[] = [
  get('/citizen/ratings', listOpenInvitations),
  get('/citizen/ratings/:number', readInvitation),
  post('/citizen/ratings/:number', rateApplication),
]
