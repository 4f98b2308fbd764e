import { del, get, post, put, type Route } from '../../platform/http/routes.ts'
import { deleteFromLibrary, keepInLibrary, listOwnLibrary, readFromLibrary, renameInLibrary } from './library/own-library.ts'
import { prefillOwn } from './prefill/prefill-operations.ts'
import { fetchOwnMaterials, resolveOwnMaterials } from './waiver/operations.ts'

export const materialCitizenRoutes: Route[] = [
  post('/citizen/materials/resolve', resolveOwnMaterials),
  post('/citizen/materials/fetch', fetchOwnMaterials),
  post('/citizen/materials/prefill', prefillOwn),
  get('/citizen/library', listOwnLibrary),
  post('/citizen/library', keepInLibrary),
  get('/citizen/library/:id', readFromLibrary),
  put('/citizen/library/:id', renameInLibrary),
  del('/citizen/library/:id', deleteFromLibrary),
]
