import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer } from '../../organisation/index.ts'
import { announceCheck } from './announce-check.ts'
import { changedMeanwhile } from './answer-check.ts'
import type { Check } from './check.ts'
import { CheckParams, CheckView } from './check-contract.ts'
import { isAsking, reasonAgainstWithdrawing } from './check-rules.ts'
import { findCheck, saveCheckWithdrawal } from './check-store.ts'
import { describeChecks } from './describe-check.ts'
import { getCheck } from './get-check.ts'

/** 撤回协查: what is not needed any more, as long as nobody has answered. */
export const withdrawCheck = defineOperation({
  id: 'materials.withdrawCheck',
  summary: '撤回一件还没有答复的部门间协查',
  audience: 'staff',
  permission: 'materials.askCheck',
  params: CheckParams,
  body: Type.Object({ reason: Type.String({ title: '撤回的原因', minLength: 2, maxLength: 300, pattern: '\\S' }) }, { additionalProperties: false }),
  output: CheckView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { number }, version, body: { reason } }) {
    const [officer, check] = await Promise.all([getOfficer(ctx), getCheck(ctx, number)])
    const against = reasonAgainstWithdrawing(check, officer)
    if (against) throw isAsking(check, officer) && check.state !== 'asked' ? changedMeanwhile(check) : new Refusal(403, 'materials.check_not_yours', against)
    if (check.version !== version) throw changedMeanwhile(check)
    const withdrawn: Check = { ...check, version: check.version + 1, state: 'withdrawn', withdrawnAt: ctx.clock.now(), withdrawnReason: reason.trim() }
    const [answer] = await describeChecks(ctx, [withdrawn])
    const isWritten = await commit(ctx, { region: check.region, guard: saveCheckWithdrawal(check, { at: ctx.clock.now(), reason: reason.trim() }), announcements: [announceCheck('materials.checkWithdrawn', withdrawn)], answer })
    if (!isWritten) throw changedMeanwhile((await findCheck(ctx.db, check.region, number)) ?? check)
    await ctx.audit.append({ region: officer.region, operation: 'materials.withdrawCheck', actor: ctx.actor.accountId, subject: number, detail: { reason } })
    return answer!
  },
})
