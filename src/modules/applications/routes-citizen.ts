import { del, get, post, put, type Route } from '../../platform/http/routes.ts'
import { listOwnApplications } from './list-applications.ts'
import { moveToVersion } from './move-to-version.ts'
import { openOwnDocument } from './open-document.ts'
import { openOwnFile } from './own-files.ts'
import { readOwnApplication } from './read-application.ts'
import { deleteDraft, listDrafts, readDraft, saveDraft } from './save-draft.ts'
import { submitApplication } from './submit-application.ts'
import { supplyCorrection } from './supply-correction.ts'
import { uploadFile } from './upload-file.ts'
import { withdrawApplication } from './withdraw-application.ts'

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
