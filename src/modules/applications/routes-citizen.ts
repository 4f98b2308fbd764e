import { del, get, post, put, type Route } from '../../platform/http/routes.ts'
import { automaticCitizenRoutes } from './automatic/routes-automatic.ts'
import { listOwnApplications } from './lists/list-applications.ts'
import { moveToVersion } from './lifecycle/move-to-version.ts'
import { printOwnDocumentList } from './documents/open-document.ts'
import { orderCollection } from './delivery/order-courier.ts'
import { openOwnFile } from './submission/own-files.ts'
import { listOwnBreaches } from './reading/breaches.ts'
import { readOwnApplication } from './reading/read-application.ts'
import { readOwnSubmission } from './reading/read-own-submission.ts'
import { readOwnClockDays } from './reading/read-clock-days.ts'
import { deleteDraft, listDrafts, readDraft, saveDraft } from './submission/save-draft.ts'
import { requestHearing } from './lifecycle/request-hearing.ts'
import { reviseApplication } from './lifecycle/revise-application.ts'
import { submitApplication } from './submission/submit-application.ts'
import { supplyCorrection } from './lifecycle/supply-correction.ts'
import { supplyDeferred } from './lifecycle/supply-deferred.ts'
import { uploadFile } from './submission/upload-file.ts'
import { withdrawApplication } from './lifecycle/withdraw-application.ts'
import { withdrawCommitment } from './lifecycle/withdraw-commitment.ts'

export const applicationCitizenRoutes: Route[] = [
  post('/citizen/applications', submitApplication),
  get('/citizen/applications', listOwnApplications),
  get('/citizen/applications/:number', readOwnApplication),
  get('/citizen/applications/:number/days', readOwnClockDays),
  get('/citizen/applications/:number/submission', readOwnSubmission),
  get('/citizen/applications/:number/document-list', printOwnDocumentList),
  post('/citizen/applications/:number/supply-correction', supplyCorrection),
  post('/citizen/applications/:number/supply-deferred', supplyDeferred),
  post('/citizen/applications/:number/withdraw-commitment', withdrawCommitment),
  get('/citizen/breaches', listOwnBreaches),
  post('/citizen/applications/:number/revise', reviseApplication),
  post('/citizen/applications/:number/request-hearing', requestHearing),
  post('/citizen/applications/:number/withdraw', withdrawApplication),
  post('/citizen/applications/:number/order-courier', orderCollection),
  post('/citizen/applications/:number/move-to-version', moveToVersion),
  get('/citizen/drafts', listDrafts),
  get('/citizen/drafts/:id', readDraft),
  put('/citizen/drafts/:id', saveDraft),
  del('/citizen/drafts/:id', deleteDraft),
  post('/citizen/files', uploadFile),
  get('/citizen/files/:file', openOwnFile),
  ...automaticCitizenRoutes,
]
