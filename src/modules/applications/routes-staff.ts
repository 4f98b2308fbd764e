import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { listOwnBulkActions, readBulkAction } from './bulk/read-bulk-action.ts'
import { requestBulkAction } from './bulk/request-bulk-action.ts'
import { readAssignees } from './lifecycle/assignees.ts'
import { assignApplication } from './lifecycle/assign-application.ts'
import { prioritiseApplication } from './lifecycle/prioritise-application.ts'
import { automaticStaffRoutes } from './automatic/routes-automatic.ts'
import { acceptApplication } from './lifecycle/accept-application.ts'
import { acceptWithCommitment } from './lifecycle/accept-with-commitment.ts'
import { acceptWithDeferral } from './lifecycle/accept-with-deferral.ts'
import { checkCommitment } from './lifecycle/check-commitment.ts'
import { confirmRectification } from './lifecycle/confirm-rectification.ts'
import { revokeDecision } from './lifecycle/revoke-decision.ts'
import { supplyDeferredAtCounter } from './lifecycle/supply-deferred.ts'
import { listBreachesOfSubject } from './reading/breaches.ts'
import { previewPromises } from './reading/preview-promises.ts'
import { decideApplication } from './lifecycle/decide-application.ts'
import { deliverResult } from './lifecycle/deliver-result.ts'
import { endSpecialProcedure } from './lifecycle/end-special-procedure.ts'
import { extendApplication } from './lifecycle/extend-application.ts'
import { handOutResult } from './lifecycle/hand-out-result.ts'
import { handleImmediately } from './lifecycle/handle-immediately.ts'
import { listApplications } from './lists/list-applications.ts'
import { listStates } from './lists/list-states.ts'
import { makeCertificate } from './lifecycle/make-certificate.ts'
import { changeDocumentWording, listDocumentWordings, previewDocumentWording } from './documents/document-wordings.ts'
import { openDocument, printDocumentList } from './documents/open-document.ts'
import { previewDeadlines } from './reading/preview-deadlines.ts'
import { readApplication } from './reading/read-application.ts'
import { readClockDays } from './reading/read-clock-days.ts'
import { readItemChangeEffects } from './reading/read-item-change-effects.ts'
import { receiveApplication } from './lifecycle/receive-application.ts'
import { refuseApplication } from './lifecycle/refuse-application.ts'
import { offerHearing } from './lifecycle/offer-hearing.ts'
import { requestCorrection } from './lifecycle/request-correction.ts'
import { requestRevision } from './lifecycle/request-revision.ts'
import { transferUpward } from './lifecycle/transfer-upward.ts'
import { voidApplication } from './lifecycle/void-application.ts'
import { returnApplication } from './lifecycle/return-application.ts'
import { reviewApplication } from './lifecycle/review-application.ts'
import { startSpecialProcedure } from './lifecycle/start-special-procedure.ts'
import { supplyCorrectionAtCounter } from './lifecycle/supply-correction.ts'
import { listOwnIntakes, printIntakeReceipt } from './sites/own-intakes.ts'
import { openFile, uploadFileAtCounter } from './submission/upload-file.ts'

export const applicationStaffRoutes: Route[] = [
  get('/staff/applications', listApplications),
  get('/staff/own-intakes', listOwnIntakes),
  get('/staff/own-intakes/:number/receipt', printIntakeReceipt),
  get('/staff/application-states', listStates),
  get('/staff/applications/:number', readApplication),
  get('/staff/applications/:number/days', readClockDays),
  get('/staff/applications/:number/deadline-preview', previewDeadlines),
  get('/staff/applications/:number/document-list', printDocumentList),
  get('/staff/applications/:number/documents/:document', openDocument),
  get('/staff/document-wordings', listDocumentWordings),
  put('/staff/document-wordings', changeDocumentWording),
  post('/staff/document-wordings/preview', previewDocumentWording),
  get('/staff/applications/:number/files/:file', openFile),
  post('/staff/files', uploadFileAtCounter),
  get('/staff/item-changes/:id/effects', readItemChangeEffects),
  post('/staff/applications/:number/receive', receiveApplication),
  post('/staff/applications/:number/request-revision', requestRevision),
  post('/staff/applications/:number/request-correction', requestCorrection),
  post('/staff/applications/:number/supply-correction', supplyCorrectionAtCounter),
  post('/staff/applications/:number/accept', acceptApplication),
  post('/staff/applications/:number/accept-with-deferral', acceptWithDeferral),
  post('/staff/applications/:number/supply-deferred', supplyDeferredAtCounter),
  post('/staff/applications/:number/accept-with-commitment', acceptWithCommitment),
  post('/staff/applications/:number/check-commitment', checkCommitment),
  post('/staff/applications/:number/confirm-rectification', confirmRectification),
  post('/staff/applications/:number/revoke-decision', revokeDecision),
  get('/staff/subjects/:id/breaches', listBreachesOfSubject),
  get('/staff/applications/:number/promise-preview', previewPromises),
  post('/staff/applications/:number/refuse', refuseApplication),
  post('/staff/applications/:number/start-special-procedure', startSpecialProcedure),
  post('/staff/applications/:number/end-special-procedure', endSpecialProcedure),
  post('/staff/applications/:number/review', reviewApplication),
  post('/staff/applications/:number/extend', extendApplication),
  post('/staff/applications/:number/decide', decideApplication),
  post('/staff/applications/:number/make-certificate', makeCertificate),
  post('/staff/applications/:number/hand-out', handOutResult),
  post('/staff/applications/:number/deliver', deliverResult),
  post('/staff/applications/:number/offer-hearing', offerHearing),
  post('/staff/applications/:number/transfer-upward', transferUpward),
  post('/staff/applications/:number/void', voidApplication),
  post('/staff/applications/:number/return', returnApplication),
  post('/staff/applications/:number/handle-immediately', handleImmediately),
  post('/staff/applications/:number/assign', assignApplication),
  get('/staff/applications/:number/assignees', readAssignees),
  post('/staff/applications/:number/prioritise', prioritiseApplication),
  post('/staff/bulk-actions', requestBulkAction),
  get('/staff/bulk-actions', listOwnBulkActions),
  get('/staff/bulk-actions/:id', readBulkAction),
  ...automaticStaffRoutes,
]
