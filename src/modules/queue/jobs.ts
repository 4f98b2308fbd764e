import type { TimedJob } from '../../platform/jobs/jobs.ts'
import { appointmentTimedJobs } from './appointments/jobs.ts'
import { closeDay, forgetTicketHolders } from './calling/close-day.ts'
import { forgetEntranceVisitors } from './window-log/jobs.ts'

export const queueTimedJobs: TimedJob[] = [closeDay, forgetTicketHolders, forgetEntranceVisitors, ...appointmentTimedJobs]
