import { get, type Route } from '../../platform/http/routes.ts'
import { listAuthorityItems } from './list-authority-items.ts'
import { catalogueListStaffRoutes } from './routes-lists.ts'
import { changeStaffRoutes } from './routes-staff-changes.ts'
import { checkStaffRoutes } from './routes-staff-checks.ts'
import { catalogueClaimRoutes } from './routes-staff-claims.ts'
import { workbookStaffRoutes } from './routes-staff-workbook.ts'

/** What the item office does: change, claim, check, count, import. */
export const catalogueStaffRoutes: Route[] = [get('/staff/catalogue/authority-items', listAuthorityItems), ...changeStaffRoutes, ...catalogueClaimRoutes, ...checkStaffRoutes, ...catalogueListStaffRoutes, ...workbookStaffRoutes]
