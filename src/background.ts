import { createDemoCarrier } from './adapters/post/demo.ts'
import { noCarrier } from './adapters/post/none.ts'
import type { Carrier } from './adapters/post/port.ts'
import { absentSms } from './adapters/sms/absent.ts'
import type { SmsGateway } from './adapters/sms/port.ts'
import { auditUnlistedCases } from './flows/audit-unlisted-cases.ts'
import { watchOpenCases } from './flows/replay-record.ts'
import { tellAppointments } from './flows/tell-of-appointments.ts'
import { tellItemChanges } from './flows/tell-item-changes.ts'
import { tellRectifications, tellReminders } from './flows/tell-of-ratings.ts'
import { carryOutBulkActions, carryParcels, documentSerialsOf, expireDrafts, onAccepted, onApplicationProgressed, onDecidedAbove, onDeskNoted, onRemoteProgressed, onSubmitted, onYearPublished, sealDays, settleFallenDue } from './modules/applications/index.ts'
import { catalogueReaders, catalogueTimedJobs } from './modules/catalogue/index.ts'
import { certificateReaders, certificateTimedJobs, forgetCodes } from './modules/certificates/index.ts'
import { materialReaders, materialTimedJobs } from './modules/materials/index.ts'
import { createSmsSending, forgetOldDeskMessages, messageReaders } from './modules/messages/index.ts'
import { mineTopicsRegularly, ratingReaders, ratingTimedJobs } from './modules/ratings/index.ts'
import { onRated, onTakenIn, queueTimedJobs } from './modules/queue/index.ts'
import { deleteOutdated } from './modules/subjects/index.ts'
import { supervisionReaders, supervisionTimedJobs } from './modules/supervision/index.ts'
import type { Platform } from './platform/context.ts'
import { createPool } from './platform/db/db.ts'
import { expireAnswers } from './platform/jobs/expire-answers.ts'
import { type Jobs, type Reader, startJobs, type TimedJob } from './platform/jobs/jobs.ts'

// The second half of the composition root: what nobody waits for. The first is app.ts.

/** Who reads what others announce. */
export const readers: Reader[] = [onApplicationProgressed, onAccepted, onSubmitted, onRemoteProgressed, onDeskNoted, onDecidedAbove, onYearPublished, ...catalogueReaders, ...certificateReaders, ...materialReaders, ...ratingReaders, ...supervisionReaders, ...messageReaders, tellItemChanges, tellReminders, tellRectifications, tellAppointments, auditUnlistedCases, onTakenIn, onRated]

/** Who carries parcels: a demonstration has a carrier of its own. */
const carrierOf = ({ isDemo, clock }: Platform): Carrier => (isDemo ? createDemoCarrier(() => clock.now()) : noCarrier)

/** Who sends text messages: a demonstration keeps them for everybody to see. */
const smsGatewayOf = ({ outside }: Platform): SmsGateway => outside.sms ?? absentSms

/** What falls due by the clock. */
export const timedJobs: TimedJob[] = [expireAnswers, expireDrafts, settleFallenDue, carryOutBulkActions, sealDays, forgetCodes, deleteOutdated, ...catalogueTimedJobs, ...certificateTimedJobs, ...materialTimedJobs, mineTopicsRegularly, ...supervisionTimedJobs, ...ratingTimedJobs, carryParcels(carrierOf), createSmsSending(smsGatewayOf), forgetOldDeskMessages, ...queueTimedJobs, watchOpenCases]

/** Starts relay, readers and timed jobs in this thread. `url` connects as the owner of the schema: the workers' role is derived from it. */
export async function startBackground(platform: Platform, url: string): Promise<Jobs> {
  const pool = createPool({ url, role: 'yichuang_worker', isRepeatable: true, isPatient: true, max: 4, onError: (error) => platform.log.error({ err: error }, 'jobs: an idle connection broke') })
  const jobs = await startJobs(platform, pool, readers, timedJobs)
  platform.wakeRelay = jobs.wake
  let stopped: Promise<void> | undefined
  return {
    ...jobs,
    stop: () => (stopped ??= stop()),
  }

  async function stop(): Promise<void> {
    await jobs.stop()
    // Automatic approvals issue documents too.
    await documentSerialsOf(platform).giveBack()
    await pool.end()
  }
}
