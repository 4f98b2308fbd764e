import type { Reader, TimedJob } from '../../platform/jobs/jobs.ts'
import { forgetOldEntries, onHandedIn } from './library/on-handed-in.ts'
import { tellOverdueChecks } from './checks/tell-overdue-checks.ts'
import { onSubmitted } from './waiver/on-submitted.ts'
import { forgetFetched, refetchFromRegisters } from './waiver/refetch.ts'

export const materialTimedJobs: TimedJob[] = [refetchFromRegisters, forgetFetched, forgetOldEntries, tellOverdueChecks]
export const materialReaders: Reader[] = [onSubmitted, onHandedIn]
