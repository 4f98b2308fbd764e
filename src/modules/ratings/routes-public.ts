import { get, post, type Route } from '../../platform/http/routes.ts'
import { declineAtDevice, rateAtDevice, readDeviceScreen } from './devices/device-screen.ts'
import { beginPairing } from './devices/pair-device.ts'
import { rateByCode, readCodedInvitation } from './invitations/rating-codes.ts'
import { readScores } from './scores/read-scores.ts'
import { listSurveyResults } from './surveys/survey-operations.ts'
import { summariseRatings } from './summarise-ratings.ts'
import { listWall } from './wall/list-wall.ts'

export const ratingPublicRoutes: Route[] = [get('/ratings/summary', summariseRatings), get('/ratings/codes/:code', readCodedInvitation), post('/ratings/codes/:code', rateByCode), get('/ratings/wall', listWall), get('/ratings/scores', readScores), get('/ratings/surveys', listSurveyResults),
  post('/ratings/devices/pairings', beginPairing), post('/ratings/devices/screen', readDeviceScreen), post('/ratings/devices/rate', rateAtDevice), post('/ratings/devices/decline', declineAtDevice)]
