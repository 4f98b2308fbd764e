import type { Reader } from '../../platform/jobs/jobs.ts'
import { onApplicationProgressed } from './telling/on-application-progressed.ts'
import { onCertificateChanged } from './telling/on-certificate-changed.ts'
import { onCheckProgressed } from './telling/on-check-progressed.ts'
import { onDataCorrectionProgressed } from './telling/on-data-correction-progressed.ts'
import { onCourierTroubled } from './telling/on-courier-troubled.ts'

export const messageReaders: Reader[] = [onApplicationProgressed, onCourierTroubled, onCheckProgressed, onDataCorrectionProgressed, onCertificateChanged]
