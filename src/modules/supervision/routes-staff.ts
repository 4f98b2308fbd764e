import { get, post, type Route } from '../../platform/http/routes.ts'
import { auditStaffRoutes } from './audits/routes-audits.ts'
import { appealCard, explainCard, reportRectification } from './cards/card-commands.ts'
import { openCardFile, uploadCardFile } from './cards/card-files.ts'
import { listOwnCards } from './cards/list-cards.ts'
import { listCaseSignals, listOwnReminders } from './cards/list-reminders.ts'
import { readCard } from './cards/read-card.ts'
import { monitorStaffRoutes } from './monitor/routes-monitor.ts'
import { changeRuleOperation } from './rules/change-rule.ts'
import { listRulesOperation } from './rules/rule-list.ts'
import { simulateRuleOperation } from './rules/simulate-rule.ts'

export const supervisionStaffRoutes: Route[] = [
  get('/staff/cards', listOwnCards),
  get('/staff/reminders', listOwnReminders),
  get('/staff/cards/:id', readCard),
  get('/staff/applications/:number/signals', listCaseSignals),
  get('/staff/cards/:id/files/:file', openCardFile),
  post('/staff/card-files', uploadCardFile),
  post('/staff/cards/:id/explain', explainCard),
  post('/staff/cards/:id/appeal', appealCard),
  post('/staff/cards/:id/report-rectification', reportRectification),
  get('/staff/supervision-rules', listRulesOperation),
  post('/staff/supervision-rules/:rule/change-rule', changeRuleOperation),
  post('/staff/supervision-rules/:rule/simulate-rule', simulateRuleOperation),
  ...monitorStaffRoutes,
  ...auditStaffRoutes,
]
