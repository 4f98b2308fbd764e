/** What the proof list says over HTTP. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

const Text = Nullable(Type.String())

export const ProofClassInput = Type.Union([Type.Literal('cancelled'), Type.Literal('notSubmitted')], { title: '一律取消，或依法保留无需提交' })
export const ProofWayInput = Type.Union([Type.Literal('certificate'), Type.Literal('register'), Type.Literal('check'), Type.Literal('commitment')], { title: '代替方式' })

export const ProofView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  alsoCalled: Type.Array(Type.String()),
  class: ProofClassInput,
  className: Type.String(),
  legalBasis: Text,
  /** Items of the catalogue that asked for it; those that were cancelled since are left out. */
  items: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  purpose: Text,
  ways: Type.Array(Type.Object({ way: ProofWayInput, wayName: Type.String() })),
  replacement: Type.String(),
  department: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  fromDay: Type.String({ format: 'date' }),
  source: Type.String(),
})
export type ProofView = Static<typeof ProofView>

export const ProofQuery = Type.Object(
  {
    q: Type.Optional(Type.String({ title: '查找', maxLength: 60 })),
    class: Type.Optional(ProofClassInput),
    department: Type.Optional(Type.String({ title: '责任单位', maxLength: 60 })),
    region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$', description: '6 位区划代码；不填为全市' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', format: 'uuid' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
export type ProofQuery = Static<typeof ProofQuery>

export const ProofList = Type.Object({
  asOf: Type.String({ format: 'date' }),
  regionName: Type.String(),
  /** Of the whole list of the region, whatever is looked for in it. */
  counts: Type.Object({ cancelled: Type.Integer(), notSubmitted: Type.Integer() }),
  departments: Type.Array(Type.Object({ name: Type.String(), proofs: Type.Integer() })),
  /** How many were found, on all pages. */
  found: Type.Integer(),
  rows: Type.Array(ProofView),
  next: Text,
})
export type ProofList = Static<typeof ProofList>
