/** 好差评 over HTTP, by audience. */
export { ratingCitizenRoutes } from './routes-citizen.ts'
export { ratingPublicRoutes } from './routes-public.ts'
export { ratingStaffRoutes } from './routes-staff.ts'
export { ratingSupervisionRoutes } from './routes-staff-scores.ts'
/** How soon a bad rating is looked into; set per region. */
export { contactDays, rectifyDays } from './settings.ts'
/** Invites to rate each case that came to its end. */
export { ratingReaders } from './readers.ts'
/** Reminds once of what was not rated. */
export { ratingTimedJobs } from './jobs.ts'
/** Codes that rate without signing in, for flows that know who may have one; refuses cases without an open invitation. */
export { makeCodeOfCase, makeRatingCode, ratingLink } from './invitations/rating-codes.ts'
/** Whom 回访 calls, for the supervising office alone; and whose inboxes hear what came of a rating. For flows. */
export { getRaterToCall } from './rectification/get-rectification.ts'
export { getRatersToTell } from './rectification/raters-to-tell.ts'
export { RectificationParams } from './rectification/rectification-contract.ts'
/** What pages name. */
export { listOpenInvitations, listOwnRatings } from './list-open-invitations.ts'
export { rateByCode, readCodedInvitation } from './invitations/rating-codes.ts'
export { declineAtDevice, rateAtDevice, readDeviceScreen } from './devices/device-screen.ts'
export { beginPairing } from './devices/pair-device.ts'
export { objectToExclusion, rateAgain } from './rectification/own-rectification.ts'
/** What a flow makes of a topic: an issue of its item, and the way back. */
export { findProposalBehind, getItemTopic, listProposals, prepareProposal } from './topics/proposals.ts'
export { ProposalView } from './topics/contract.ts'
/** Finds the topics of what was written. */
export { mineTopicsRegularly } from './topics/mine-topics.ts'
export { listSurveyResults, type SurveyResults } from './surveys/survey-operations.ts'
/** What public pages of ratings are kept by. */
export { PUBLISHED_MEMO } from './wall/commit-published.ts'
export { listWall } from './wall/list-wall.ts'
export type { WallPage } from './wall/contract.ts'
export { exportScores, readScores } from './scores/read-scores.ts'
export type { Scores } from './scores/contract.ts'
export { rateApplication } from './rate-application.ts'
export { readInvitation } from './read-invitation.ts'
/** Reads announced service events again and counts anew: what is missing is put in, what stands stays. */
export { recountRatings, rereadServices } from './reread-cases.ts'
