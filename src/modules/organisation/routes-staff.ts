import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { createGrant, revokeGrant } from './grants/grant-operations.ts'
import { listGrants } from './grants/list-grants.ts'
import { listWindowOfficers } from './grants/list-window-officers.ts'
import { listOfficerSkills, setOfficerSkills } from './grants/officer-skills.ts'
import { listItemManagers } from './list-item-officers.ts'
import { readOfficerSelf } from './operations.ts'
import { listHallHours, setHallHours } from './set-hall-hours.ts'

export const organisationStaffRoutes: Route[] = [get('/staff/me', readOfficerSelf), get('/staff/item-managers', listItemManagers), get('/staff/halls', listHallHours), put('/staff/halls/:id/hours', setHallHours),
  get('/staff/grants', listGrants), get('/staff/window-officers', listWindowOfficers), post('/staff/grants', createGrant), post('/staff/grants/:id/revoke', revokeGrant),
  get('/staff/officer-skills', listOfficerSkills), put('/staff/officers/:id/skills', setOfficerSkills)]
