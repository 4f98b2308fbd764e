import type { Reader } from '../../platform/jobs/jobs.ts'
import { onCertificateIssued } from './audits/on-certificate-issued.ts'
import { onItemAppliedFor } from './items/on-item-applied-for.ts'
import { onVisit } from './visits/on-visit.ts'
import { onApplicationProgressed } from './watch/on-application-progressed.ts'
import { onCheckProgressed } from './watch/on-check-progressed.ts'
import { onRectificationProgressed } from './watch/on-rectification-progressed.ts'

export const supervisionReaders: Reader[] = [onApplicationProgressed, onCheckProgressed, onVisit, onItemAppliedFor, onCertificateIssued, onRectificationProgressed]
