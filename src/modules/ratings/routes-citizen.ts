import { get, post, type Route } from '../../platform/http/routes.ts'
import { listOpenInvitations, listOwnRatings } from './list-open-invitations.ts'
import { rateApplication } from './rate-application.ts'
import { readInvitation } from './read-invitation.ts'
import { objectToExclusion, rateAgain } from './rectification/own-rectification.ts'

export const ratingCitizenRoutes: Route[] = [
  get('/citizen/ratings', listOpenInvitations),
  get('/citizen/own-ratings', listOwnRatings),
  get('/citizen/ratings/:number', readInvitation),
  post('/citizen/ratings/:number', rateApplication),
  post('/citizen/ratings/:number/rate-again', rateAgain),
  post('/citizen/ratings/:number/object-to-exclusion', objectToExclusion),
]
