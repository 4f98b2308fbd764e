import Type, { type Static, type TSchema } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { windowFieldWords, windowKindWords } from '../organisation.ts'
import { extendedKindWords, facilityWords, markWords, zoneKindWords } from './hall.ts'

const closed = { additionalProperties: false } as const
const oneOf = <Name extends string>(words: Readonly<Record<Name, string>>, title: string) => Type.Unsafe<Name>(Type.Union(Object.keys(words).map((name) => Type.Literal(name)), { title }))
const Words = (title: string, maxLength: number) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S' })
const Time = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const Day = (title: string) => Type.String({ title, format: 'date' })
const WindowNo = Type.String({ title: '窗口号', pattern: '^\\d{3}$' })

export const HallParams = Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) })
export const WindowParams = Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }), no: WindowNo })

/** Decimetres on a floor: a hall is less than a kilometre long. */
const Decimetres = Type.Number({ minimum: 0, maximum: 10_000 })
const Point = Type.Unsafe<[number, number]>(Type.Array(Decimetres, { minItems: 2, maxItems: 2 }))
const Floor = Type.String({ title: '楼层', minLength: 1, maxLength: 10 })

export const Zones = Type.Array(
  Type.Object({
    id: Type.String({ title: '区域编号', pattern: '^[a-z0-9]{1,12}$' }),
    kind: oneOf(zoneKindWords, '区域类别'),
    name: Words('区域名称', 30),
    floor: Nullable(Floor),
    area: Nullable(Type.Object({ left: Decimetres, top: Decimetres, width: Decimetres, height: Decimetres }, closed)),
  }, closed),
  { title: '功能区', maxItems: 40 },
)

export const Facilities = Type.Array(oneOf(facilityWords, '便民设施'), { title: '便民设施', uniqueItems: true, maxItems: 60 })

export const ExtendedHoursList = Type.Array(
  Type.Object({
    kind: oneOf(extendedKindWords, '种类'),
    weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { title: '星期几', minItems: 1, maxItems: 7, uniqueItems: true }),
    from: Time('开始'), to: Time('结束'), byAppointment: Type.Boolean({ title: '需预约' }),
  }, closed),
  { title: '延时、午间、周末、错时服务', maxItems: 20 },
)

export const SpecialDays = Type.Array(
  Type.Object({ day: Day('日期'), open: Nullable(Type.Object({ from: Time('开始'), to: Time('结束') }, closed)), reason: Words('原因', 100) }, closed),
  { title: '特殊日期', maxItems: 60 },
)

export const Plan = Type.Object(
  {
    floors: Type.Array(Type.Object({ id: Floor, name: Words('楼层名称', 20), width: Type.Number({ minimum: 10, maximum: 10_000 }), height: Type.Number({ minimum: 10, maximum: 10_000 }), walls: Type.Array(Type.Array(Point, { minItems: 2, maxItems: 60 }), { maxItems: 60 }) }, closed), { title: '楼层', minItems: 1, maxItems: 12 }),
    windows: Type.Array(Type.Object({ no: WindowNo, floor: Floor, at: Point }, closed), { title: '窗口位置', maxItems: 400 }),
    marks: Type.Array(Type.Object({ kind: oneOf(markWords, '标记'), floor: Floor, at: Point }, closed), { title: '标记', maxItems: 200 }),
  },
  { title: '平面图', ...closed },
)

/** A window as it is written down; the whole sheet each time. */
export const WindowBody = Type.Object(
  {
    kind: oneOf(windowKindWords, '窗口种类'),
    name: Words('窗口名称', 30),
    /** For people to read. */
    serves: Type.Array(Words('服务内容', 30), { title: '服务内容', maxItems: 20, uniqueItems: true }),
    field: Nullable(oneOf(windowFieldWords, '领域')),
    takes: Type.Object({
      everything: Type.Boolean({ title: '全部事项' }),
      items: Type.Array(Type.String({ maxLength: 80, pattern: '^[a-z0-9-]+$' }), { title: '事项', maxItems: 500, uniqueItems: true }),
      authorities: Type.Array(Type.String({ maxLength: 60 }), { title: '部门', maxItems: 100, uniqueItems: true }),
    }, { title: '受理范围', ...closed }),
    from: Nullable(Day('启用日期')),
    until: Nullable(Day('停用日期')),
  },
  closed,
)
export type WindowBody = Static<typeof WindowBody>

/** What a change answers: the version to send with the next. */
export const HallChanged = Type.Object({ version: Type.Integer() })

const Coded = <Kind extends TSchema>(kind: Kind) => Type.Object({ kind, name: Type.String() })
export const DayOpeningView = Type.Object({
  day: Type.String(), weekday: Type.String(), reason: Nullable(Type.String()),
  periods: Type.Array(Type.Object({ from: Type.String(), to: Type.String(), kindName: Nullable(Type.String()), byAppointment: Type.Boolean() })),
})

/** A hall as anybody may see it. */
export const HallView = Type.Object({
  id: Type.String(), version: Type.Integer(), region: Type.String(), regionName: Type.String(), name: Type.String(), level: Type.String(), levelName: Type.String(),
  address: Type.String(), phone: Type.String(), hours: Type.String(), position: Nullable(Type.Object({ x: Type.Integer(), y: Type.Integer() })),
  isOpenNow: Type.Boolean(),
  /** Today and the seven days after it. */
  days: Type.Array(DayOpeningView),
  office: Type.Object({ morning: Type.Object({ from: Type.String(), to: Type.String() }), afternoon: Type.Object({ from: Type.String(), to: Type.String() }) }),
  /** What the office hours were set by; null while the usual ones hold. */
  officeSource: Nullable(Type.String()),
  extended: ExtendedHoursList, special: SpecialDays,
  facilities: Type.Array(Coded(Type.String())),
  zones: Zones,
  plan: Nullable(Plan),
  windows: Type.Array(Type.Object({
    no: Type.String(), name: Type.String(), kind: Type.String(), kindName: Type.String(), field: Nullable(Type.String()), fieldName: Nullable(Type.String()), serves: Type.Array(Type.String()),
    takes: Type.Object({ everything: Type.Boolean(), items: Type.Array(Type.String()), authorities: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })) }),
    from: Nullable(Type.String()), until: Nullable(Type.String()), isInService: Type.Boolean(),
  })),
})
export type HallView = Static<typeof HallView>
