import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { PERIOD_PATTERN } from './period-rules.ts'

/** A place or an item, as lists and scores are narrowed to one. */
export const PlaceQuery = {
  region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })),
  authority: Type.Optional(Type.String({ title: '部门', minLength: 1, maxLength: 40, pattern: '^[0-9A-Z-]+$' })),
  hall: Type.Optional(Type.String({ title: '大厅', minLength: 1, maxLength: 40, pattern: '^[0-9A-Z-]+$' })),
  item: Type.Optional(Type.String({ title: '事项', minLength: 1, maxLength: 100, pattern: '^[a-z0-9-]+$' })),
}

export const ScoreQuery = Type.Object({ period: Type.Optional(Type.String({ title: '期间', pattern: PERIOD_PATTERN, description: '2026-03、2026-Q1、2026-H1 或 2026，不填为本半年' })), ...PlaceQuery }, { additionalProperties: false })
export type ScoreQuery = Static<typeof ScoreQuery>

const Rate = Nullable(Type.Number({ minimum: 0, maximum: 1 }))
const Points = Nullable(Type.Number())
const Named = Type.Object({ code: Type.String(), name: Type.String() })
const PeriodView = Type.Object({ id: Type.String(), name: Type.String() })

export const PlaceView = Type.Object({ region: Nullable(Named), authority: Nullable(Named), hall: Nullable(Named), item: Nullable(Named) })
export type PlaceView = Static<typeof PlaceView>

const ScoreLine = Type.Object({
  code: Type.String(), name: Type.String(), rated: Type.Integer(), bad: Type.Integer(), disregarded: Type.Integer(), satisfactionRate: Rate, activeRatingRate: Rate, rectificationRate: Rate,
})
export type ScoreLine = Static<typeof ScoreLine>

export const Scores = Type.Object({
  period: Type.Object({ ...PeriodView.properties, from: Type.String({ format: 'date' }), until: Type.String({ format: 'date', description: '期间的最后一天' }) }),
  /** What else may be asked for. */
  periods: Type.Array(PeriodView),
  place: PlaceView,
  /** When the figures were read. */
  asOf: Type.String({ format: 'date-time' }),
  invited: Type.Integer(),
  rated: Type.Integer(),
  disregarded: Type.Integer(),
  grades: Type.Array(Type.Object({ grade: Type.Integer(), name: Type.String(), count: Type.Integer() })),
  indicators: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), formula: Type.String(), numerator: Type.Integer(), denominator: Type.Integer(), rate: Rate })),
  composite: Type.Object({
    points: Points,
    parts: Type.Array(Type.Object({ name: Type.String(), formula: Type.String(), weight: Type.Integer(), points: Points })),
    note: Type.String(),
  }),
  exclusions: Type.String(),
  regions: Type.Array(ScoreLine), authorities: Type.Array(ScoreLine), halls: Type.Array(ScoreLine), channels: Type.Array(ScoreLine),
  /** Those rated most; all of them are in the table (CSV). */
  items: Type.Array(ScoreLine),
  itemCount: Type.Integer(),
})
export type Scores = Static<typeof Scores>
