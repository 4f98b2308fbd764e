import type { TimedJob } from '../../platform/jobs/jobs.ts'
import { remindToRate } from './invitations/remind-to-rate.ts'

export const ratingTimedJobs: TimedJob[] = [remindToRate]
