import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { createGrant, listGrants, revokeGrant } from './grants/grant-operations.ts'
import { listOfficerSkills, setOfficerSkills } from './grants/officer-skills.ts'
import { listItemManagers } from './list-item-officers.ts'
import { readOfficerSelf } from './operations.ts'
import { setHallHours } from './set-hall-hours.ts'

export const organisationStaffRoutes: Route[] = [get('/staff/me', readOfficerSelf), get('/staff/item-managers', listItemManagers), put('/staff/halls/:id/hours', setHallHours),
  get('/staff/grants', listGrants), post('/staff/grants', createGrant), post('/staff/grants/:id/revoke', revokeGrant),
  get('/staff/officer-skills', listOfficerSkills), put('/staff/officers/:id/skills', setOfficerSkills)]
