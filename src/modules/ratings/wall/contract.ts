import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { PlaceQuery, PlaceView } from '../scores/contract.ts'

const Day = Type.String({ format: 'date' })

export const WallQuery = Type.Object(
  {
    ...PlaceQuery,
    /** One grade, or `bad` for 不满意 and 非常不满意 together. */
    grade: Type.Optional(Type.Enum(['5', '4', '3', '2', '1', 'bad'], { title: '评价等级' })),
    from: Type.Optional(Type.String({ title: '开始日期', format: 'date' })),
    until: Type.Optional(Type.String({ title: '截止日期', format: 'date' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[1-9]\\d{0,8}$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 100 })),
  },
  { additionalProperties: false },
)
export type WallQuery = Static<typeof WallQuery>

const Named = Type.Object({ code: Type.String(), name: Type.String() })

export const WallEntryView = Type.Object({
  serial: Type.Integer(), ratedOn: Day, region: Named, item: Named, authority: Named, hall: Named, channelName: Type.String(),
  grade: Type.Integer(), gradeName: Type.String(), options: Type.Array(Type.String()),
  /** Masked; null where nothing was written or it was taken down. */
  text: Nullable(Type.String()),
  isHidden: Type.Boolean(),
  reply: Nullable(Type.String()), repliedOn: Nullable(Day),
  /** 追评 after the answer. */
  second: Nullable(Type.Object({ grade: Type.Integer(), gradeName: Type.String(), text: Nullable(Type.String()), on: Day })),
  /** 经复核剔除: counts in no rate. */
  disregardedOn: Nullable(Day),
})
export type WallEntryView = Static<typeof WallEntryView>

export const WallPage = Type.Object({ place: PlaceView, rows: Type.Array(WallEntryView), next: Nullable(Type.String()) })
export type WallPage = Static<typeof WallPage>

/** What the supervisor sees besides: the masked text also where it was taken down, by whom and why. */
export const SupervisedEntryView = Type.Object({ ...WallEntryView.properties, hidden: Nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }) })), allowedActions: Type.Array(Type.Object({ action: Type.String(), isAllowed: Type.Boolean(), reason: Nullable(Type.String()) })) })
export type SupervisedEntryView = Static<typeof SupervisedEntryView>
export const SupervisedPage = Type.Object({ place: PlaceView, rows: Type.Array(SupervisedEntryView), next: Nullable(Type.String()) })

export const SerialParams = Type.Object({ serial: Type.String({ title: '评价', pattern: '^[1-9]\\d{0,8}$' }) })
export const HideBody = Type.Object({ reason: Type.String({ title: '隐去理由', minLength: 2, maxLength: 200, pattern: '\\S' }) }, { additionalProperties: false })
