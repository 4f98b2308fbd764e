import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { Day, ItemCodes, Words } from '../fields.ts'

export const SiteKindChoice = Type.Union([Type.Literal('bank'), Type.Literal('post'), Type.Literal('telecom'), Type.Literal('shop'), Type.Literal('other')], { title: '网点类别' })
const Metres = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** What is written down of a site; the whole sheet each time. */
export const SiteBody = Type.Object({
  kind: SiteKindChoice,
  name: Words('网点名称', 60),
  partner: Words('合作单位', 60),
  division: Type.String({ title: '所在乡镇（街道）或村（社区）', pattern: '^\\d{12}$' }),
  address: Words('地址', 120),
  position: Nullable(Type.Object({ x: Metres, y: Metres }, { additionalProperties: false })),
  hours: Words('营业时间', 60),
  phone: Words('电话', 30),
  hall: Type.String({ title: '移交的大厅', minLength: 1, maxLength: 60 }),
  agreement: Words('合作协议', 200),
  from: Day('协议开始日期'),
  until: Day('协议到期日期'),
  items: ItemCodes,
}, { additionalProperties: false })
export type SiteBody = Static<typeof SiteBody>

export const SiteView = Type.Object({
  id: Type.String(), region: Type.String(), version: Type.Integer(), kind: SiteKindChoice, kindName: Type.String(), name: Type.String(), partner: Type.String(),
  division: Type.String(), divisionName: Type.String(), address: Type.String(), position: Nullable(Type.Object({ x: Type.Integer(), y: Type.Integer() })), hours: Type.String(), phone: Type.String(),
  hall: Type.String(), hallName: Type.String(), agreement: Type.String(), from: Type.String(), until: Type.String(), items: Type.Array(Type.String()),
  standing: Type.String(), standingName: Type.String(), endedOn: Nullable(Type.String()), endedReason: Nullable(Type.String()),
  operators: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), from: Type.String(), endedOn: Nullable(Type.String()) })),
  /** Taken in this month. */
  takenIn: Type.Integer(),
})
export type SiteView = Static<typeof SiteView>
