import Type, { type TProperties } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

const LevelName = Type.Union([Type.Literal('reminder'), Type.Literal('warning'), Type.Literal('yellow'), Type.Literal('red')], { title: '等级' })
const ToldName = Type.Union([Type.Literal('officer'), Type.Literal('head'), Type.Literal('supervisor')], { title: '告诉谁' })
const ToldList = Type.Array(ToldName, { title: '告诉谁', maxItems: 3, uniqueItems: true })

/** How a rule falls at one level. Of what happens there is one level and a threshold, of a limit up to four. */
const StepView = Type.Object({
  level: LevelName, levelName: Type.String(), words: Type.String(),
  beforeDue: Nullable(Type.Integer()), used: Nullable(Type.Integer()), afterDue: Nullable(Type.Integer()), threshold: Nullable(Type.Number()),
  told: Type.Array(ToldName), toldNames: Type.Array(Type.String()),
})

const VersionView = Type.Object({
  /** 0 for the platform's default. */
  version: Type.Integer(), region: Nullable(Type.String()), regionName: Type.String(), fromDay: Nullable(Type.String()), isOn: Type.Boolean(), steps: Type.Array(StepView), source: Type.String(),
  changedByName: Nullable(Type.String()), changedAt: Nullable(Type.String({ format: 'date-time' })),
  state: Type.Union([Type.Literal('coming'), Type.Literal('inForce'), Type.Literal('replaced'), Type.Literal('outranked')]), stateName: Type.String(),
})

export const RuleView = Type.Object({
  id: Type.String(), title: Type.String(), description: Type.String(), basis: Type.String(), watchesName: Type.String(),
  on: Type.Union([Type.Literal('clock'), Type.Literal('event')]),
  /** What the threshold counts: 次, 分钟; null for a limit. */
  thresholdUnit: Nullable(Type.String()), thresholdLabel: Nullable(Type.String()),
  inForce: VersionView,
  /** What the region and its city ever set, the newest first, and the platform's default. */
  versions: Type.Array(VersionView),
  /** The newest version of the region itself, which a change is made upon; 0 where there is none. */
  ownVersion: Type.Integer(),
})

export const RuleList = Type.Object({ today: Type.String(), region: Type.String(), regionName: Type.String(), mayChange: Type.Boolean(), rows: Type.Array(RuleView),
  /** 尚未纳入, and what each waits for. */
  notYetWatched: Type.Array(Type.Object({ title: Type.String(), reason: Type.String() })),
})

const Workdays = (title: string) => Type.Optional(Type.Integer({ title, minimum: 0, maximum: 60 }))
const Limits = (name: string) => Type.Optional(Type.Object(
  {
    beforeDue: Workdays(`${name}：还剩几个工作日`), used: Type.Optional(Type.Integer({ title: `${name}：期限用去百分之几`, minimum: 1, maximum: 100 })),
    afterDue: Workdays(`${name}：超过几个工作日`), told: ToldList,
  },
  { additionalProperties: false },
))

const wanted = {
  region: Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' })),
  levels: Type.Optional(Type.Object({ reminder: Limits('提醒'), warning: Limits('预警'), yellow: Limits('黄牌'), red: Limits('红牌') }, { additionalProperties: false })),
  level: Type.Optional(LevelName),
  threshold: Type.Optional(Type.Integer({ title: '界限', minimum: 0, maximum: 1440 })),
  told: Type.Optional(ToldList),
} satisfies TProperties

export const RuleParams = Type.Object({ rule: Type.String({ title: '规则', minLength: 1, maxLength: 60 }) })

export const RuleBody = Type.Object(
  {
    ...wanted,
    fromDay: Type.String({ title: '生效日期', format: 'date' }),
    isOn: Type.Boolean({ title: '启用' }),
    source: Type.String({ title: '依据', minLength: 2, maxLength: 500, pattern: '\\S' }),
  },
  { additionalProperties: false },
)

export const SimulationBody = Type.Object(wanted, { additionalProperties: false })

const ComparedView = Type.Array(Type.Object({ level: LevelName, levelName: Type.String(), changed: Type.Integer(), inForce: Type.Integer() }))

export const SimulationView = Type.Object({
  /** The days the tried matters were opened in, inclusive. */
  from: Type.String(), to: Type.String(), matters: Type.Integer(),
  /** There were more: the newest were tried. */
  isCut: Type.Boolean(),
  /** 会出 38 张黄牌，现行规则 12 张 */
  finding: Type.String(),
  total: ComparedView,
  months: Type.Array(Type.Object({ month: Type.String(), counts: ComparedView })),
  authorities: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), counts: ComparedView })),
  examples: Type.Array(Type.Object({
    level: LevelName, levelName: Type.String(), at: Type.String({ format: 'date-time' }), matterId: Type.String(), isCase: Type.Boolean(), title: Type.String(), authorityName: Type.String(), isRaisedNow: Type.Boolean(),
  })),
})
