import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { reachesRegion } from '../../../platform/regional-rules.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { CodedInvitation, RateBody } from '../contract.ts'
import { choices } from '../read-invitation.ts'
import { occasionName, toEventId } from './event-key-rules.ts'
import { rateInvitation } from './rate-invitation.ts'
import { getOpenInvitation } from './rating-codes.ts'

const CaseParams = Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) })

async function getInvitationOfCaller(ctx: Context, number: string) {
  const [officer, invitation] = await Promise.all([getOfficer(ctx), getOpenInvitation(ctx, number)])
  if (!reachesRegion(officer.region, invitation.region)) throw new Refusal(403, 'ratings.not_yours', '这个办件不在本热线的服务地区，请转接当地 12345。')
  return { officer, invitation }
}

/** 热线: what a caller may rate. Which service and where, not whose. */
export const readForCaller = defineOperation({
  id: 'ratings.readForCaller',
  summary: '查找来电人要评价的服务',
  audience: 'staff',
  permission: 'ratings.recordForCaller',
  params: CaseParams,
  output: Type.Object({ ...CodedInvitation.properties, id: Type.String() }),
  async run(ctx, { params }) {
    const { invitation } = await getInvitationOfCaller(ctx, params.number)
    return {
      id: toEventId(invitation), item: { name: invitation.itemName }, hall: { name: (await getDirectory(ctx)).hall(invitation.hallId).name }, occasionName: occasionName(invitation.occasion), channel: 'hotline', ...choices(),
    }
  },
})

/** 热线代录: what a caller says is written down in their words and marked as such; the only way staff may enter a rating. */
export const rateForCaller = defineOperation({
  id: 'ratings.recordForCaller',
  summary: '代录来电人的评价（标明热线代录）',
  audience: 'staff',
  permission: 'ratings.recordForCaller',
  params: CaseParams,
  body: Type.Object(
    {
      ...RateBody.properties,
      /** How whoever took the call knew that the caller was served: by the query password on the receipt, or by calling back. */
      callerCheck: Type.Union([Type.Literal('receipt'), Type.Literal('callBack')], { title: '怎样确认来电人' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ gradeName: Type.String() }),
  status: 201,
  isWrite: true,
  async run(ctx, { params, body: { callerCheck, ...said } }) {
    const { officer, invitation } = await getInvitationOfCaller(ctx, params.number)
    const { gradeName } = await rateInvitation(ctx, invitation, { ...said, channel: 'hotline' })
    await ctx.audit.append({ region: invitation.region, operation: 'ratings.recordForCaller', actor: ctx.actor.accountId, subject: toEventId(invitation), detail: { callerCheck, officer: officer.id } })
    return { gradeName }
  },
})
