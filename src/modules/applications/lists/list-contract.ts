import Type, { type Static } from 'typebox'
import { type ApplicationState, stateWords } from '../application.ts'
import { NullableDay } from '../contract-shapes.ts'

const STATES = Object.keys(stateWords) as ApplicationState[]

export const ListQuery = Type.Object(
  {
    view: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('assigned'), Type.Literal('all')], { title: '视图' })),
    q: Type.Optional(Type.String({ title: '办件编号或申请人姓名', maxLength: 50 })),
    state: Type.Optional(Type.Union(STATES.map((state) => Type.Literal(state)), { title: '状态' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 300 })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

export const ListRow = Type.Object({
  number: Type.String(), itemName: Type.String(), applicantName: Type.String(), state: Type.String(), stateName: Type.String(),
  submittedAt: Type.String({ format: 'date-time' }), dueOn: NullableDay, dueIsProvisional: Type.Boolean(), paused: Type.Boolean(),
  /** Workdays from today to the due day; below zero when it is over. */
  leftDays: Type.Union([Type.Integer(), Type.Null()]),
  /** By what the region set: little is left, or much is used. */
  isNear: Type.Boolean(),
  channelName: Type.String(),
  /** What a command on this line has to name. */
  version: Type.Integer(),
  /** 绿色通道, and why. */
  priority: Type.Union([Type.String(), Type.Null()]),
  assignedToName: Type.Union([Type.String(), Type.Null()]),
})
export type ListRow = Static<typeof ListRow>

export const ListAnswer = Type.Object({ rows: Type.Array(ListRow), next: Type.Union([Type.String(), Type.Null()]) })
