import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

/** One of the English words of a list, in a query or a body. */
export const oneOf = <T extends string>(ids: readonly T[], title: string) => Type.Unsafe<T>({ type: 'string', enum: [...ids], title })

export const RegionField = Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' }))

const Place = Type.Object({ id: Type.String(), name: Type.String() })
const Standing = { open: Type.Integer(), paused: Type.Integer(), dueToday: Type.Integer(), dueSoon: Type.Integer(), overdue: Type.Integer(), overdueByPromise: Type.Integer(), overdueByLaw: Type.Integer() }
export const StandingCounts = Type.Object(Standing)
export type StandingCounts = Static<typeof StandingCounts>

export const Monitor = Type.Object({
  /** When it was read. */
  at: Type.String({ format: 'date-time' }),
  today: Type.String({ format: 'date' }),
  nextWorkday: Type.String({ format: 'date' }),
  region: Type.String(),
  placeName: Type.String(),
  isAuthority: Type.Boolean(),
  /** Regions to choose among; empty where there is no choice. */
  regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), open: Type.Integer(), overdue: Type.Integer(), overdueByLaw: Type.Integer() })),
  total: StandingCounts,
  stages: Type.Array(Type.Object({ stage: Type.String(), name: Type.String(), open: Type.Integer(), dueToday: Type.Integer(), dueSoon: Type.Integer(), overdue: Type.Integer() })),
  authorities: Type.Array(Type.Object({ ...Place.properties, ...Standing })),
  halls: Type.Array(Type.Object({ ...Place.properties, ...Standing })),
  /** The last thirty days, today the last. */
  flow: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), opened: Type.Integer(), closed: Type.Integer() })),
  signals: Type.Array(Type.Object({ level: Type.String(), name: Type.String(), today: Type.Integer(), count: Type.Integer() })),
  services: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), demands: Type.String(), formula: Type.String(), today: Type.Integer(), count: Type.Integer() })),
  formulas: Type.Array(Type.Object({ name: Type.String(), formula: Type.String() })),
})
export type Monitor = Static<typeof Monitor>

export const MonitoredRow = Type.Object({
  /** Unique in the list. */
  id: Type.String(),
  /** 办件编号 where it is a case; null where there is no page of it. */
  number: Nullable(Type.String()),
  itemName: Type.String(),
  authorityName: Type.String(),
  hallName: Nullable(Type.String()),
  stageName: Nullable(Type.String()),
  dueOn: Nullable(Type.String({ format: 'date' })),
  /** Workdays after the last day of its limit; 0 while it is not over. */
  overdueDays: Type.Integer(),
  /** Of a signal: 黄牌, and what is wrong. */
  levelName: Nullable(Type.String()),
  finding: Nullable(Type.String()),
  /** 系统启用前已发生: a signal that is no card. */
  isBeforeWatch: Type.Boolean(),
  at: Type.String({ format: 'date-time' }),
})
export type MonitoredRow = Static<typeof MonitoredRow>

export const MonitoredRows = Type.Object({
  /** Chinese: what the list is, with its place: 澄湖区 · 超过承诺时限. */
  title: Type.String(),
  today: Type.String({ format: 'date' }),
  rows: Type.Array(MonitoredRow),
  next: Nullable(Type.String()),
})

const ForecastCase = {
  number: Type.String(), itemName: Type.String(), authorityName: Type.String(), hallName: Nullable(Type.String()), stageName: Type.String(), dueOn: Type.String({ format: 'date' }),
}

export const Forecast = Type.Object({
  at: Type.String({ format: 'date-time' }),
  today: Type.String({ format: 'date' }),
  nextWorkday: Type.String({ format: 'date' }),
  placeName: Type.String(),
  /** Late on the next workday if nothing happens. */
  certain: Type.Object({ count: Type.Integer(), isMore: Type.Boolean(), formula: Type.String(), rows: Type.Array(Type.Object(ForecastCase)) }),
  /** Late before long at the speed of cases before them. */
  likely: Type.Object({
    formula: Type.String(),
    /** How far was looked ahead. */
    until: Type.String({ format: 'date' }),
    looked: Type.Integer(),
    isMore: Type.Boolean(),
    /** How many of those looked at have too few cases before them to say anything. */
    unknown: Type.Integer(),
    count: Type.Integer(),
    rows: Type.Array(Type.Object({ ...ForecastCase, usedDays: Type.Integer(), leftDays: Type.Integer(), expectedDays: Type.Integer(), median: Type.Integer(), samples: Type.Integer() })),
  }),
})
export type Forecast = Static<typeof Forecast>
