import { get, post, type Route } from '../../platform/http/routes.ts'
import { askAtDevice } from './devices/ask-at-device.ts'
import { listDevices, pairDevice, unpairDevice } from './devices/pair-device.ts'
import { rateForCaller, readForCaller } from './invitations/rate-for-caller.ts'
import { showRatingCode } from './invitations/rating-codes.ts'
import { openRectificationFile, uploadRectificationFile } from './rectification/rectification-files.ts'
import { listRectifications, readRectification } from './rectification/list-rectifications.ts'
import { applyForExclusion, contactRater, decideObjection, followUpRating, replyToRater, reportPlanDone, reviewExclusion, verifyRating } from './rectification/rectification-acts.ts'

export const ratingStaffRoutes: Route[] = [
  get('/staff/applications/:number/rating-code', showRatingCode),
  post('/staff/applications/:number/ask-at-device', askAtDevice),
  get('/staff/rating-devices', listDevices),
  post('/staff/rating-devices', pairDevice),
  post('/staff/rating-devices/:id/unpair', unpairDevice),
  get('/staff/hotline-ratings/:number', readForCaller),
  post('/staff/hotline-ratings/:number', rateForCaller),
  get('/staff/bad-ratings', listRectifications),
  get('/staff/bad-ratings/:code', readRectification),
  post('/staff/bad-rating-files', uploadRectificationFile),
  get('/staff/bad-ratings/:code/files/:file', openRectificationFile),
  post('/staff/bad-ratings/:code/contact-rater', contactRater),
  post('/staff/bad-ratings/:code/verify', verifyRating),
  post('/staff/bad-ratings/:code/reply-to-rater', replyToRater),
  post('/staff/bad-ratings/:code/report-plan-done', reportPlanDone),
  post('/staff/bad-ratings/:code/follow-up', followUpRating),
  post('/staff/bad-ratings/:code/apply-for-exclusion', applyForExclusion),
  post('/staff/bad-ratings/:code/review-exclusion', reviewExclusion),
  post('/staff/bad-ratings/:code/decide-objection', decideObjection),
]
