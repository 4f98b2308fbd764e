import { get, post, type Route } from '../../platform/http/routes.ts'
import { checkCatalogue, checkChange, checkLinks, listCheckRules } from './checks/check-operations.ts'
import { assignIssue, excuseIssue, listCheckIssues, reopenIssue, reportIssue, settleIssue } from './checks/issue-operations.ts'

export const checkStaffRoutes: Route[] = [
  post('/staff/catalogue/changes/:id/check', checkChange),
  post('/staff/catalogue/check', checkCatalogue),
  post('/staff/catalogue/check-links', checkLinks),
  get('/staff/catalogue/check-rules', listCheckRules),
  get('/staff/catalogue/issues', listCheckIssues),
  post('/staff/catalogue/issues', reportIssue),
  post('/staff/catalogue/issues/:id/assign', assignIssue),
  post('/staff/catalogue/issues/:id/excuse', excuseIssue),
  post('/staff/catalogue/issues/:id/reopen', reopenIssue),
  post('/staff/catalogue/issues/:id/settle', settleIssue),
]
