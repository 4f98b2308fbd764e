import type { Reader } from '../../platform/jobs/jobs.ts'
import { onApplicationClosed } from './on-application-closed.ts'

export const ratingReaders: Reader[] = [onApplicationClosed]
