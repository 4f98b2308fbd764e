import { get, post, type Route } from '../../platform/http/routes.ts'
import { acceptApplication } from './accept-application.ts'
import { decideApplication } from './decide-application.ts'
import { deliverResult } from './deliver-result.ts'
import { endSpecialProcedure } from './end-special-procedure.ts'
import { extendApplication } from './extend-application.ts'
import { handOutResult } from './hand-out-result.ts'
import { handleImmediately } from './handle-immediately.ts'
import { intakeApplication } from './intake-application.ts'
import { listApplications } from './list-applications.ts'
import { makeCertificate } from './make-certificate.ts'
import { openDocument } from './open-document.ts'
import { readApplication } from './read-application.ts'
import { readItemChangeEffects } from './read-item-change-effects.ts'
import { receiveApplication } from './receive-application.ts'
import { refuseApplication } from './refuse-application.ts'
import { requestCorrection } from './request-correction.ts'
import { returnApplication } from './return-application.ts'
import { reviewApplication } from './review-application.ts'
import { startSpecialProcedure } from './start-special-procedure.ts'
import { supplyCorrectionAtCounter } from './supply-correction.ts'
import { openFile, uploadFileAtCounter } from './upload-file.ts'

export const applicationStaffRoutes: Route[] = [
  post('/staff/applications', intakeApplication),
  get('/staff/applications', listApplications),
  get('/staff/applications/:number', readApplication),
  get('/staff/applications/:number/documents/:document', openDocument),
  get('/staff/applications/:number/files/:file', openFile),
  post('/staff/files', uploadFileAtCounter),
  get('/staff/item-changes/:id/effects', readItemChangeEffects),
  post('/staff/applications/:number/receive', receiveApplication),
  post('/staff/applications/:number/request-correction', requestCorrection),
  post('/staff/applications/:number/supply-correction', supplyCorrectionAtCounter),
  post('/staff/applications/:number/accept', acceptApplication),
  post('/staff/applications/:number/refuse', refuseApplication),
  post('/staff/applications/:number/start-special-procedure', startSpecialProcedure),
  post('/staff/applications/:number/end-special-procedure', endSpecialProcedure),
  post('/staff/applications/:number/review', reviewApplication),
  post('/staff/applications/:number/extend', extendApplication),
  post('/staff/applications/:number/decide', decideApplication),
  post('/staff/applications/:number/make-certificate', makeCertificate),
  post('/staff/applications/:number/hand-out', handOutResult),
  post('/staff/applications/:number/deliver', deliverResult),
  post('/staff/applications/:number/return', returnApplication),
  post('/staff/applications/:number/handle-immediately', handleImmediately),
]
