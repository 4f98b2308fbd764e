import Type, { type Static } from 'typebox'
import { Nullable } from '../../platform/nullable.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

export const NumberParams = Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) })

const At = Type.String({ format: 'date-time' })

const Grade = Type.Union([Type.Literal(5), Type.Literal(4), Type.Literal(3), Type.Literal(2), Type.Literal(1)], { title: '评价等级' })

export const MAX_COMMENT_LENGTH = 500

export const RateBody = Type.Object(
  {
    grade: Grade,
    options: Type.Optional(Type.Array(Type.String({ title: '评价选项', maxLength: 10 }), { title: '评价选项', maxItems: 20 })),
    comment: Type.Optional(Type.String({ title: '文字评价', maxLength: MAX_COMMENT_LENGTH })),
    isAnonymous: Type.Optional(Type.Boolean({ title: '匿名评价' })),
  },
  { additionalProperties: false },
)

const InvitationFacts = {
  number: Type.String(),
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
  number: Type.String(), grade: Grade, gradeName: Type.String(), options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })),
  comment: Nullable(Type.String()), isAnonymous: Type.Boolean(), ratedAt: At,
})
export type RatingAnswer = Static<typeof RatingAnswer>

export const InvitationView = Type.Object({
  ...InvitationFacts,
  /** What was said, once it has been said. */
  rating: Nullable(RatingAnswer),
  optionsVersion: Type.Integer(),
  /** From best to worst, with the options to choose from. */
  grades: Type.Array(Type.Object({ grade: Grade, name: Type.String(), options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })) })),
  maxCommentLength: Type.Integer(),
})

export const ListQuery = Type.Object(
  {
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{19}$' })),
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
