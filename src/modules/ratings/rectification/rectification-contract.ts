import Type, { type Static } from 'typebox'
import { KeptFile } from '../../../platform/files/kept-files.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { Grade, SecondRatingAnswer } from '../contract.ts'
import { exclusionKindWords, exclusionWords, findingWords, followUpWords, rectificationStateWords } from './rectification.ts'
import { RECTIFICATION_CODE } from './rectification-rules.ts'

/** One of the English words of a table. */
const oneOf = <Word extends string>(words: Readonly<Record<Word, string>>, title: string) => Type.Unsafe<Word>(Type.Union(Object.keys(words).map((word) => Type.Literal(word)), { title }))

export const RectificationParams = Type.Object({ code: Type.String({ title: '差评编号', pattern: RECTIFICATION_CODE }) })

export const RectificationFileParams = Type.Object({ ...RectificationParams.properties, file: Type.String({ title: '附件', format: 'uuid' }) })

export const FindingInput = oneOf(findingWords, '核实结果')
export const FollowUpInput = oneOf(followUpWords, '回访结果')
export const ExclusionKindInput = oneOf(exclusionKindWords, '申请剔除的种类')
export const Note = (title: string, maxLength = 1000) => Type.String({ title, minLength: 2, maxLength, pattern: '\\S' })

const Text = Nullable(Type.String())
const Day = Nullable(Type.String({ format: 'date' }))
const Place = Type.Object({ id: Type.String(), name: Type.String() })

const RowFacts = {
  code: Type.String(),
  version: Type.Integer(),
  state: oneOf(rectificationStateWords, '状态'),
  stateName: Type.String(),
  exclusion: oneOf(exclusionWords, '剔除'),
  /** Null unless somebody asked to leave the rating out. */
  exclusionName: Text,
  itemName: Type.String(),
  authority: Place,
  hall: Place,
  grade: Grade,
  gradeName: Type.String(),
  isAnonymous: Type.Boolean(),
  /** The day it came, not the minute: nobody is to find the case by it. */
  openedOn: Type.String({ format: 'date' }),
  /** The next last day; null while no limit runs. */
  dueOn: Day,
  /** What has to be done by then. */
  dueName: Text,
  isOverdue: Type.Boolean(),
}

export const RectificationRow = Type.Object(RowFacts)
export type RectificationRow = Static<typeof RectificationRow>

export const RectificationView = Type.Object({
  ...RowFacts,
  options: Type.Array(Type.Object({ id: Type.String(), text: Type.String() })),
  comment: Text,
  channelName: Type.String(),
  occasionName: Type.String(),
  clocks: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), startedOn: Type.String(), dueOn: Type.String(), endedOn: Day, isLate: Type.Boolean() })),
  findingName: Text,
  planDueOn: Day,
  planDoneOn: Day,
  reply: Text,
  repliedOn: Day,
  followUpName: Text,
  exclusionKindName: Text,
  secondRating: Nullable(SecondRatingAnswer),
  acts: Type.Array(Type.Object({ seq: Type.Integer(), kind: Type.String(), name: Type.String(), byName: Type.String(), note: Type.String(), outcome: Text, on: Type.String({ format: 'date' }), at: Nullable(Type.String({ format: 'date-time' })), files: Type.Array(KeptFile) })),
  /** The supervising office calls whoever gave their name. */
  maySeeRater: Type.Boolean(),
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Text })),
})
export type RectificationView = Static<typeof RectificationView>

export const RectificationListQuery = Type.Object(
  {
    state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { title: '待办或全部' })),
    /** Only for a city's supervisor: one of its counties. */
    region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^(\\d{4}-\\d{2}-\\d{2})?_CP\\d{18}$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)
export type RectificationListQuery = Static<typeof RectificationListQuery>

export const RectificationList = Type.Object({ today: Type.String({ format: 'date' }), side: Type.Union([Type.Literal('authority'), Type.Literal('region')]), rows: Type.Array(RectificationRow), next: Nullable(Type.String()) })
