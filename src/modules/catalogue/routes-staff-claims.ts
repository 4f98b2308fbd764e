import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { changeLocal } from './entries/change-local.ts'
import { claimItems, declineItems, releaseItems } from './entries/decide-claims.ts'
import { listClaimRates } from './entries/list-claim-rates.ts'
import { listClaims } from './entries/list-claims.ts'
import { readEntry } from './entries/read-entry.ts'

export const catalogueClaimRoutes: Route[] = [
  get('/staff/catalogue/claims', listClaims),
  post('/staff/catalogue/claims', claimItems),
  post('/staff/catalogue/claims/decline', declineItems),
  post('/staff/catalogue/claims/release', releaseItems),
  get('/staff/catalogue/claim-rates', listClaimRates),
  get('/staff/catalogue/entries/:divisionCode/:code', readEntry),
  put('/staff/catalogue/entries/:divisionCode/:code/local', changeLocal),
]
