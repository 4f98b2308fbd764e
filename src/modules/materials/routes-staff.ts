import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { checkStaffRoutes } from './checks/routes-checks.ts'
import { countWaiversOperation } from './counts/count-waivers.ts'
import { listLibraryAtCounter } from './library/counter-library.ts'
import { prefillAtCounter } from './prefill/prefill-operations.ts'
import { proofStaffRoutes } from './proofs/routes-proofs.ts'
import { listSharesOperation } from './sharing/list-shares.ts'
import { listSourcesOperation, putSourceOperation } from './sources/source-operations.ts'
import { resolveAtCounter } from './waiver/operations.ts'

export const materialStaffRoutes: Route[] = [
  post('/staff/materials/resolve', resolveAtCounter), post('/staff/materials/prefill', prefillAtCounter), post('/staff/materials/library', listLibraryAtCounter), get('/staff/material-sources', listSourcesOperation), put('/staff/material-sources', putSourceOperation),
  get('/staff/shares', listSharesOperation), get('/staff/waiver-counts', countWaiversOperation), ...proofStaffRoutes, ...checkStaffRoutes,
]
