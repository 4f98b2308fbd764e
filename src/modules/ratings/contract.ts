import Type, { type Static } from 'typebox'
import { Nullable } from '../../platform/nullable.ts'
import { EVENT_ID } from './invitations/event-key-rules.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

/** A case that came to its end, or with `-3` behind it the visit to a window that made version 3 of it. */
export const NumberParams = Type.Object({ number: Type.String({ title: '办件编号', pattern: EVENT_ID }) })

const At = Type.String({ format: 'date-time' })

export const Grade = Type.Union([Type.Literal(5), Type.Literal(4), Type.Literal(3), Type.Literal(2), Type.Literal(1)], { title: '评价等级' })

export const MAX_COMMENT_LENGTH = 500

/** What is said in a rating; the grade is enough. */
export const SaidFields = {
  grade: Grade,
  options: Type.Optional(Type.Array(Type.String({ title: '评价选项', maxLength: 10 }), { title: '评价选项', maxItems: 20 })),
  comment: Type.Optional(Type.String({ title: '文字评价', maxLength: MAX_COMMENT_LENGTH })),
}

export const RateBody = Type.Object({ ...SaidFields, isAnonymous: Type.Optional(Type.Boolean({ title: '匿名评价' })) }, { additionalProperties: false })
export type RateBody = Static<typeof RateBody>

const InvitationFacts = {
  /** As it stands in addresses. */
  id: Type.String(),
  number: Type.String(),
  occasion: Type.String(),
  /** Chinese: 办件办结, 窗口服务. */
  occasionName: Type.String(),
  item: Type.Object({ code: Type.String(), name: Type.String() }),
  authority: Type.Object({ id: Type.String(), name: Type.String() }),
  hall: Type.Object({ id: Type.String(), name: Type.String() }),
  channel: Type.String(),
  channelName: Type.String(),
  invitedAt: At,
}

export const InvitationSummary = Type.Object(InvitationFacts)
export type InvitationSummary = Static<typeof InvitationSummary>

export const OpenInvitations = Type.Object({ rows: Type.Array(InvitationSummary), next: Nullable(Type.String()) })

export const RatingAnswer = Type.Object({
  id: Type.String(), number: Type.String(), grade: Grade, gradeName: Type.String(), options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })),
  comment: Nullable(Type.String()), isAnonymous: Type.Boolean(), ratedAt: At,
})
export type RatingAnswer = Static<typeof RatingAnswer>

/** 追评: beside the first rating. */
export const SecondRatingAnswer = Type.Object({
  grade: Grade, gradeName: Type.String(), options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })), comment: Nullable(Type.String()), ratedAt: At,
})
export type SecondRatingAnswer = Static<typeof SecondRatingAnswer>

const AllowedAction = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })

/** What has become of a bad rating, as the rater sees it. */
export const OwnRectification = Type.Object({
  version: Type.Integer(),
  stateName: Type.String(),
  /** By when it is answered at the latest; null once it is. */
  answerBy: Nullable(Type.String({ format: 'date' })),
  finding: Nullable(Type.String()),
  planDueOn: Nullable(Type.String({ format: 'date' })),
  reply: Nullable(Type.String()),
  repliedOn: Nullable(Type.String({ format: 'date' })),
  isExcluded: Type.Boolean(),
  /** Chinese; null unless somebody asked to leave the rating out. */
  exclusion: Nullable(Type.String()),
  allowedActions: Type.Array(AllowedAction),
})
export type OwnRectification = Static<typeof OwnRectification>

/** What whoever rates chooses from. */
export const Choices = {
  optionsVersion: Type.Integer(),
  /** From best to worst, with the options to choose from. */
  grades: Type.Array(Type.Object({ grade: Grade, name: Type.String(), options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })) })),
  maxCommentLength: Type.Integer(),
}

export const InvitationView = Type.Object({
  ...InvitationFacts,
  /** What was said, once it has been said. */
  rating: Nullable(RatingAnswer),
  secondRating: Nullable(SecondRatingAnswer),
  rectification: Nullable(OwnRectification),
  ...Choices,
})

/** What a code leads to: which service and where, never whose. */
export const CodedInvitation = Type.Object({
  item: Type.Object({ name: Type.String() }), hall: Type.Object({ name: Type.String() }), occasionName: Type.String(), channel: Type.String(), ...Choices,
})

export const OwnRatings = Type.Object({ rows: Type.Array(Type.Object({ ...InvitationFacts, rating: RatingAnswer })), next: Nullable(Type.String()) })

export const ListQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: EVENT_ID })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

export const SummaryQuery = Type.Object(
  {
    item: Type.Optional(Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' })),
    authority: Type.Optional(Type.String({ title: '实施主体', minLength: 1, maxLength: 40, pattern: '^[0-9A-Z-]+$' })),
  },
  { additionalProperties: false },
)

const Rate = Nullable(Type.Number({ minimum: 0, maximum: 1 }))

export const Summary = Type.Object({
  item: Nullable(Type.String()),
  authority: Nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  invited: Type.Integer(),
  rated: Type.Integer(),
  grades: Type.Array(Type.Object({ grade: Grade, name: Type.String(), count: Type.Integer() })),
  satisfactionRate: Rate,
  activeRatingRate: Rate,
  formulas: Type.Object({ satisfactionRate: Type.String(), activeRatingRate: Type.String() }),
})
