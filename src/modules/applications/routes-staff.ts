import { get, post, type Route } from '../../platform/http/routes.ts'
import { acceptApplication } from './lifecycle/accept-application.ts'
import { decideApplication } from './lifecycle/decide-application.ts'
import { deliverResult } from './lifecycle/deliver-result.ts'
import { endSpecialProcedure } from './lifecycle/end-special-procedure.ts'
import { extendApplication } from './lifecycle/extend-application.ts'
import { handOutResult } from './lifecycle/hand-out-result.ts'
import { handleImmediately } from './lifecycle/handle-immediately.ts'
import { intakeApplication } from './submission/intake-application.ts'
import { listApplications } from './lists/list-applications.ts'
import { listStates } from './lists/list-states.ts'
import { makeCertificate } from './lifecycle/make-certificate.ts'
import { openDocument } from './documents/open-document.ts'
import { readApplication } from './reading/read-application.ts'
import { readItemChangeEffects } from './reading/read-item-change-effects.ts'
import { receiveApplication } from './lifecycle/receive-application.ts'
import { refuseApplication } from './lifecycle/refuse-application.ts'
import { requestCorrection } from './lifecycle/request-correction.ts'
import { returnApplication } from './lifecycle/return-application.ts'
import { reviewApplication } from './lifecycle/review-application.ts'
import { startSpecialProcedure } from './lifecycle/start-special-procedure.ts'
import { supplyCorrectionAtCounter } from './lifecycle/supply-correction.ts'
import { openFile, uploadFileAtCounter } from './submission/upload-file.ts'

export const applicationStaffRoutes: Route[] = [
  post('/staff/applications', intakeApplication),
  get('/staff/applications', listApplications),
  get('/staff/application-states', listStates),
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
