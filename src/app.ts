import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { createSessionOperations } from './platform/auth/session-operations.ts'
import { createSessions, type Sessions } from './platform/auth/sessions.ts'
import { ROOT } from './platform/config.ts'
import type { Platform } from './platform/context.ts'
import { get, post, put, type Route } from './platform/http/routes.ts'
import { mountPages } from './platform/http/pages.ts'
import { createServer } from './platform/http/server.ts'
import { mountSessionRoutes } from './platform/http/session-routes.ts'
import { mountSpa } from './platform/http/spa.ts'
import type { Jobs } from './platform/jobs/jobs.ts'
import { createMetrics } from './platform/metrics.ts'
import { changeSetting, listSettings } from './platform/settings-operations.ts'
import { createDemoRoutes, listLogins } from './demo.ts'
import { applicationCitizenRoutes, applicationCrossingRoutes, applicationPublicRoutes, applicationStaffRoutes, applicationSupervisorRoutes, documentSerialsOf } from './modules/applications/index.ts'
import { calendarStaffRoutes } from './modules/calendar/index.ts'
import { cataloguePublicRoutes, catalogueStaffRoutes } from './modules/catalogue/index.ts'
import { certificateCitizenRoutes, certificatePublicRoutes, certificateStaffRoutes } from './modules/certificates/index.ts'
import { materialCitizenRoutes, materialStaffRoutes, proofPublicRoutes } from './modules/materials/index.ts'
import { describeOfficer, mayDo, organisationPublicRoutes, organisationStaffRoutes } from './modules/organisation/index.ts'
import { messageCitizenRoutes, messageStaffRoutes } from './modules/messages/index.ts'
import { queueCitizenRoutes, queuePublicRoutes, queueStaffRoutes } from './modules/queue/index.ts'
import { ratingCitizenRoutes, ratingPublicRoutes, ratingStaffRoutes, ratingSupervisionRoutes } from './modules/ratings/index.ts'
import { supervisionPublicRoutes, supervisionStaffRoutes, supervisionSupervisorRoutes } from './modules/supervision/index.ts'
import { askForGrants, auditGrants, closeGrantGap } from './flows/audit-grants.ts'
import { closeAccount, readAccountClosing } from './flows/close-account.ts'
import { exportPersonalData } from './flows/export-personal-data.ts'
import { askCheck, listCaseChecks, openCaseCheckFile } from './flows/ask-check.ts'
import { findServicePoints } from './flows/find-nearest-points.ts'
import { intakeApplication } from './flows/intake-with-ticket.ts'
import { openOwnDocument } from './flows/open-own-document.ts'
import { readArchiveList } from './flows/read-archive-list.ts'
import { listShareableForCase, openShared, openSharedFile } from './flows/share-for-case.ts'
import { listDeadItems } from './flows/list-dead-items.ts'
import { proposeItemReview } from './flows/propose-item-review.ts'
import { listItemProposals, proposeItemChange, readProposalBehind } from './flows/propose-item-change.ts'
import { revealRater } from './flows/call-rater.ts'
import { openRatingWithPassword } from './flows/rate-with-password.ts'
import { display } from './public/display/index.tsx'
import { createKiosk, kioskScreens } from './public/kiosk/index.ts'
import { createPortal } from './public/portal/index.ts'
import { describeSubject, subjectCitizenRoutes, subjectPublicRoutes, subjectStaffRoutes } from './modules/subjects/index.ts'

/** Every address of the API, room by room. */
export const apiRoutes: Route[] = [
  ...calendarStaffRoutes,
  ...organisationPublicRoutes, ...organisationStaffRoutes,
  ...subjectPublicRoutes, ...subjectCitizenRoutes, ...subjectStaffRoutes,
  ...cataloguePublicRoutes, ...catalogueStaffRoutes,
  ...certificatePublicRoutes, ...certificateCitizenRoutes, ...certificateStaffRoutes,
  ...proofPublicRoutes, ...materialCitizenRoutes, ...materialStaffRoutes,
  ...applicationPublicRoutes, ...applicationCitizenRoutes, ...applicationStaffRoutes, ...applicationCrossingRoutes, ...applicationSupervisorRoutes,
  ...ratingPublicRoutes, ...ratingCitizenRoutes, ...ratingStaffRoutes, ...ratingSupervisionRoutes,
  ...supervisionPublicRoutes, ...supervisionStaffRoutes, ...supervisionSupervisorRoutes,
  ...messageCitizenRoutes, ...messageStaffRoutes,
  ...queuePublicRoutes, ...queueCitizenRoutes, ...queueStaffRoutes,
  get('/service-points', findServicePoints),
  get('/citizen/personal-data', exportPersonalData), get('/citizen/account-closing', readAccountClosing), post('/citizen/account-closing', closeAccount), get('/citizen/applications/:number/documents/:document', openOwnDocument), get('/staff/applications/:number/archive-list', readArchiveList),
  get('/staff/grant-audit', auditGrants), post('/staff/grant-audit/ask', askForGrants), post('/staff/grant-audit/close-grant-gap', closeGrantGap),
  post('/staff/applications', intakeApplication), post('/staff/checks', askCheck), get('/staff/applications/:number/checks', listCaseChecks), get('/staff/applications/:number/checks/:check/file', openCaseCheckFile),
  get('/staff/applications/:number/shared', listShareableForCase), post('/staff/applications/:number/shared', openShared), get('/staff/applications/:number/shared/:id/files/:file', openSharedFile),
  get('/staff/ratings/proposals', listItemProposals), post('/staff/ratings/proposals', proposeItemChange), get('/staff/ratings/proposals/of-issue/:id', readProposalBehind),
  get('/staff/supervision/dead-items', listDeadItems), post('/staff/supervision/dead-items/propose-review', proposeItemReview),
  post('/ratings/open-with-password', openRatingWithPassword), post('/staff/bad-ratings/:code/reveal-rater', revealRater),
  get('/staff/settings', listSettings), put('/staff/settings', changeSetting),
]

export interface AppOptions {
  platform: Platform
  /** What nobody waits for (background.ts), in this thread or beside it; stopped with the app. */
  jobs: Jobs
  pool: pg.Pool
  requestsPerMinute?: number
}

export interface App {
  server: FastifyInstance
  sessions: Sessions
  jobs: Jobs
  close(): Promise<void>
}

/** Generous for a clerk who works by keyboard, tight for a script that runs away. */
const REQUESTS_PER_MINUTE = 600

/** How long a stop waits for requests under way: shorter than what service managers wait before they kill. */
const CLOSE_PATIENCE_MS = 8_000

/** Puts the rooms and the server together. */
export async function createApp({ platform, jobs, pool, requestsPerMinute = REQUESTS_PER_MINUTE }: AppOptions): Promise<App> {
  const sessions = createSessions(platform, (kind, id) => (kind === 'staff' ? describeOfficer(platform, id) : describeSubject(platform, id)))
  platform.wakeRelay = jobs.wake
  const documentSerials = documentSerialsOf(platform)
  const metrics = createMetrics()
  const server = await createServer({
    platform, sessions, mayDo, metrics, requestsPerMinute,
    routes: [...apiRoutes, ...(platform.isDemo ? createDemoRoutes(jobs) : [])],
    isReady: () => pool.query('select 1').then(() => true, () => false),
  })
  mountSessionRoutes(server, { platform, sessions, operations: createSessionOperations(sessions), mayDo })
  await mountSpa(server, { folder: join(ROOT, 'dist/staff'), prefix: '/staff' })
  await mountSpa(server, { folder: join(ROOT, 'dist/staff'), prefix: '/staff/console', page: 'console.html' })
  mountPages(server, { platform, sessions, mayDo, end: display })
  const demoLogins = platform.isDemo ? { listDemoLogins: listLogins } : {}
  mountPages(server, { platform, sessions, mayDo, end: kioskScreens })
  mountPages(server, { platform, sessions, mayDo, end: createKiosk(demoLogins) })
  mountPages(server, { platform, sessions, mayDo, end: createPortal(demoLogins) })
  return {
    server, sessions, jobs,
    async close() {
      // Requests under way are answered; a reader who does not read does not hold the platform up for ever.
      const impatience = setTimeout(() => server.server.closeAllConnections(), CLOSE_PATIENCE_MS)
      await server.close()
      clearTimeout(impatience)
      await jobs.stop()
      await documentSerials.giveBack()
    },
  }
}
