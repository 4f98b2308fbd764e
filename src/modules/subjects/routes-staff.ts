import { get, post, type Route } from '../../platform/http/routes.ts'
import { findSubjectOperation } from './operations.ts'
import { listCounterConsents, printConsentSheet, recordConsent, withdrawCounterConsent } from './privacy/counter-consents.ts'
import { listNoticeVersions, publishConsentNotice } from './privacy/publish-notice.ts'
import { answerCorrection, listCorrectionsToAnswer, readCorrectionIdentity } from './privacy/corrections/answer-data-correction.ts'

export const subjectStaffRoutes: Route[] = [
  get('/staff/subjects', findSubjectOperation),
  get('/staff/consents', listCounterConsents),
  post('/staff/consents', recordConsent),
  post('/staff/consents/:scope/withdraw', withdrawCounterConsent),
  get('/staff/consents/:scope/sheet', printConsentSheet),
  get('/staff/consent-notices', listNoticeVersions),
  post('/staff/consent-notices', publishConsentNotice),
  get('/staff/data-corrections', listCorrectionsToAnswer),
  get('/staff/data-corrections/:id/identity', readCorrectionIdentity),
  post('/staff/data-corrections/:id/answer', answerCorrection),
]
