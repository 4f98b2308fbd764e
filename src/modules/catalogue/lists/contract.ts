/** What lists say over HTTP. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { ITEM_LISTS } from './list-rules.ts'

export const Region = Type.String({ title: '地区', pattern: '^\\d{6}$', description: '6 位区划代码；不填为全市' })

export const ListParams = Type.Object({ list: Type.Enum(ITEM_LISTS.map(({ id }) => id), { title: '清单' }) }, { additionalProperties: false })
export const RegionQuery = Type.Object({ region: Type.Optional(Region) }, { additionalProperties: false })

export const Share = Type.Object({
  title: Type.String(),
  numerator: Type.Integer(),
  denominator: Type.Integer(),
  percent: Nullable(Type.Number()),
  formula: Type.String(),
})

export const ListSummary = Type.Object({
  id: Type.String(),
  title: Type.String(),
  explanation: Type.String(),
  rule: Type.String(),
  source: Type.String(),
  itemCount: Type.Integer(),
})
export const ListIndex = Type.Object({ rows: Type.Array(ListSummary), itemCount: Type.Integer(), asOf: Type.String({ format: 'date' }) })
export type ListIndex = Static<typeof ListIndex>

const EditionView = Type.Object({ name: Type.String(), frozenOn: Type.String({ format: 'date' }), frozenBy: Type.String(), itemCount: Type.Integer() })

export const ItemListView = Type.Object({
  ...ListSummary.properties,
  /** null: the whole city. */
  region: Nullable(Type.String()),
  regionName: Type.String(),
  asOf: Type.String({ format: 'date' }),
  columns: Type.Array(Type.String()),
  rows: Type.Array(Type.Object({ itemCode: Type.String(), itemName: Type.String(), cells: Type.Array(Type.String()) })),
  shares: Type.Array(Share),
  breakdowns: Type.Array(Type.Object({ title: Type.String(), columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Type.String())) })),
  editions: Type.Array(EditionView),
})
export type ItemListView = Static<typeof ItemListView>

const EDITION_NAME = Type.String({ title: '版本名称', minLength: 1, maxLength: 30, description: '如 2026年版' })
export const EditionParams = Type.Object({ ...ListParams.properties, edition: EDITION_NAME }, { additionalProperties: false })
export const FreezeInput = Type.Object({ name: EDITION_NAME }, { additionalProperties: false })

const FrozenItem = Type.Object({ code: Type.String(), name: Type.String(), departmentName: Type.String(), version: Type.Integer() })
export const EditionComparisonView = Type.Object({
  listTitle: Type.String(),
  regionName: Type.String(),
  edition: EditionView,
  items: Type.Array(FrozenItem),
  /** The edition against the list as it stands today. */
  asOf: Type.String({ format: 'date' }),
  added: Type.Array(FrozenItem),
  removed: Type.Array(FrozenItem),
  renamed: Type.Array(Type.Object({ code: Type.String(), before: Type.String(), after: Type.String() })),
  unchangedCount: Type.Integer(),
})
export type EditionComparisonView = Static<typeof EditionComparisonView>
