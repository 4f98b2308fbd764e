/** What signals and cards say over HTTP. */
import Type, { type Static } from 'typebox'
import { KeptFile } from '../../../platform/files/kept-files.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { cardStateWords, rectificationWords } from './card.ts'

const Text = Nullable(Type.String())
const Day = Type.String({ format: 'date' })
const Moment = Type.String({ format: 'date-time' })
const oneOf = <K extends string>(words: Record<K, string>, title: string) => Type.Unsafe<K>(Type.Union((Object.keys(words) as K[]).map((key) => Type.Literal(key)), { title }))

export const CardParams = Type.Object({ id: Type.String({ title: '监察牌', format: 'uuid' }) })
export const CardFileParams = Type.Object({ ...CardParams.properties, file: Type.String({ title: '附件', format: 'uuid' }) })
export const CardLevel = Type.Union([Type.Literal('yellow'), Type.Literal('red')], { title: '级别' })
export const CardState = oneOf(cardStateWords, '状态')

const Body = Type.Object({ id: Type.String(), name: Type.String() })

/** What every signal says, a card or not. */
const signalFields = {
  id: Type.String(),
  levelName: Type.String(),
  rule: Type.String(),
  ruleTitle: Type.String(),
  /** What is wrong, with its numbers. */
  finding: Type.String(),
  matter: Type.Object({ kind: Type.Union([Type.Literal('application'), Type.Literal('rating'), Type.Literal('check')]), kindName: Type.String(), id: Type.String(), title: Type.String(), itemName: Type.String() }),
  authority: Body,
  hallName: Text,
  officerName: Text,
  raisedAt: Moment,
  noticedAt: Moment,
}

const NextStep = Type.Object({ who: Type.String(), what: Type.String(), until: Nullable(Day), isOverdue: Type.Boolean() })

const cardFields = {
  ...signalFields,
  level: CardLevel,
  version: Type.Integer(),
  state: CardState,
  stateName: Type.String(),
  points: Nullable(Type.Integer()),
  rectification: Nullable(Type.Object({ state: oneOf(rectificationWords, '整改'), name: Type.String(), dueOn: Day, isOverdue: Type.Boolean() })),
  next: Type.Array(NextStep),
  /** The first day on which something is due. */
  dueOn: Nullable(Day),
  isOverdue: Type.Boolean(),
}

export const CardView = Type.Object(cardFields)
export type CardView = Static<typeof CardView>

const Clock = Type.Object({ name: Type.String(), startedOn: Day, dueOn: Day, limit: Type.String(), usedDays: Type.Number(), overdueDays: Type.Number(), pausedDays: Type.Number() })

export const CardPage = Type.Object({
  ...cardFields,
  /** What breaks the rule, in general; null for a rule that is not there any more. */
  description: Text,
  basis: Type.String(),
  /** 0 for the platform's default. */
  ruleVersion: Type.Integer(),
  clock: Nullable(Clock),
  /** The yellow card that this red one came of, and the red one that came of this. */
  cameOf: Text,
  turnedInto: Text,
  acts: Type.Array(Type.Object({ seq: Type.Integer(), kind: Type.String(), name: Type.String(), byName: Text, note: Text, at: Moment, points: Nullable(Type.Integer()), answerBy: Nullable(Day), files: Type.Array(KeptFile) })),
  /** Every act is chained to the one before: false when somebody tampered with the record. */
  isIntact: Type.Boolean(),
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Text })),
})
export type CardPage = Static<typeof CardPage>

export const ReminderView = Type.Object({ ...signalFields, level: Type.Union([Type.Literal('reminder'), Type.Literal('warning'), CardLevel]), basis: Type.String(), /** 系统更正: it was wrong. */ isWithdrawn: Type.Boolean(),
  /** 系统启用前已发生: of any level, because it is no card. */
  isBeforeWatch: Type.Boolean(),
})
export type ReminderView = Static<typeof ReminderView>

const cursor = Type.Optional(Type.String({ title: '翻页标记', maxLength: 90 }))
const limit = Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 }))
/** 办件编号, or the number of what else it is. */
const number = Type.Optional(Type.String({ title: '办件编号', pattern: '^[A-Za-z0-9-]{4,40}$' }))
const view = Type.Optional(Type.Union([Type.Literal('todo'), Type.Literal('all')], { title: '待办或全部' }))
const filter = {
  level: Type.Optional(CardLevel), rule: Type.Optional(Type.String({ title: '规则', maxLength: 60 })), state: Type.Optional(CardState), number,
  from: Type.Optional(Type.String({ title: '从', format: 'date' })), until: Type.Optional(Type.String({ title: '到', format: 'date' })),
}

export const OwnCardsQuery = Type.Object({ view, ...filter, cursor, limit }, { additionalProperties: false })
export const RegionCardsQuery = Type.Object(
  { view, ...filter, authority: Type.Optional(Type.String({ title: '责任单位', maxLength: 60 })), region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })), cursor, limit },
  { additionalProperties: false },
)
export const OwnRemindersQuery = Type.Object({ cursor, limit }, { additionalProperties: false })
export const RegionRemindersQuery = Type.Object({ region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })), cursor, limit }, { additionalProperties: false })

export const CardList = Type.Object({ scopeName: Type.String(), today: Day, rows: Type.Array(CardView), next: Nullable(Type.String()) })
/** What a watcher may choose from: their region, for the city's also its counties; its bodies; the rules there are. */
export const RegionCardList = Type.Object({
  ...CardList.properties, region: Type.String(),
  regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })), authorities: Type.Array(Body), rules: Type.Array(Type.Object({ id: Type.String(), title: Type.String() })),
})
export const ReminderList = Type.Object({ scopeName: Type.String(), rows: Type.Array(ReminderView), next: Nullable(Type.String()) })
export const CaseSignals = Type.Object({ cards: Type.Array(CardView), reminders: Type.Array(ReminderView) })
