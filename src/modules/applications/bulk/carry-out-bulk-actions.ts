import type { Actor, Context, Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { describeOfficer, mayDo } from '../../organisation/index.ts'
import { acceptApplication } from '../lifecycle/accept-application.ts'
import { assignApplication } from '../lifecycle/assign-application.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { decideApplication } from '../lifecycle/decide-application.ts'
import { deliverResult } from '../lifecycle/deliver-result.ts'
import { reviewApplication } from '../lifecycle/review-application.ts'
import type { BulkVerb } from './bulk-contract.ts'
import { everythingQualified } from './bulk-rules.ts'
import { type BulkCaseRow, type BulkRow, finishIfDone, listUnfinished, settleCase, takeCases, type TakenCase } from './bulk-store.ts'

const OPERATIONS: Record<BulkVerb, AnyOperation> = { accept: acceptApplication, review: reviewApplication, decide: decideApplication, deliver: deliverResult, assign: assignApplication }

/** Cases taken at a time, and for how long: a worker that was killed holds up so few for so long. */
const BATCH = 20
const TAKEN_MS = 60_000
const ACTIONS_AT_ONCE = 20
/** A fault that stays is told to the officer in the end, so that the action finishes. */
const MOST_ATTEMPTS = 5

/**
 * Works off what was asked for in bulk. Each case is the operation an officer would call, with their account, rights and the
 * version they saw, under a key of its own: whoever does it a second time, after a kill or beside another worker, gets the first answer.
 */
export const carryOutBulkActions: TimedJob = {
  id: 'applications.carryOutBulkActions',
  everySeconds: 1,
  async run(ctx) {
    for (const action of await listUnfinished(ctx.db, ACTIONS_AT_ONCE)) await carryOut(ctx, action)
  },
}

async function carryOut(ctx: Context, action: BulkRow): Promise<void> {
  const actor = await actorOf(ctx, action)
  for (;;) {
    const now = ctx.clock.now()
    const taken = await takeCases(ctx.db, action.region, action.id, now, new Date(now.getTime() + TAKEN_MS), BATCH)
    for (const each of taken.sort((a, b) => a.position - b.position)) {
      const result = await attempt(ctx, action, actor, each)
      if (result) await settleCase(ctx.db, action.region, action.id, each.position, result, ctx.clock.now())
    }
    if (taken.length < BATCH) break
  }
  await finishIfDone(ctx.db, action.region, action.id, ctx.clock.now())
}

/** Who asked, with the rights they have now: a role that was taken away meanwhile does nothing more. */
async function actorOf(platform: Platform, { officerId, accountId }: BulkRow): Promise<Actor> {
  return { kind: 'staff', accountId, principalId: officerId, ...(await describeOfficer(platform, officerId)) }
}

type Result = Pick<BulkCaseRow, 'state' | 'code' | 'reason'>

/** What became of one case; undefined when it has to be tried again later. */
async function attempt(ctx: Context, action: BulkRow, actor: Actor, { position, number, version, attempts }: TakenCase): Promise<Result | undefined> {
  try {
    const body = action.verb === 'accept' ? { checks: everythingQualified(await getApplication(ctx, number)) } : action.body
    await execute(ctx, mayDo, OPERATIONS[action.verb], { actor, requestId: ctx.ids.next(), params: { number }, body, ifMatch: String(version), idempotencyKey: `bulk:${action.id}:${position}` })
    return { state: 'done', code: null, reason: null }
  } catch (error) {
    if (!(error instanceof Refusal)) {
      ctx.log.error({ err: error, number, bulkAction: action.id }, 'a case of a bulk action failed, trying again')
      return attempts < MOST_ATTEMPTS ? undefined : { state: 'refused', code: 'applications.bulk_failed', reason: '系统几次都没有办成这一件，请单独办理；仍不成功的，请联系系统管理员。' }
    }
    // Another of this process is at it right now: whoever is, says what became of it.
    if (error.code === 'platform.in_progress') return undefined
    return { state: 'refused', code: error.code, reason: [error.detail, ...(error.errors ?? []).map(({ message }) => message)].join(' ') }
  }
}
