import { get, post, put, type Route } from '../../../platform/http/routes.ts'
import { readOwnSite } from './own-site.ts'
import { readSiteFigures } from './site-figures.ts'
import { changeSite, createSite, endSite, listCooperationSites } from './site-operations.ts'
import { addSiteOperator, endOperator } from './site-operators.ts'

export const siteStaffRoutes: Route[] = [
  get('/staff/sites', listCooperationSites), post('/staff/sites', createSite), put('/staff/sites/:id', changeSite), post('/staff/sites/:id/end', endSite),
  post('/staff/sites/:id/operators', addSiteOperator), post('/staff/sites/:id/operators/:officer/end', endOperator), get('/staff/site-figures', readSiteFigures),
  get('/staff/own-site', readOwnSite),
]
