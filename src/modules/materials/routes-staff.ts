import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { checkStaffRoutes } from './checks/routes-checks.ts'
import { countWaiversOperation } from './counts/count-waivers.ts'
import { proofStaffRoutes } from './proofs/routes-proofs.ts'
import { listSharesOperation } from './sharing/list-shares.ts'
import { listSourcesOperation, putSourceOperation } from './sources/source-operations.ts'
import { resolveAtCounter } from './waiver/operations.ts'

export const materialStaffRoutes: Route[] = [
  post('/staff/materials/resolve', resolveAtCounter), get('/staff/material-sources', listSourcesOperation), put('/staff/material-sources', putSourceOperation),
  get('/staff/shares', listSharesOperation), get('/staff/waiver-counts', countWaiversOperation), ...proofStaffRoutes, ...checkStaffRoutes,
]
