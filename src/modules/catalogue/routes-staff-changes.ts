import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { approveChange } from './changes/approve-change.ts'
import { listChanges } from './changes/list-changes.ts'
import { openChange } from './changes/open-change.ts'
import { previewChange } from './changes/preview-change.ts'
import { publishChange } from './changes/publish-change.ts'
import { readChange } from './changes/read-change.ts'
import { compareRevisions, listRevisions, readRevision } from './changes/read-revisions.ts'
import { returnChange } from './changes/return-change.ts'
import { saveChange } from './changes/save-change.ts'
import { submitChange } from './changes/submit-change.ts'
import { withdrawChange } from './changes/withdraw-change.ts'
import { confirmGuide } from './confirm-guide.ts'
import { readFeed } from './feed.ts'
import { readFormParts } from './forms/read-form-parts.ts'
import { compareVersions, listManagedItems, readElements, readItemVersion, readManagedItem } from './manage-items.ts'

export const changeStaffRoutes: Route[] = [
  get('/staff/catalogue/elements', readElements),
  get('/staff/catalogue/items', listManagedItems),
  get('/staff/catalogue/items/:code', readManagedItem),
  get('/staff/catalogue/items/:code/versions/:version', readItemVersion),
  get('/staff/catalogue/items/:code/compare', compareVersions),
  post('/staff/catalogue/items/:code/confirm-guide', confirmGuide),
  post('/staff/catalogue/changes', openChange),
  get('/staff/catalogue/changes', listChanges),
  get('/staff/catalogue/changes/:id', readChange),
  put('/staff/catalogue/changes/:id/content', saveChange),
  get('/staff/catalogue/changes/:id/revisions', listRevisions),
  get('/staff/catalogue/changes/:id/revisions/compare', compareRevisions),
  get('/staff/catalogue/changes/:id/revisions/:revision', readRevision),
  get('/staff/catalogue/changes/:id/preview', previewChange),
  get('/staff/catalogue/changes/:id/form-parts', readFormParts),
  post('/staff/catalogue/changes/:id/submit', submitChange),
  post('/staff/catalogue/changes/:id/return', returnChange),
  post('/staff/catalogue/changes/:id/approve', approveChange),
  post('/staff/catalogue/changes/:id/publish', publishChange),
  post('/staff/catalogue/changes/:id/withdraw', withdrawChange),
]

export const feedPublicRoutes: Route[] = [get('/items-feed', readFeed)]
