import type { TimedJob } from '../../platform/jobs/jobs.ts'
import { expireCertificates } from './life/expire-certificates.ts'
import { countTypes } from './types/count-types.ts'

export const certificateTimedJobs: TimedJob[] = [expireCertificates, countTypes]
