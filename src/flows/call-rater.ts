import Type from 'typebox'
import { getRaterToCall, RectificationParams } from '../modules/ratings/index.ts'
import { findPhones, getSubject, recordAccess } from '../modules/subjects/index.ts'
import { defineOperation } from '../platform/operations.ts'

/** 回访: the rectification knows who may be called, the subjects how: hence a flow. Each look is told to the rater and audited. */
export const revealRater = defineOperation({
  id: 'ratings.revealRater',
  summary: '查看实名评价人的联系方式，用于核实和回访（评价人可以看到这次查看）',
  audience: 'staff',
  permission: 'ratings.followUp',
  params: RectificationParams,
  output: Type.Object({ name: Type.String(), phone: Type.Union([Type.String(), Type.Null()]), number: Type.String() }),
  async run(ctx, { params: { code } }) {
    const { region, number, itemCode, itemName, raterId } = await getRaterToCall(ctx, code)
    const [subject, phones] = await Promise.all([getSubject(ctx, raterId), findPhones(ctx, [raterId])])
    const phone = phones.get(raterId) ?? null
    await recordAccess(ctx, [{
      subjectId: raterId, region: ctx.actor.region ?? region, kind: 'identity', what: '联系方式', fields: ['姓名', '手机号码'], purpose: `对「${itemName}」的评价核实、回访`, basis: '国办发〔2019〕51号：实名差评回访核实', itemCode,
      applicationNumber: number, outcome: phone === null ? 'missing' : 'shown',
    }])
    await ctx.audit.append({ region, operation: 'ratings.revealRater', actor: ctx.actor.accountId, subject: code, detail: { hasPhone: phone !== null } })
    return { name: subject.name, phone, number }
  },
})
