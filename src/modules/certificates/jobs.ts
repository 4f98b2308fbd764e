import type { TimedJob } from '../../platform/jobs/jobs.ts'
import { carryOnImports } from './import/carry-on-imports.ts'
import { expireCertificates } from './life/expire-certificates.ts'
import { remindBeforeEnd } from './life/remind-before-end.ts'
import { countTypes } from './types/count-types.ts'

export const certificateTimedJobs: TimedJob[] = [expireCertificates, remindBeforeEnd, countTypes, carryOnImports]
