import { get, post, type Route } from '../../../platform/http/routes.ts'
import { answerCheck } from './answer-check.ts'
import { openCheckFile, uploadCheckFile } from './check-files.ts'
import { listCheckBodies } from './list-check-bodies.ts'
import { listChecks } from './list-checks.ts'
import { readCheck, readCheckIdentity } from './read-check.ts'
import { withdrawCheck } from './withdraw-check.ts'

/** 部门间协查; asking for one is a flow, because the case it is asked for is another room's. */
export const checkStaffRoutes: Route[] = [
  get('/staff/checks', listChecks),
  get('/staff/check-bodies', listCheckBodies),
  post('/staff/check-files', uploadCheckFile),
  get('/staff/checks/:number', readCheck),
  get('/staff/checks/:number/identity', readCheckIdentity),
  get('/staff/checks/:number/file', openCheckFile),
  post('/staff/checks/:number/answer', answerCheck),
  post('/staff/checks/:number/withdraw', withdrawCheck),
]
