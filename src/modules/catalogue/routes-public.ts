import { get, type Route } from '../../platform/http/routes.ts'
import { listItemsOperation, listThemesOperation, readGuideOperation, readItemFormOperation, searchItemsOperation, suggestItemsOperation } from './operations-public.ts'
import { catalogueListPublicRoutes } from './routes-lists.ts'
import { feedPublicRoutes } from './routes-staff-changes.ts'

export const cataloguePublicRoutes: Route[] = [
  get('/items/search', searchItemsOperation),
  get('/items/suggest', suggestItemsOperation),
  get('/items', listItemsOperation),
  get('/themes', listThemesOperation),
  get('/items/:code', readGuideOperation),
  get('/items/:code/form', readItemFormOperation),
  ...catalogueListPublicRoutes,
  ...feedPublicRoutes,
]
