import Type, { type Static } from 'typebox'
import { reasonText } from '../contract.ts'

/** A bulk action is one thing done to cases that are alike: more is no longer looked at by anybody. */
export const MOST_CASES = 500

const Cases = Type.Array(
  Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }), version: Type.Integer({ title: '看到的版本', minimum: 1, maximum: 1_000_000 }) }, { additionalProperties: false }),
  { title: '办件', minItems: 1, maxItems: MOST_CASES },
)

/** What is done to every case: the body of the one-case command, and for 受理 that everything handed in was found qualified. */
export const BulkCommand = Type.Union([
  Type.Object({ verb: Type.Literal('accept') }, { additionalProperties: false }),
  Type.Object({ verb: Type.Literal('review'), opinion: Type.Union([Type.Literal('agree'), Type.Literal('disagree')], { title: '审查意见' }), note: reasonText('意见说明') }, { additionalProperties: false }),
  Type.Object({ verb: Type.Literal('decide'), outcome: Type.Union([Type.Literal('granted'), Type.Literal('denied')], { title: '决定' }), reason: Type.Optional(Type.String({ title: '理由（说明）', maxLength: 2000 })) }, { additionalProperties: false }),
  // Whoever fetches a result is looked at one by one (`delivery/pick-ups.ts`): in bulk only what nobody has to come for.
  Type.Object({ verb: Type.Literal('deliver'), method: Type.Literal('electronic', { title: '送达方式' }) }, { additionalProperties: false }),
  Type.Object({ verb: Type.Literal('assign'), to: Type.String({ title: '承办人', format: 'uuid' }), reason: reasonText('分派的原因') }, { additionalProperties: false }),
], { title: '批量操作' })
export type BulkCommand = Static<typeof BulkCommand>
export type BulkVerb = BulkCommand['verb']

export const BulkBody = Type.Object({ command: BulkCommand, cases: Cases }, { additionalProperties: false })

export const BulkParams = Type.Object({ id: Type.String({ title: '批量操作', format: 'uuid' }) })

const NullableText = Type.Union([Type.String(), Type.Null()])

export const BulkSummary = Type.Object({
  id: Type.String(), verb: Type.String(), verbName: Type.String(), createdAt: Type.String({ format: 'date-time' }), finishedAt: NullableText,
  total: Type.Integer(), waiting: Type.Integer(), done: Type.Integer(), refused: Type.Integer(),
})
export type BulkSummary = Static<typeof BulkSummary>

export const BulkView = Type.Object({
  ...BulkSummary.properties,
  results: Type.Array(Type.Object({ number: Type.String(), state: Type.String(), stateName: Type.String(), /** Of the refusal. */ code: NullableText, reason: NullableText })),
})

export const BulkList = Type.Object({ rows: Type.Array(BulkSummary) })

export const resultWords = { waiting: '等待办理', done: '已办理', refused: '没有办理' } as const
