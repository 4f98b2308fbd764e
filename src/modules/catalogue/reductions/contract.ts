/** What reductions say over HTTP. A report has all rows of what was asked; its page some of them. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { Region } from '../lists/contract.ts'
import { PageMarks, PageQuery } from './pages.ts'
import { findingWords } from './process-rules.ts'
import { MEASURES } from './reduction-rules.ts'

const MeasureName = { measure: Type.Enum(MEASURES), measureName: Type.String(), unit: Type.String() }
const Day = Type.String({ title: '日期', format: 'date' })
const Code = Type.String({ title: '事项编码', maxLength: 100 })
const Version = Type.Integer({ title: '版本', minimum: 1 })
const Words = Type.String({ title: '事项名称', maxLength: 100 })
const Department = Type.String({ title: '实施部门', maxLength: 100 })

const SavingView = Type.Object({ ...MeasureName, before: Type.Number(), after: Type.Number(), saved: Type.Number(), percent: Nullable(Type.Number()) })
export type SavingView = Static<typeof SavingView>
const Yuan = { before: Type.Integer(), after: Type.Integer(), saved: Type.Integer() }
/** 减成本 in yuan; null where a version was not worked out. */
const CostView = Nullable(Type.Object({ ...Yuan, percent: Nullable(Type.Number()), parts: Type.Array(Type.Object({ part: Type.Enum(['fees', 'copies', 'trips']), partName: Type.String(), ...Yuan })) }))

export const ReductionQuery = Type.Object({ region: Type.Optional(Region), department: Type.Optional(Department), ...PageQuery }, { additionalProperties: false })
export type ReductionQuery = Static<typeof ReductionQuery>
const PromiseReductions = Type.Object({
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
export const PromiseReductionsPage = Type.Object({ ...PromiseReductions.properties, ...PageMarks })

export const SinceQuery = Type.Object({
  /** Left out: the first of January, or the first day of the catalogue where that is later. */
  since: Type.Optional(Day),
  region: Type.Optional(Region),
  department: Type.Optional(Department),
  /** What the rows are ordered by; days when left out. */
  sort: Type.Optional(Type.Enum([...MEASURES], { title: '排序' })),
  /** `most` saved first, or `least`: what became more comes first. */
  order: Type.Optional(Type.Enum(['most', 'least'], { title: '次序' })),
  ...PageQuery,
}, { additionalProperties: false })
export type SinceQuery = Static<typeof SinceQuery>
const ReductionsSince = Type.Object({
  since: Type.String(),
  asOf: Type.String(),
  /** The day the first version came into force: nothing can be compared before it. */
  firstOn: Nullable(Type.String()),
  regionName: Type.String(),
  /** Items compared: those that were in force then and are now. */
  comparedItems: Type.Integer(),
  addedItems: Type.Integer(),
  removedItems: Type.Integer(),
  formula: Type.String(),
  totals: Type.Array(SavingView),
  /** 减成本, of the items whose cost was worked out in both versions. */
  cost: Type.Object({ comparedItems: Type.Integer(), formula: Type.String(), saving: CostView }),
  /** Those in which something changed. */
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), departmentName: Type.String(), fromVersion: Type.Integer(), toVersion: Type.Integer(), savings: Type.Array(SavingView), cost: CostView })),
})
export type ReductionsSince = Static<typeof ReductionsSince>
export const ReductionsSincePage = Type.Object({ ...ReductionsSince.properties, ...PageMarks })

export const ItemReductionParams = Type.Object({ code: Code }, { additionalProperties: false })
export const ItemReductionQuery = Type.Object({ from: Version, to: Version }, { additionalProperties: false })
export const ItemReductions = Type.Object({ code: Type.String(), name: Type.String(), from: Type.Integer(), to: Type.Integer(), formula: Type.String(), savings: Type.Array(SavingView), cost: CostView, costFormula: Type.String() })

const MeasuresView = Type.Object({ materials: Type.Integer(), days: Type.Number(), steps: Type.Integer(), visits: Type.Integer() })
export const BestQuery = Type.Object({
  q: Type.Optional(Words),
  department: Type.Optional(Department),
  /** Only items in which the counties differ. */
  differing: Type.Optional(Type.Enum(['true', 'false'], { title: '只看有差别的' })),
  /** Only items in which this county asks for more than the best one. */
  behind: Type.Optional(Region),
  ...PageQuery,
}, { additionalProperties: false })
export type BestQuery = Static<typeof BestQuery>
const BestInCityBoard = Type.Object({
  asOf: Type.String(),
  formula: Type.String(),
  /** Every county, in the order of their codes; with how many of all items it is behind the best in, whatever the rows are narrowed to. */
  counties: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), behindItems: Type.Integer() })),
  rows: Type.Array(Type.Object({
    code: Type.String(),
    name: Type.String(),
    departmentName: Type.String(),
    isDiffering: Type.Boolean(),
    regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String(), measures: MeasuresView })),
    best: Type.Array(Type.Object({ ...MeasureName, value: Type.Number(), regions: Type.Array(Type.String()), worst: Type.Number() })),
  })),
})
export type BestInCityBoard = Static<typeof BestInCityBoard>
export const BestInCityPage = Type.Object({ ...BestInCityBoard.properties, ...PageMarks })

export const BenchmarkQuery = Type.Object({
  city: Type.Optional(Type.String({ title: '对标城市', maxLength: 100 })),
  department: Type.Optional(Department),
  /** Only items in which we ask for more. */
  behind: Type.Optional(Type.Enum(['true', 'false'], { title: '只看落后的' })),
  ...PageQuery,
}, { additionalProperties: false })
export type BenchmarkQuery = Static<typeof BenchmarkQuery>
const GapView = Type.Object({ ...MeasureName, ours: Type.Number(), theirs: Type.Number(), gap: Type.Number() })
const BenchmarkBoard = Type.Object({
  asOf: Type.String(),
  formula: Type.String(),
  /** Every city that was brought in, whatever the rows are narrowed to. */
  cities: Type.Array(Type.String()),
  summary: Type.Array(Type.Object({ ...MeasureName, compared: Type.Integer(), behind: Type.Integer(), level: Type.Integer(), ahead: Type.Integer() })),
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), departmentName: Type.String(), city: Type.String(), source: Type.String(), asOf: Type.String(), gaps: Type.Array(GapView) })),
})
export type BenchmarkBoard = Static<typeof BenchmarkBoard>
export const BenchmarkPage = Type.Object({ ...BenchmarkBoard.properties, ...PageMarks })

export const ImportQuery = Type.Object({ dryRun: Type.Optional(Type.Enum(['true', 'false'], { title: '只试读' })) }, { additionalProperties: false })
export const BenchmarkImport = Type.Object({
  /** False for a trial: then nothing was written. */
  isWritten: Type.Boolean(),
  imported: Type.Integer({ description: '导入（试读时为可以导入）的行数' }),
  wrong: Type.Integer(),
  cities: Type.Array(Type.String()),
  /** What is known of these cities now and would be, or was, replaced. */
  replaced: Type.Integer(),
  rows: Type.Array(Type.Object({
    row: Type.Integer({ description: '表格软件显示的行号' }),
    city: Type.String(),
    item: Type.String({ description: '文件里写的事项' }),
    itemName: Nullable(Type.String({ description: '目录中的事项；没有找到为空' })),
    errors: Type.Array(Type.Object({ column: Type.String(), value: Type.String(), message: Type.String() })),
  })),
})
export type BenchmarkImport = Static<typeof BenchmarkImport>

const FindingKind = Type.Enum(Object.keys(findingWords) as (keyof typeof findingWords)[], { title: '类别' })
export const ProcessQuery = Type.Object({ region: Type.Optional(Region), department: Type.Optional(Department), kind: Type.Optional(FindingKind), ...PageQuery }, { additionalProperties: false })
export type ProcessQuery = Static<typeof ProcessQuery>
const Savable = { savedDays: Type.Number(), savedSteps: Type.Integer() }
const ProcessReport = Type.Object({
  asOf: Type.String(),
  regionName: Type.String(),
  analysedItems: Type.Integer(),
  foundItems: Type.Integer(),
  /** A step that was found for two reasons is saved once. */
  ...Savable,
  formula: Type.String(),
  kinds: Type.Array(Type.Object({ kind: FindingKind, kindName: Type.String(), explanation: Type.String(), findings: Type.Integer() })),
  /** What saves most first. */
  rows: Type.Array(Type.Object({
    code: Type.String(), name: Type.String(), departmentName: Type.String(),
    kind: FindingKind, kindName: Type.String(), step: Type.String(), path: Type.String({ description: '环节在编辑器里的位置' }), reason: Type.String(), ...Savable,
  })),
})
export type ProcessReport = Static<typeof ProcessReport>
export const ProcessPage = Type.Object({ ...ProcessReport.properties, ...PageMarks })

const CHANGE_KINDS = ['added', 'changed', 'cancelled', 'suspended', 'resumed'] as const
const ChangeKind = Type.Enum([...CHANGE_KINDS], { title: '变动' })
export const ChangesQuery = Type.Object({
  /** Left out: the first of January of the year that `until` is in. */
  from: Type.Optional(Day),
  /** Left out: today. */
  until: Type.Optional(Day),
  department: Type.Optional(Department),
  kind: Type.Optional(ChangeKind),
  ...PageQuery,
}, { additionalProperties: false })
export type ChangesQuery = Static<typeof ChangesQuery>
const CatalogueChanges = Type.Object({
  from: Type.String(),
  until: Type.String(),
  counts: Type.Array(Type.Object({ kind: ChangeKind, kindName: Type.String(), items: Type.Integer() })),
  departments: Type.Integer(),
  rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), departmentName: Type.String(), kind: ChangeKind, kindName: Type.String(), day: Type.String() })),
})
export type CatalogueChanges = Static<typeof CatalogueChanges>
export const CatalogueChangesPage = Type.Object({ ...CatalogueChanges.properties, ...PageMarks })
