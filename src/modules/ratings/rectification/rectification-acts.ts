import Type, { type Static, type TSchema } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { FileIds, getOwnFiles } from '../../../platform/files/kept-files.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { carryOut, changedMeanwhile } from './carry-out.ts'
import { describeRectification } from './describe-rectification.ts'
import { getRectification } from './get-rectification.ts'
import { daysOf } from './open-rectification.ts'
import { type ActFile, type ActKind, exclusionKindWords, findingWords, followUpWords, type Rectification, type RectificationAct } from './rectification.ts'
import { ExclusionKindInput, FindingInput, FollowUpInput, Note, RectificationParams, RectificationView } from './rectification-contract.ts'
import {
  contacted, type Days, exclusionApplied, exclusionReviewed, followedUp, maySendBack, objectionDecided, planDone, reasonAgainst, reasonOfDesk, type RectificationVerb, replied, verified,
} from './rectification-rules.ts'

/** What a step makes of a rectification, and how it is written down. */
interface Step {
  after: Rectification
  kind: ActKind
  note: string
  /** Chinese: what came out, for the record. */
  outcome?: string
}

interface ActDefinition<Body extends TSchema> {
  id: string
  summary: string
  permission: 'ratings.rectify' | 'ratings.followUp'
  verb: RectificationVerb
  body: Body
  /** @throws Refusal 422 at a field that does not fit */
  step(before: Rectification, body: Static<Body>, days: Days, officerId: string): Step
}

/** A step of either side: refused with its reason, written once, shown as it stands afterwards. */
const defineAct = <Body extends TSchema>({ id, summary, permission, verb, body, step }: ActDefinition<Body>) =>
  defineOperation({
    id, summary, audience: 'staff', permission, params: RectificationParams, body, output: RectificationView, isWrite: true, expectsVersion: true,
    async run(ctx: Context, input) {
      const { officer, rectification: before } = await getRectification(ctx, input.params.code)
      const ofDesk = reasonOfDesk(verb, before, officer)
      if (ofDesk) throw new Refusal(403, 'ratings.not_yours', ofDesk)
      if (before.version !== input.version) throw changedMeanwhile()
      const against = reasonAgainst(verb, before, officer)
      if (against) throw new Refusal(409, 'ratings.not_now', against)
      const files = (await getOwnFiles(ctx, (input.body as { files?: string[] }).files ?? [], '/files')).map(({ id, name, sizeBytes, sm3 }): ActFile => ({ id, name, sizeBytes, sm3 }))
      const { after, kind, note, outcome } = step(before, input.body as Static<Body>, await daysOf(ctx, before.region), officer.id)
      const act: RectificationAct = { seq: after.version, kind, byId: officer.id, byName: officer.name, note: note.trim(), detail: { ...(outcome === undefined ? {} : { outcome }), ...(files.length === 0 ? {} : { files }) }, at: ctx.clock.now() }
      const answer = await describeRectification(ctx, after, officer, [act])
      if (!(await carryOut(ctx, before, after, act, answer))) throw changedMeanwhile()
      return answer
    },
  })

/** What was found, mended or claimed may come with what shows it. */
const Files = { files: Type.Optional(FileIds('附件', 3)) }

const ofFields = <Fields extends Record<string, TSchema>>(fields: Fields) => Type.Object(fields, { additionalProperties: false })

/** 联系核实: within a workday of a rating with a name, by the supervising office, which alone knows whom to call. */
export const contactRater = defineAct({
  id: 'ratings.contactRater', summary: '记录联系实名评价人的情况', permission: 'ratings.followUp', verb: 'contact',
  body: ofFields({ isReached: Type.Boolean({ title: '是否联系上' }), note: Note('联系情况') }),
  step: (before, { isReached, note }, days) => ({ after: contacted(before, days), kind: 'contact', note, outcome: isReached ? '已联系上' : '多次联系不上' }),
})

/** 核实: what was found decides what follows. A plan has its day. */
export const verifyRating = defineAct({
  id: 'ratings.verifyBadRating', summary: '核实差评：已改正、列入计划或没有依据', permission: 'ratings.rectify', verb: 'verify',
  body: ofFields({ finding: FindingInput, note: Note('核实情况'), planDueOn: Type.Optional(Type.String({ title: '计划完成日期', format: 'date' })), ...Files }),
  step(before, { finding, note, planDueOn }, days) {
    if (finding === 'planned' && (planDueOn === undefined || planDueOn <= days.today)) throw invalidInput([{ pointer: '/planDueOn', message: '请填写今天以后的日期，整改计划要在这天前完成。' }])
    return { after: verified(before, finding, finding === 'planned' ? planDueOn : undefined, days), kind: 'verify', note, outcome: finding === 'planned' ? `${findingWords[finding]}，${planDueOn}前完成` : findingWords[finding] }
  },
})

/** 答复: to the rater and, masked, to everybody. */
export const replyToRater = defineAct({
  id: 'ratings.replyToRater', summary: '答复评价人（答复公开）', permission: 'ratings.rectify', verb: 'reply',
  body: ofFields({ reply: Note('答复内容', 500) }),
  step: (before, { reply }, days) => ({ after: replied(before, reply.trim(), days), kind: 'reply', note: reply }),
})

export const reportPlanDone = defineAct({
  id: 'ratings.reportPlanDone', summary: '报告整改计划已经完成', permission: 'ratings.rectify', verb: 'reportPlanDone',
  body: ofFields({ note: Note('完成情况'), ...Files }),
  step: (before, { note }, days) => ({ after: planDone(before, days), kind: 'reportPlanDone', note }),
})

/** 回访 by the supervising office: whoever is not content is heard again once. */
export const followUpRating = defineAct({
  id: 'ratings.followUp', summary: '回访并办结，或者退回重新整改', permission: 'ratings.followUp', verb: 'followUp',
  body: ofFields({ outcome: FollowUpInput, note: Note('回访情况'), sendBack: Type.Optional(Type.Boolean({ title: '退回重新整改' })) }),
  step(before, { outcome, note, sendBack = false }, days) {
    if ((outcome === 'anonymous') !== before.isAnonymous) throw invalidInput([{ pointer: '/outcome', message: before.isAnonymous ? '匿名评价不回访评价人，请核对整改情况。' : '实名评价请记录评价人的意见。' }])
    if (sendBack && !maySendBack(before, outcome)) throw invalidInput([{ pointer: '/sendBack', message: '评价人不满意时可以退回一次。' }])
    return { after: followedUp(before, outcome, sendBack, days), kind: sendBack ? 'sendBack' : 'followUp', note, outcome: followUpWords[outcome] }
  },
})

/** 申诉: the rated body says why a rating is a mistake or malicious, with evidence. The limits run on meanwhile. */
export const applyForExclusion = defineAct({
  id: 'ratings.applyForExclusion', summary: '申请剔除误评或恶意差评', permission: 'ratings.rectify', verb: 'applyExclusion',
  body: ofFields({ kind: ExclusionKindInput, reason: Note('理由'), evidence: Note('证据'), ...Files }),
  step: (before, { kind, reason, evidence }, days) => ({ after: exclusionApplied(before, kind, days), kind: 'applyExclusion', note: `理由：${reason.trim()}\n证据：${evidence.trim()}`, outcome: exclusionKindWords[kind] }),
})

/** 两人复核: two of the supervising office, neither of the rated body. */
export const reviewExclusion = defineAct({
  id: 'ratings.reviewExclusion', summary: '复核剔除申请（两人同意才剔除）', permission: 'ratings.followUp', verb: 'reviewExclusion',
  body: ofFields({ isAgreed: Type.Boolean({ title: '是否同意剔除' }), note: Note('复核意见') }),
  step: (before, { isAgreed, note }, days, officerId) => ({ after: exclusionReviewed(before, officerId, isAgreed, days), kind: isAgreed ? 'agreeExclusion' : 'refuseExclusion', note }),
})

/** 复议: by somebody who agreed to nothing before. */
export const decideObjection = defineAct({
  id: 'ratings.decideObjection', summary: '复议评价人对剔除的异议', permission: 'ratings.followUp', verb: 'decideObjection',
  body: ofFields({ isUpheld: Type.Boolean({ title: '是否维持剔除' }), note: Note('复议意见') }),
  step: (before, { isUpheld, note }, days) => ({ after: objectionDecided(before, isUpheld, days), kind: isUpheld ? 'upholdExclusion' : 'restore', note }),
})
