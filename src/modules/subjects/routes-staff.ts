import { get, post, type Route } from '../../platform/http/routes.ts'
import { findSubjectOperation } from './operations.ts'
import { publishConsentNotice, recordConsent } from './privacy/consent-operations.ts'
import { answerCorrection, listCorrectionsToAnswer, readCorrectionIdentity } from './privacy/corrections/answer-data-correction.ts'

export const subjectStaffRoutes: Route[] = [
  get('/staff/subjects', findSubjectOperation),
  post('/staff/consents', recordConsent),
  post('/staff/consent-notices', publishConsentNotice),
  get('/staff/data-corrections', listCorrectionsToAnswer),
  get('/staff/data-corrections/:id/identity', readCorrectionIdentity),
  post('/staff/data-corrections/:id/answer', answerCorrection),
]
