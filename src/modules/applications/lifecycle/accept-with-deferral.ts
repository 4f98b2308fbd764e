import Type from 'typebox'
import { getSetting } from '../../../platform/settings.ts'
import { ChecksBody, SignedAtWindow } from '../contract.ts'
import { commitmentCheckDays, deferralClock, deferralDays, deferralOverrun } from '../settings.ts'
import { refuseBreaker, signedPromise } from '../submission/promises.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/**
 * 容缺受理: accepted although some deferrable materials are missing, on the applicant's signed promise. The clerk may defer what
 * the applicant did not think of, if the applicant signs for it now. What is committed to in the same application is recorded with it.
 */
export const acceptWithDeferral = defineOfficerCommand({
  id: 'applications.acceptWithDeferral',
  summary: '容缺受理',
  body: Type.Object(
    {
      checks: ChecksBody.properties.checks,
      deferred: Type.Array(
        Type.Object(
          { id: Type.String({ title: '后补的材料', maxLength: 40 }), days: Type.Optional(Type.Integer({ title: '补交期限（工作日）', minimum: 1, maximum: 90 })) },
          { additionalProperties: false },
        ),
        { title: '后补的材料', minItems: 1, maxItems: 100 },
      ),
      promise: Type.Optional(SignedAtWindow),
      commitmentPromise: Type.Optional(SignedAtWindow),
    },
    { additionalProperties: false },
  ),
  async toCommand(ctx, { detail, region, applicantId }, body) {
    const promise = signedPromise('/promise', 'deferral', body.promise, detail.deferralPromise)
    await refuseBreaker(ctx, applicantId, '/promise')
    const today = ctx.clock.today()
    const [days, clock, overrun, checkWithinDays] = await Promise.all([
      getSetting(ctx, deferralDays, region, today), getSetting(ctx, deferralClock, region, today),
      getSetting(ctx, deferralOverrun, region, today), getSetting(ctx, commitmentCheckDays, region, today),
    ])
    const isCommitted = detail.materials.some(({ provided }) => provided === 'committed')
    return {
      verb: 'acceptWithDeferral', checks: body.checks ?? [], promise, clock, overrun,
      deferred: body.deferred.map((each) => ({ id: each.id, withinWorkdays: each.days ?? days })),
      ...(isCommitted ? { commitment: { promise: signedPromise('/commitmentPromise', 'proof', body.commitmentPromise, detail.commitmentPromise), checkWithinDays } } : {}),
    }
  },
})
