import { invalidInput, notPermitted } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { AnsweredBefore, commit } from '../../../platform/unit-of-work.ts'
import { getOfficer, mayDo } from '../../organisation/index.ts'
import { BulkBody, BulkSummary } from './bulk-contract.ts'
import { toSummary } from './read-bulk-action.ts'
import { insertBulkAction, insertBulkCases } from './bulk-store.ts'

/**
 * 批量办理: one thing done to up to 500 cases, each by the rules and the rights it would have alone, at the version the officer
 * saw. The answer is the action itself: it is worked off by a job, and read until it is finished.
 */
export const requestBulkAction = defineOperation({
  id: 'applications.requestBulkAction',
  summary: '批量受理、审查、决定、送达、分派（一次最多 500 件，逐件给出结果）',
  audience: 'staff',
  permission: 'applications.bulk',
  body: BulkBody,
  output: BulkSummary,
  status: 201,
  isWrite: true,
  async run(ctx, { body: { command, cases } }) {
    const officer = await getOfficer(ctx)
    const { verb, ...rest } = command
    if (!mayDo(`applications.${verb}`, officer.roles)) throw notPermitted()
    const seen = new Set<string>()
    const twice = cases.flatMap(({ number }, index) => (seen.has(number) ? [{ pointer: `/cases/${index}/number`, message: '同一个办件只能选一次。' }] : (seen.add(number), [])))
    if (twice.length > 0) throw invalidInput(twice)
    const action = { region: officer.region, id: ctx.ids.next(), officerId: officer.id, accountId: ctx.actor.accountId, verb, body: rest, total: cases.length, createdAt: ctx.clock.now() }
    const answer = toSummary({ ...action, finishedAt: null }, { waiting: cases.length, done: 0, refused: 0 })
    if (!(await commit(ctx, { region: action.region, guard: insertBulkAction(action), parts: [insertBulkCases(action.region, action.id, cases)], answer, status: 201 }))) throw new AnsweredBefore()
    await ctx.audit.append({ region: action.region, operation: 'applications.requestBulkAction', actor: ctx.actor.accountId, subject: action.id, detail: { verb, total: action.total } })
    return answer
  },
})
