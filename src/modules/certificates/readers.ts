import type { Reader } from '../../platform/jobs/jobs.ts'
import { onCertificateIssued } from './on-certificate-issued.ts'
import { onSubmitted } from './use/on-submitted.ts'
import { onCertificateIssuedSign } from './seals/on-certificate-issued.ts'

export const certificateReaders: Reader[] = [onCertificateIssued, onSubmitted, onCertificateIssuedSign]
