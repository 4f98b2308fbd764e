import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { Words } from '../fields.ts'

export const Kind = Type.Union([
  Type.Literal('deskTerminal'), Type.Literal('enhancedTerminal'), Type.Literal('documentCamera'), Type.Literal('printer'), Type.Literal('copier'),
  Type.Literal('ratingDevice'), Type.Literal('callScreen'), Type.Literal('computer'), Type.Literal('line'), Type.Literal('other'),
], { title: '设备类别' })
export const TerminalKind = Type.Union([Type.Literal('deskTerminal'), Type.Literal('enhancedTerminal')], { title: '终端类别' })
const Place = Type.Union([Type.Literal('hall'), Type.Literal('station'), Type.Literal('bank'), Type.Literal('post'), Type.Literal('telecom'), Type.Literal('shop'), Type.Literal('other')], { title: '场所类别' })

/** What is written down of a device; the whole sheet each time. */
export const DeviceBody = Type.Object({
  number: Type.String({ title: '设备编号', minLength: 2, maxLength: 30, pattern: '^[A-Za-z0-9-]+$' }),
  kind: Kind,
  model: Words('型号', 60),
  placeKind: Place,
  placeName: Words('场所名称', 60),
  address: Words('地址', 120),
  division: Type.String({ title: '所在乡镇（街道）或村（社区）', pattern: '^\\d{12}$' }),
  hall: Nullable(Type.String({ title: '所属大厅', minLength: 1, maxLength: 60 })),
  site: Nullable(Type.String({ title: '合作网点', format: 'uuid' })),
  isAllDay: Type.Boolean({ title: '是否 24 小时' }),
}, { additionalProperties: false })
export type DeviceBody = Static<typeof DeviceBody>

const Text = Nullable(Type.String())

export const DeviceView = Type.Object({
  id: Type.String(), region: Type.String(), version: Type.Integer(), number: Type.String(), kind: Kind, kindName: Type.String(), model: Type.String(), isTerminal: Type.Boolean(),
  placeKind: Place, placeKindName: Type.String(), placeName: Type.String(), address: Type.String(), division: Type.String(), divisionName: Type.String(),
  hall: Text, hallName: Text, site: Text, siteName: Text, isAllDay: Type.Boolean(), state: Type.Union([Type.Literal('inUse'), Type.Literal('retired')]), retiredReason: Text,
  /** Of terminals only. */
  connection: Nullable(Type.Union([Type.Literal('online'), Type.Literal('offline'), Type.Literal('neverSeen'), Type.Literal('notPaired')])), connectionName: Text, seenAt: Text,
  paper: Text, openFaults: Type.Integer(),
})
export type DeviceView = Static<typeof DeviceView>

export const FaultView = Type.Object({
  id: Type.String(), version: Type.Integer(), deviceId: Type.String(), number: Type.String(), kindName: Type.String(), placeName: Type.String(), source: Type.String(), sourceName: Type.String(), what: Type.String(), reporter: Text,
  state: Type.Union([Type.Literal('reported'), Type.Literal('assigned'), Type.Literal('repaired'), Type.Literal('closed')]), stateName: Type.String(), assignee: Text, repairedHow: Text,
  dueOn: Type.String(), isLate: Type.Boolean(), reportedAt: Type.String(), repairedAt: Text, closedAt: Text,
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Text })),
})
export type FaultView = Static<typeof FaultView>
