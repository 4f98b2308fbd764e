/** What zones and frequent items say over HTTP. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { ItemSummary } from '../contract.ts'
import { Region } from './contract.ts'

const Day = (title: string) => Type.String({ title, format: 'date' })
const ZoneId = Type.String({ title: '专区', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$', maxLength: 50 })
const Kind = Type.Enum(['topic', 'lifeStage'], { title: '专区类型', description: 'topic 热点服务，lifeStage 全生命周期的一个阶段' })
const Audience = Type.Enum(['persons', 'enterprises'], { title: '服务对象' })

export const ZoneParams = Type.Object({ zone: ZoneId }, { additionalProperties: false })
export const OneRegionQuery = Type.Object({ region: Type.String({ title: '地区', pattern: '^\\d{6}$', description: '6 位区划代码' }) }, { additionalProperties: false })

export const ZoneView = Type.Object({
  id: Type.String(), kind: Kind, kindName: Type.String(), title: Type.String(), introduction: Type.String(), audience: Audience, audienceName: Type.String(), untilDay: Nullable(Type.String()),
  items: Type.Array(ItemSummary),
})
export type ZoneView = Static<typeof ZoneView>
export const ZoneList = Type.Object({ rows: Type.Array(ZoneView) })
export type ZoneList = Static<typeof ZoneList>

export const ZoneInput = Type.Object({
  kind: Kind,
  title: Type.String({ title: '名称', minLength: 1, maxLength: 40 }),
  introduction: Type.String({ title: '一句话介绍', minLength: 1, maxLength: 200 }),
  audience: Audience,
  position: Type.Integer({ title: '次序', minimum: 0, maximum: 1000 }),
  itemCodes: Type.Array(Type.String({ title: '事项编码', maxLength: 100 }), { title: '事项', minItems: 1, maxItems: 100 }),
  fromDay: Day('开始日期'),
  untilDay: Nullable(Day('结束日期')),
}, { additionalProperties: false })

export const StaffZones = Type.Object({
  region: Region,
  /** The day that `state` is of: a screen never asks the clock of its machine. */
  today: Type.String({ format: 'date' }),
  rows: Type.Array(Type.Object({ id: ZoneId, ...ZoneInput.properties, kindName: Type.String(), audienceName: Type.String(), version: Type.Integer(), isShown: Type.Boolean(), state: Type.Enum(['shown', 'coming', 'ended']), stateName: Type.String() })),
})
export type StaffZones = Static<typeof StaffZones>
export const ZoneWritten = Type.Object({ version: Type.Integer() })

export const CountedItem = Type.Object({ ...ItemSummary.properties, count: Type.Integer() })
export const PopularItems = Type.Object({
  /** The days counted, both included. */
  from: Type.String(),
  until: Type.String(),
  items: Type.Array(CountedItem),
})
export type PopularItems = Static<typeof PopularItems>

export const NearbyQuery = Type.Object({ ...OneRegionQuery.properties, division: Type.Optional(Type.String({ title: '乡镇（街道）', pattern: '^\\d{12}$' })) }, { additionalProperties: false })
export const NearbyItems = Type.Object({
  regionName: Type.String(),
  division: Nullable(Type.Object({ code: Type.String(), name: Type.String(), hall: Type.Object({ name: Type.String(), address: Type.String(), hours: Type.String(), phone: Type.String() }) })),
  divisions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  items: Type.Array(CountedItem),
})
export type NearbyItems = Static<typeof NearbyItems>
