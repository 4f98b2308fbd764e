import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { NumberParams, type OwnRectification, SaidFields, SecondRatingAnswer } from '../contract.ts'
import { type EventKey, parseEventId } from '../invitations/event-key-rules.ts'
import { describeOptions, getOwnInvitation } from '../own-invitation.ts'
import { isBadGrade, gradeName, optionErrors, RATING_OPTIONS_VERSION, toComment } from '../rating-rules.ts'
import type { Rating } from '../rating.ts'
import { carryOut, changedMeanwhile } from './carry-out.ts'
import { daysOf } from './open-rectification.ts'
import { exclusionWords, findingWords, type Rectification, rectificationStateWords } from './rectification.ts'
import { dueOf, isExcluded, mayRateAgain, objected, runningOf } from './rectification-rules.ts'
import { findRectificationOf } from './rectification-store.ts'
import { commitPublished } from '../wall/commit-published.ts'
import { publishSecondRating } from '../wall/publish-rating.ts'
import { findSecondRating, insertSecondRating, type SecondRating } from './second-rating-store.ts'

/** What whoever rated may do: say it again once there is an answer, or object once to being left out. */
const RATER_VERBS = { rateAgain: '追评', object: '对剔除提出异议' } as const
type RaterVerb = keyof typeof RATER_VERBS

function reasonAgainst(verb: RaterVerb, rectification: Rectification, second: SecondRating | undefined): string | undefined {
  if (verb === 'object') return rectification.exclusion === 'excluded' ? undefined : '这条评价没有被剔除，或者已经提出过异议。'
  if (second) return '已经追评过，只能追评一次。'
  return mayRateAgain(rectification) ? undefined : '整改答复以后才能追评。'
}

/** A bad rating of one's own: how far it is, what was answered, and what one may still say. */
export async function describeOwnRectification(ctx: Context, rating: Pick<Rating, 'region' | 'number' | 'occasion' | 'grade'>): Promise<{ secondRating: SecondRatingAnswer | null; rectification: OwnRectification | null }> {
  if (!isBadGrade(rating.grade)) return { secondRating: null, rectification: null }
  const [rectification, second] = await Promise.all([findRectificationOf(ctx.db, rating.region, rating), findSecondRating(ctx.db, rating.region, rating)])
  return { secondRating: second ? toSecondAnswer(second) : null, rectification: rectification ? await toOwn(ctx, rectification, second) : null }
}

async function toOwn(ctx: Context, rectification: Rectification, second: SecondRating | undefined): Promise<OwnRectification> {
  const { version, state, exclusion, detail } = rectification
  const days = await daysOf(ctx, rectification.region)
  const answering = runningOf(rectification).find(({ id }) => id.startsWith('rectify'))
  return {
    version, stateName: rectificationStateWords[state], answerBy: answering ? dueOf(answering, days) : null, finding: detail.finding && findingWords[detail.finding], planDueOn: detail.planDueOn,
    reply: detail.reply, repliedOn: detail.repliedOn, isExcluded: isExcluded(rectification), exclusion: exclusion === 'none' ? null : exclusionWords[exclusion],
    allowedActions: (Object.keys(RATER_VERBS) as RaterVerb[]).map((verb) => {
      const reason = reasonAgainst(verb, rectification, second)
      return { verb, name: RATER_VERBS[verb], allowed: reason === undefined, reason: reason ?? null }
    }),
  }
}

/** 追评 of a rating, where there is one. */
export async function describeSecondRating(ctx: Context, { region, ...key }: Pick<Rating, 'region' | 'number' | 'occasion'>): Promise<SecondRatingAnswer | null> {
  const second = await findSecondRating(ctx.db, region, key)
  return second ? toSecondAnswer(second) : null
}

const toSecondAnswer = (second: SecondRating): SecondRatingAnswer =>
  ({ grade: second.grade, gradeName: gradeName(second.grade), options: describeOptions(second), comment: second.comment, ratedAt: second.ratedAt.toISOString() })

/** @throws Refusal 404 when it is not one's own, or was no bad rating */
async function getOwnRectification(ctx: Context, key: EventKey): Promise<Rectification> {
  const invitation = await getOwnInvitation(ctx, key)
  const rectification = await findRectificationOf(ctx.db, invitation.region, key)
  if (!rectification) throw new Refusal(404, 'ratings.no_rectification', '这次服务没有差评整改。')
  return rectification
}

/** 追评: what a person says once there is an answer stands beside what they said first; neither is changed. */
export const rateAgain = defineOperation({
  id: 'ratings.rateAgain',
  summary: '整改答复后追评一次',
  audience: 'citizen',
  permission: 'ratings.rate',
  params: NumberParams,
  body: Type.Object(SaidFields, { additionalProperties: false }),
  output: SecondRatingAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body: { grade, options = [], comment } }) {
    const key = parseEventId(params.number)
    const rectification = await getOwnRectification(ctx, key)
    const { region } = rectification
    const reason = reasonAgainst('rateAgain', rectification, await findSecondRating(ctx.db, region, key))
    if (reason) throw new Refusal(409, 'ratings.not_again', reason)
    const errors = optionErrors(grade, options)
    if (errors.length > 0) throw invalidInput(errors)
    const second: SecondRating = { region, ...key, grade, options, optionsVersion: RATING_OPTIONS_VERSION, comment: toComment(comment), ratedAt: ctx.clock.now() }
    const answer = toSecondAnswer(second)
    await refuseUsedKey(ctx, region)
    const isWritten = await commitPublished(ctx, { region, guard: insertSecondRating(second), parts: [publishSecondRating(second)], answer, status: 201 })
    if (!isWritten) throw new Refusal(409, 'ratings.not_again', '已经追评过，只能追评一次。')
    return answer
  },
})

/** 异议: a rater whose rating was left out is heard once, by somebody who did not decide it. */
export const objectToExclusion = defineOperation({
  id: 'ratings.objectToExclusion',
  summary: '对剔除本人评价的决定提出异议',
  audience: 'citizen',
  permission: 'ratings.rate',
  params: NumberParams,
  body: Type.Object({ reason: Type.String({ title: '异议的理由', minLength: 2, maxLength: 500, pattern: '\\S' }) }, { additionalProperties: false }),
  output: Type.Object({ exclusion: Type.String() }),
  isWrite: true,
  async run(ctx, { params, body }) {
    const rectification = await getOwnRectification(ctx, parseEventId(params.number))
    const reason = reasonAgainst('object', rectification, undefined)
    if (reason) throw new Refusal(409, 'ratings.not_excluded', reason)
    const days = await daysOf(ctx, rectification.region)
    const after = objected(rectification, days)
    const answer = { exclusion: exclusionWords[after.exclusion] }
    await refuseUsedKey(ctx, rectification.region)
    const isWritten = await carryOut(ctx, rectification, after, {
      seq: after.version, kind: 'object', byId: 'rater', byName: rectification.isAnonymous ? '匿名评价人' : '评价人', note: body.reason.trim(), detail: {}, at: ctx.clock.now(),
    }, answer)
    if (!isWritten) throw changedMeanwhile()
    return answer
  },
})
