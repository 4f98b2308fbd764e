import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer } from '../../organisation/index.ts'
import { revealIdentity } from '../../subjects/index.ts'
import { CheckParams, CheckView } from './check-contract.ts'
import { reasonAgainstAnswering } from './check-rules.ts'
import { listChecksOfCase } from './check-store.ts'
import { describeChecks } from './describe-check.ts'
import { getCheck } from './get-check.ts'

/** One check, for the officers of both bodies and their supervisors. */
export const readCheck = defineOperation({
  id: 'materials.readCheck',
  summary: '一件部门间协查',
  audience: 'staff',
  permission: 'materials.readChecks',
  params: CheckParams,
  output: CheckView,
  run: async (ctx, { params: { number } }) => (await describeChecks(ctx, [await getCheck(ctx, number)]))[0]!,
})

/** The full number of whom it is about: only while there is something to look up, only for whoever looks it up, and on the record. */
export const readCheckIdentity = defineOperation({
  id: 'materials.readCheckIdentity',
  summary: '协查对象的证件号码（留痕；只限被协查单位答复前查看）',
  audience: 'staff',
  permission: 'materials.answerCheck',
  params: CheckParams,
  output: Type.Object({ identityNumber: Type.String() }),
  async run(ctx, { params: { number } }) {
    const [officer, check] = await Promise.all([getOfficer(ctx), getCheck(ctx, number)])
    const against = reasonAgainstAnswering(check, officer)
    if (against) throw new Refusal(403, 'materials.check_not_yours', `证件号码只供被协查单位答复时核对。${against}`)
    const purpose = `答复协查 ${number}`
    if (check.subjectId === null) {
      await ctx.audit.append({ region: check.region, operation: 'materials.readCheckIdentity', actor: ctx.actor.accountId, subject: number, detail: { purpose } })
      return { identityNumber: ctx.sealed.open(check.identitySealed!) }
    }
    const { identityNumber } = await revealIdentity(ctx, check.subjectId, purpose, {
      basis: check.basis, ...(check.itemCode === null ? {} : { itemCode: check.itemCode }), ...(check.applicationNumber === null ? {} : { applicationNumber: check.applicationNumber }),
    })
    return { identityNumber }
  },
})

/** What other bodies were asked for a case, oldest first. Whether the caller may see the case is the caller's to have found out. */
export const listChecksOf = async (ctx: Context, applicationNumber: string): Promise<CheckView[]> => describeChecks(ctx, await listChecksOfCase(ctx.db, applicationNumber))
