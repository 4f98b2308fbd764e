/** What reductions say over HTTP. */
import Type, { type Static } from 'typebox'
import { Nullable, Region } from '../lists/contract.ts'
import { findingWords } from './process-rules.ts'
import { MEASURES } from './reduction-rules.ts'

const MeasureName = { measure: Type.Enum(MEASURES), measureName: Type.String(), unit: Type.String() }
const Day = Type.String({ title: '日期', format: 'date' })
const Code = Type.String({ title: '事项编码', maxLength: 100 })
const Version = Type.Integer({ title: '版本', minimum: 1 })

const SavingView = Type.Object({ ...MeasureName, before: Type.Number(), after: Type.Number(), saved: Type.Number(), percent: Nullable(Type.Number()) })
export type SavingView = Static<typeof SavingView>

export const ReductionQuery = Type.Object({ region: Type.Optional(Region), department: Type.Optional(Type.String({ title: '实施部门', maxLength: 100 })) }, { additionalProperties: false })
export const PromiseReductions = Type.Object({
  regionName: Type.String(),
  asOf: Type.String(),
  /** One decimal; null when no item can be counted. */
  meanPercent: Nullable(Type.Number()),
  meanFormula: Type.String(),
  totalPercent: Nullable(Type.Number()),
  totalFormula: Type.String(),
  countedItems: Type.Integer(),
  excludedItems: Type.Integer(),
  statutoryTotal: Type.Number(),
  promisedTotal: Type.Number(),
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), departmentName: Type.String(), statutory: Type.Number(), promised: Type.Number(), percent: Type.Number() })),
})
export type PromiseReductions = Static<typeof PromiseReductions>

export const SinceQuery = Type.Object({ since: Day, region: Type.Optional(Region) }, { additionalProperties: false })
export const ReductionsSince = Type.Object({
  since: Type.String(),
  asOf: Type.String(),
  regionName: Type.String(),
  /** Items compared: those that were in force then and are now. */
  comparedItems: Type.Integer(),
  addedItems: Type.Integer(),
  removedItems: Type.Integer(),
  formula: Type.String(),
  totals: Type.Array(SavingView),
  /** Those in which something changed, the greatest saving of days first. */
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), fromVersion: Type.Integer(), toVersion: Type.Integer(), savings: Type.Array(SavingView) })),
})
export type ReductionsSince = Static<typeof ReductionsSince>

export const ItemReductionParams = Type.Object({ code: Code }, { additionalProperties: false })
export const ItemReductionQuery = Type.Object({ from: Version, to: Version }, { additionalProperties: false })
export const ItemReductions = Type.Object({ code: Type.String(), name: Type.String(), from: Type.Integer(), to: Type.Integer(), savings: Type.Array(SavingView) })

const MeasuresView = Type.Object({ materials: Type.Integer(), days: Type.Number(), steps: Type.Integer(), visits: Type.Integer() })
export const BestQuery = Type.Object({
  q: Type.Optional(Type.String({ title: '事项名称', maxLength: 100 })),
  /** Only items in which the counties differ. */
  differing: Type.Optional(Type.Enum(['true', 'false'], { title: '只看有差别的' })),
}, { additionalProperties: false })
export const BestInCityBoard = Type.Object({
  asOf: Type.String(),
  formula: Type.String(),
  rows: Type.Array(Type.Object({
    code: Type.String(),
    name: Type.String(),
    isDiffering: Type.Boolean(),
    regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), measures: MeasuresView })),
    best: Type.Array(Type.Object({ ...MeasureName, value: Type.Number(), regions: Type.Array(Type.String()), worst: Type.Number() })),
  })),
})
export type BestInCityBoard = Static<typeof BestInCityBoard>

const GapView = Type.Object({ ...MeasureName, ours: Type.Number(), theirs: Type.Number(), gap: Type.Number() })
export const BenchmarkBoard = Type.Object({
  asOf: Type.String(),
  formula: Type.String(),
  cities: Type.Array(Type.String()),
  summary: Type.Array(Type.Object({ ...MeasureName, compared: Type.Integer(), behind: Type.Integer(), level: Type.Integer(), ahead: Type.Integer() })),
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), city: Type.String(), source: Type.String(), asOf: Type.String(), gaps: Type.Array(GapView) })),
})
export type BenchmarkBoard = Static<typeof BenchmarkBoard>
export const BenchmarkImport = Type.Object({ imported: Type.Integer(), cities: Type.Array(Type.String()) })

export const ProcessReport = Type.Object({
  asOf: Type.String(),
  analysedItems: Type.Integer(),
  savedDays: Type.Number(),
  savedSteps: Type.Integer(),
  rows: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(), departmentName: Type.String(),
    kind: Type.Enum(Object.keys(findingWords) as (keyof typeof findingWords)[]), kindName: Type.String(), step: Type.String(), reason: Type.String(), savedDays: Type.Number(), savedSteps: Type.Integer(),
  })),
})
export type ProcessReport = Static<typeof ProcessReport>

const CHANGE_KINDS = ['added', 'changed', 'cancelled', 'suspended', 'resumed'] as const
export const ChangesQuery = Type.Object({ from: Day, until: Day }, { additionalProperties: false })
export const CatalogueChanges = Type.Object({
  from: Type.String(),
  until: Type.String(),
  counts: Type.Array(Type.Object({ kind: Type.Enum([...CHANGE_KINDS]), kindName: Type.String(), items: Type.Integer() })),
  departments: Type.Integer(),
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), departmentName: Type.String(), kind: Type.Enum([...CHANGE_KINDS]), kindName: Type.String(), day: Type.String() })),
})
export type CatalogueChanges = Static<typeof CatalogueChanges>
