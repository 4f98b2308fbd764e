import type { Reader } from '../../platform/jobs/jobs.ts'
import { onApplicationProgressed } from './telling/on-application-progressed.ts'
import { onCourierTroubled } from './telling/on-courier-troubled.ts'

export const messageReaders: Reader[] = [onApplicationProgressed, onCourierTroubled]
