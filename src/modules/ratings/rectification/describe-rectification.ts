import type { Context } from '../../../platform/context.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { occasionName } from '../invitations/event-key-rules.ts'
import { describeOptions } from '../own-invitation.ts'
import { ratingChannelWords } from '../rating.ts'
import { gradeName } from '../rating-rules.ts'
import { findRating } from '../rating-store.ts'
import type { RectificationRow, RectificationView } from './rectification-contract.ts'
import { actWords, exclusionKindWords, exclusionWords, findingWords, followUpWords, type Rectification, type RectificationAct, rectificationStateWords } from './rectification.ts'
import { type Days, type Desk, dueOf, NO_DAY, reasonAgainst, reasonOfDesk, type RectificationVerb, rectificationVerbWords, runningOf, supervises } from './rectification-rules.ts'
import { maskText } from '../wall/mask-text-rules.ts'
import { listRectificationActs } from './rectification-store.ts'
import { daysOf } from './open-rectification.ts'
import { describeSecondRating } from './own-rectification.ts'

/** Whose limits are shown: the rated body has its own, the supervising office watches both. */
export type Side = 'authority' | 'region'

/** One line of a list: what was rated and how far it is. The case is not in it, nor who rated. */
export function toRectificationRow(directory: Directory, rectification: Rectification, days: Pick<Days, 'today' | 'calendar'>, side: Side): RectificationRow {
  const { code, version, state, exclusion, itemName, authorityId, hallId, grade, isAnonymous, openedAt, contactOn } = rectification
  const dueOn = side === 'region' && contactOn !== NO_DAY ? contactOn : rectification.dueOn
  const next = runningOf(rectification).find((clock) => dueOf(clock, days) === dueOn)
  return {
    code, version, state, stateName: rectificationStateWords[state], exclusion, exclusionName: exclusion === 'none' ? null : exclusionWords[exclusion], itemName,
    authority: { id: authorityId, name: directory.authority(authorityId).name }, hall: { id: hallId, name: directory.hall(hallId).name },
    grade, gradeName: gradeName(grade), isAnonymous, openedOn: toLegalDate(openedAt), dueOn: dueOn === NO_DAY ? null : dueOn, dueName: next?.name ?? null, isOverdue: dueOn < days.today,
  }
}

/** Everything an officer may know of one, what the rater wrote masked as on the wall: the same for both sides, but that the supervising office may look whom to call. `doing` is what is being written just now. */
export async function describeRectification(ctx: Context, rectification: Rectification, desk: Desk, doing: readonly RectificationAct[] = []): Promise<RectificationView> {
  const { region, code, occasion, detail } = rectification
  const [directory, days, rating, acts, second] = await Promise.all([getDirectory(ctx), daysOf(ctx, region), findRating(ctx.db, region, rectification), listRectificationActs(ctx.db, region, code), describeSecondRating(ctx, rectification)])
  return {
    ...toRectificationRow(directory, rectification, days, supervises(rectification, desk) ? 'region' : 'authority'),
    options: rating ? describeOptions(rating) : [], comment: maskText(rating?.comment ?? null), channelName: rating ? ratingChannelWords[rating.channel] : '', occasionName: occasionName(occasion),
    clocks: detail.clocks.map((clock) => {
      const dueOn = dueOf(clock, days)
      return { id: clock.id, name: clock.name, startedOn: clock.clock.startedOn, dueOn, endedOn: clock.endedOn, isLate: (clock.endedOn ?? days.today) > dueOn }
    }),
    findingName: detail.finding && findingWords[detail.finding], planDueOn: detail.planDueOn, planDoneOn: detail.planDoneOn, reply: detail.reply, repliedOn: detail.repliedOn,
    followUpName: detail.followUp && followUpWords[detail.followUp], exclusionKindName: detail.exclusionKind && exclusionKindWords[detail.exclusionKind],
    secondRating: second && { ...second, comment: maskText(second.comment) },
    acts: [...acts, ...doing].map(({ seq, kind, byId, byName, note, detail: { outcome, files = [] }, at }) => ({
      seq, kind, name: actWords[kind], byName, note: kind === 'object' ? maskText(note)! : note, outcome: outcome ?? null, files: files.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes })), on: toLegalDate(at),
      // When somebody rated, to the minute, would tell whose case it was.
      at: byId === 'rater' ? null : at.toISOString(),
    })),
    maySeeRater: !rectification.isAnonymous && supervises(rectification, desk),
    allowedActions: (Object.keys(rectificationVerbWords) as RectificationVerb[]).filter((verb) => reasonOfDesk(verb, rectification, desk) === undefined).map((verb) => {
      const reason = reasonAgainst(verb, rectification, desk)
      return { verb, name: rectificationVerbWords[verb], allowed: reason === undefined, reason: reason ?? null }
    }),
  }
}
