import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { createGrant, revokeGrant } from './grants/grant-operations.ts'
import { answerGap } from './grants/grant-gaps.ts'
import { listGrants } from './grants/list-grants.ts'
import { listWindowOfficers } from './grants/list-window-officers.ts'
import { listOfficerSkills, setOfficerSkills } from './grants/officer-skills.ts'
import { hallStaffRoutes } from './halls/routes-halls.ts'
import { listItemManagers } from './list-item-officers.ts'
import { readOfficerSelf } from './operations.ts'
import { askPhoneCode, confirmOwnPhone, readOwnContact, removeOwnPhone } from './phones/own-phone.ts'
import { listOwnWindows } from './own-window.ts'
import { listHallHours, setHallHours } from './set-hall-hours.ts'
import { siteStaffRoutes } from './sites/routes-sites.ts'
import { staffingRoutes } from './staffing/routes-staffing.ts'
import { terminalStaffRoutes } from './terminals/routes-terminals.ts'

export const organisationStaffRoutes: Route[] = [get('/staff/me', readOfficerSelf), get('/staff/me/contact', readOwnContact), post('/staff/me/contact/ask-code', askPhoneCode), post('/staff/me/contact/confirm', confirmOwnPhone), post('/staff/me/contact/remove', removeOwnPhone),
  get('/staff/windows', listOwnWindows), get('/staff/item-managers', listItemManagers), get('/staff/halls', listHallHours), put('/staff/halls/:id/hours', setHallHours),
  get('/staff/grants', listGrants), get('/staff/window-officers', listWindowOfficers), post('/staff/grants', createGrant), post('/staff/grants/:id/revoke', revokeGrant), post('/staff/grant-audit/answer-grant-gap', answerGap),
  get('/staff/officer-skills', listOfficerSkills), put('/staff/officers/:id/skills', setOfficerSkills), ...hallStaffRoutes, ...staffingRoutes, ...siteStaffRoutes, ...terminalStaffRoutes]
