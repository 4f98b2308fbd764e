/** What claims and entries say over HTTP. Every code stands beside its Chinese name. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { toElementSchema } from '../element-rules.ts'
import { type LocalElements, localElements } from '../local-elements.ts'

const DivisionCode = Type.String({ title: '行政区划', pattern: '^\\d{12}$', description: '12 位区划代码，如 379902001000' })
const ItemCode = Type.String({ title: '事项编码', minLength: 1, maxLength: 100 })
const ClaimState = Type.Enum(['claimed', 'declined', 'unclaimed'], { title: '认领状态', description: 'claimed 已认领，declined 不办理，unclaimed 未认领' })

/** A release or a refusal to handle an item has to be understood years later. */
const Reason = Type.String({ title: '理由', minLength: 2, maxLength: 500, pattern: '\\S' })

/** One request decides about so many places at most: a township's items, or an item's villages. */
const MAX_ENTRIES = 500
const Entries = Type.Array(Type.Object({ itemCode: ItemCode, divisionCode: DivisionCode }, { additionalProperties: false }), { title: '要认领的事项', minItems: 1, maxItems: MAX_ENTRIES })

export const ClaimBody = Type.Object({ entries: Entries }, { additionalProperties: false })
export const ClaimBodyWithReason = Type.Object({ entries: Entries, reason: Reason }, { additionalProperties: false })
export type EntryNames = Static<typeof Entries>

export const ClaimAnswer = Type.Object({
  results: Type.Array(Type.Object({
    itemCode: Type.String(),
    divisionCode: Type.String(),
    /** `unchanged`: it stood so already. */
    outcome: Type.Enum(['done', 'unchanged', 'refused']),
    /** Why it was refused, and what to do. */
    reason: Nullable(Type.String()),
  })),
  counts: Type.Object({ done: Type.Integer(), unchanged: Type.Integer(), refused: Type.Integer() }),
})
export type ClaimAnswer = Static<typeof ClaimAnswer>

export const ClaimQuery = Type.Object({
  state: Type.Optional(ClaimState),
  division: Type.Optional(Type.String({ title: '行政区划', pattern: '^\\d{12}$', description: '12 位区划代码；下级的乡镇（街道）和村（社区）一并列出；市本级只列市级' })),
  level: Type.Optional(Type.Enum(['city', 'county', 'township', 'village'], { title: '层级' })),
  department: Type.Optional(Type.String({ title: '实施部门', maxLength: 100 })),
  q: Type.Optional(Type.String({ title: '事项名称或编码', maxLength: 100 })),
  cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 200 })),
  limit: Type.Optional(Type.Integer({ title: '条数', minimum: 1, maximum: 500, default: 50 })),
}, { additionalProperties: false })

const Counts = {
  expected: Type.Integer(),
  claimed: Type.Integer(),
  declined: Type.Integer(),
  unclaimed: Type.Integer(),
  ratePercent: Nullable(Type.Number()),
}

export const ClaimList = Type.Object({
  rows: Type.Array(Type.Object({
    divisionCode: Type.String(),
    divisionName: Type.String(),
    levelName: Type.String(),
    itemCode: Type.String(),
    itemName: Type.String(),
    departmentName: Type.String(),
    authorityName: Type.String(),
    state: ClaimState,
    stateName: Type.String(),
    /** 实施编码; null until it is claimed. */
    taskCode: Nullable(Type.String()),
    reason: Nullable(Type.String()),
    decidedBy: Nullable(Type.String()),
    decidedAt: Nullable(Type.String({ format: 'date-time' })),
    /** The place says something of its own. */
    differs: Type.Boolean(),
  })),
  next: Nullable(Type.String()),
  /** Of everything the filters match, whatever its state. */
  counts: Type.Object(Counts),
  formula: Type.String(),
})
export type ClaimList = Static<typeof ClaimList>

export const ClaimRates = Type.Object({
  rows: Type.Array(Type.Object({ region: Type.String(), regionName: Type.String(), level: Type.String(), levelName: Type.String(), ...Counts })),
  total: Type.Object(Counts),
  formula: Type.String(),
})

export const EntryParams = Type.Object({ divisionCode: DivisionCode, code: ItemCode }, { additionalProperties: false })

/** What a place says of its own: only what is named differs. */
export const Local = Type.Unsafe<LocalElements>(Type.Object(
  Object.fromEntries(Object.entries(localElements).map(([key, element]) => [key, Type.Optional(toElementSchema(element))])),
  { title: '本地差异', additionalProperties: false },
))
export const LocalBody = Type.Object({ local: Local }, { additionalProperties: false })

const Text = Nullable(Type.String())
export const EntryView = Type.Object({
  divisionCode: Type.String(),
  divisionName: Type.String(),
  region: Type.String(),
  levelName: Type.String(),
  itemCode: Type.String(),
  itemName: Type.String(),
  departmentName: Type.String(),
  authorityName: Type.String(),
  state: ClaimState,
  stateName: Type.String(),
  taskCode: Text,
  version: Type.Integer(),
  /** What to send as If-Match when changing. */
  localVersion: Type.Integer(),
  reason: Text,
  decidedBy: Text,
  decidedAt: Nullable(Type.String({ format: 'date-time' })),
  /** The places above whose differences hold here too, topmost first. */
  inheritsFrom: Type.Array(Type.Object({ divisionCode: Type.String(), divisionName: Type.String() })),
  /** What this place says of its own, as it was saved. */
  local: Local,
  /** In the order of the editor. Texts are for people; values are for the editor's fields. */
  elements: Type.Array(Type.Object({
    key: Type.String(),
    title: Type.String(),
    hint: Type.String(),
    standardText: Type.String(),
    inheritedText: Type.String(),
    /** The name of the place above that says so; null where it is the standard's. */
    inheritedFrom: Text,
    inheritedValue: Type.Unknown(),
    ownText: Text,
    effectiveText: Type.String(),
    effectiveValue: Type.Unknown(),
    /** What holds here is not what the standard says. */
    isDifferent: Type.Boolean(),
    /** Why what was said here no longer holds: the standard has become better, or no longer allows it. */
    lapsedReason: Text,
  })),
  /** The materials of the standard that a place may go without. */
  materials: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), isWaived: Type.Boolean(), cannotWaiveReason: Text })),
  history: Type.Array(Type.Object({ at: Type.String({ format: 'date-time' }), by: Type.String(), kind: Type.String(), kindName: Type.String(), note: Text })),
  allowedActions: Type.Array(Type.Object({ action: Type.String(), isAllowed: Type.Boolean(), reason: Text })),
})
export type EntryView = Static<typeof EntryView>
