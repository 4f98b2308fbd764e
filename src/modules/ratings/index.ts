/** 好差评 over HTTP, by audience. */
export { ratingCitizenRoutes } from './routes-citizen.ts'
export { ratingPublicRoutes } from './routes-public.ts'
/** How soon a bad rating is looked into; set per region. */
export { contactDays, rectifyDays } from './settings.ts'
/** Invites to rate each case that came to its end. */
export { ratingReaders } from './readers.ts'
/** What pages name. */
export { listOpenInvitations } from './list-open-invitations.ts'
export { rateApplication } from './rate-application.ts'
export { readInvitation } from './read-invitation.ts'
