import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { WallEntryView } from '../wall/contract.ts'

const Region = Type.String({ title: '地区', pattern: '^\\d{6}$' })

export const TopicQuery = Type.Object(
  {
    region: Type.Optional(Region),
    scope: Type.Optional(Type.Enum(['region', 'item', 'hall'], { title: '范围' })),
    /** The code of one item or hall. */
    of: Type.Optional(Type.String({ title: '事项或大厅', minLength: 1, maxLength: 100 })),
    limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

const topicNumbers = {
  texts: Type.Integer(), badTexts: Type.Integer(), textsBefore: Type.Integer(),
  /** Texts of 基本满意 and worse in the scope altogether. */
  scopeTexts: Type.Integer(), scopeTextsBefore: Type.Integer(),
  score: Type.Number(),
  trend: Type.Enum(['new', 'growing', 'steady']), trendName: Type.String(),
  periodFrom: Type.String({ format: 'date' }), periodUntil: Type.String({ format: 'date' }),
}
export const TopicNumbers = Type.Object(topicNumbers)
export type TopicNumbers = Static<typeof TopicNumbers>

export const TopicView = Type.Object({ scope: Type.String(), of: Nullable(Type.Object({ code: Type.String(), name: Type.String() })), term: Type.String(), ...topicNumbers, examples: Type.Array(WallEntryView) })
export type TopicView = Static<typeof TopicView>

export const TopicList = Type.Object({
  region: Type.Object({ code: Type.String(), name: Type.String() }),
  rows: Type.Array(TopicView),
  /** Null until topics were mined for the first time. */
  minedAt: Nullable(Type.String({ format: 'date-time' })),
  method: Type.String(),
})
export type TopicList = Static<typeof TopicList>

/** A topic that was made into an issue of its item, with the numbers as they stood. */
export const ProposalView = Type.Object({
  id: Type.String(), region: Type.String(), item: Type.Object({ code: Type.String(), name: Type.String() }), term: Type.String(), numbers: TopicNumbers, note: Type.String(),
  issueId: Type.String(), proposedBy: Type.String(), proposedAt: Type.String({ format: 'date-time' }),
})
export type ProposalView = Static<typeof ProposalView>
