import type { Reader } from '../../platform/jobs/jobs.ts'
import { onCertificateIssued } from './on-certificate-issued.ts'

export const certificateReaders: Reader[] = [onCertificateIssued]
