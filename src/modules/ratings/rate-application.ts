import { defineOperation } from '../../platform/operations.ts'
import { NumberParams, RateBody, RatingAnswer } from './contract.ts'
import { parseEventId } from './invitations/event-key-rules.ts'
import { rateInvitation } from './invitations/rate-invitation.ts'
import { getOwnInvitation } from './own-invitation.ts'

/** 评价: once for each service event, by whom it was applied for or who applied; what was said is never changed. */
export const rateApplication = defineOperation({
  id: 'ratings.rate',
  summary: '评价办件或窗口服务',
  audience: 'citizen',
  permission: 'ratings.rate',
  params: NumberParams,
  body: RateBody,
  output: RatingAnswer,
  status: 201,
  isWrite: true,
  run: async (ctx, { params, body }) => rateInvitation(ctx, await getOwnInvitation(ctx, parseEventId(params.number)), { ...body, channel: 'web', raterId: ctx.actor.principalId }),
})
