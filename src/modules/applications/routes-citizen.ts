import { del, get, post, put, type Route } from '../../platform/http/routes.ts'
import { listOwnApplications } from './lists/list-applications.ts'
import { moveToVersion } from './lifecycle/move-to-version.ts'
import { openOwnDocument } from './documents/open-document.ts'
import { openOwnFile } from './submission/own-files.ts'
import { readOwnApplication } from './reading/read-application.ts'
import { deleteDraft, listDrafts, readDraft, saveDraft } from './submission/save-draft.ts'
import { submitApplication } from './submission/submit-application.ts'
import { supplyCorrection } from './lifecycle/supply-correction.ts'
import { uploadFile } from './submission/upload-file.ts'
import { withdrawApplication } from './lifecycle/withdraw-application.ts'

export const applicationCitizenRoutes: Route[] = [
  post('/citizen/applications', submitApplication),
  get('/citizen/applications', listOwnApplications),
  get('/citizen/applications/:number', readOwnApplication),
  get('/citizen/applications/:number/documents/:document', openOwnDocument),
  post('/citizen/applications/:number/supply-correction', supplyCorrection),
  post('/citizen/applications/:number/withdraw', withdrawApplication),
  post('/citizen/applications/:number/move-to-version', moveToVersion),
  get('/citizen/drafts', listDrafts),
  get('/citizen/drafts/:id', readDraft),
  put('/citizen/drafts/:id', saveDraft),
  del('/citizen/drafts/:id', deleteDraft),
  post('/citizen/files', uploadFile),
  get('/citizen/files/:file', openOwnFile),
]
