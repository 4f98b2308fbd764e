import Type, { type Static } from 'typebox'
import { type ApplicationState, type FollowRelation, followWords, stateWords } from './application.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

export const NumberParams = Type.Object({ number: Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' }) })

const Day = Type.String({ format: 'date' })
const NullableDay = Type.Union([Day, Type.Null()])

export const Check = Type.Object(
  {
    id: Type.String({ title: '材料', maxLength: 40 }),
    result: Type.Union([Type.Literal('qualified'), Type.Literal('unqualified')], { title: '核对结果' }),
    reason: Type.Optional(Type.String({ title: '不合格的原因', maxLength: 500 })),
  },
  { additionalProperties: false },
)

export const ChecksBody = Type.Object({ checks: Type.Optional(Type.Array(Check, { title: '材料核对', maxItems: 100 })) }, { additionalProperties: false })

/** How a material is handed in: files uploaded before, paper at a counter, or waived by what replaces it. */
export const HandedIn = Type.Object(
  {
    files: Type.Optional(Type.Array(Type.String({ title: '文件', format: 'uuid' }), { title: '文件', maxItems: 20 })),
    waived: Type.Optional(Type.Boolean({ title: '免提交' })),
    onPaper: Type.Optional(Type.Boolean({ title: '纸质材料' })),
    deferred: Type.Optional(Type.Boolean({ title: '承诺后补（容缺）' })),
    committed: Type.Optional(Type.Boolean({ title: '以告知承诺代替' })),
  },
  { additionalProperties: false },
)

export const MaterialsInput = Type.Record(Type.String({ pattern: '^[a-z0-9]{1,40}$' }), HandedIn, { title: '申请材料', additionalProperties: false })

/** What the applicant signs: the name they write, under the version of the wording they were shown (`promise-texts.ts`). */
export const PromiseInput = Type.Object(
  { signedBy: Type.String({ title: '承诺人签名', minLength: 1, maxLength: 100, pattern: '\\S' }), textVersion: Type.Integer({ title: '承诺书版本', minimum: 1 }) },
  { title: '承诺书', additionalProperties: false },
)

export const SubmitBody = Type.Object(
  {
    item: Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' }),
    region: Type.String({ title: '办理地区', pattern: '^[0-9]{6}$' }),
    division: Type.Optional(Type.String({ title: '乡镇（街道）或村（社区）', pattern: '^[0-9]{12}$' })),
    applicant: Type.Optional(Type.String({ title: '申请人', format: 'uuid' })),
    situations: Type.Optional(Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 20 }), { title: '办理情形', maxProperties: 20 })),
    form: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), { title: '申请表' }),
    materials: Type.Optional(MaterialsInput),
    deferralPromise: Type.Optional(PromiseInput),
    commitmentPromise: Type.Optional(PromiseInput),
    /** An earlier case of the same applicant that this one changes, renews, replaces or ends. */
    follows: Type.Optional(Type.Object(
      { number: NumberParams.properties.number, relation: Type.Union((Object.keys(followWords) as FollowRelation[]).map((relation) => Type.Literal(relation)), { title: '与原办件的关系' }) },
      { title: '原办件', additionalProperties: false },
    )),
    draft: Type.Optional(Type.String({ title: '草稿', format: 'uuid' })),
  },
  { additionalProperties: false },
)
export type SubmitInput = Static<typeof SubmitBody>

export const SubmitAnswer = Type.Object({
  number: Type.String(),
  queryPassword: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateName: Type.String(),
  itemName: Type.String(),
  authorityName: Type.String(),
  /** By when the office has to accept or tell what to correct. */
  dueOn: NullableDay,
})

export const CommandAnswer = Type.Object({
  number: Type.String(),
  version: Type.Integer(),
  state: Type.String(),
  stateName: Type.String(),
  dueOn: NullableDay,
  documents: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), title: Type.String(), documentNumber: Type.String() })),
})
export type CommandAnswer = Static<typeof CommandAnswer>

export const AllowedAction = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Type.Union([Type.String(), Type.Null()]) })

export const MaterialView = Type.Object({
  id: Type.String(), name: Type.String(), necessary: Type.Boolean(),
  provided: Type.String(), providedName: Type.String(), waivedBy: Type.Union([Type.String(), Type.Null()]),
  files: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), sizeBytes: Type.Integer() })),
  check: Type.String(), checkName: Type.String(), reason: Type.Union([Type.String(), Type.Null()]),
  /** Asked for in the correction notice and still owed. */
  isOwed: Type.Boolean(),
})

export const TimelineEntry = Type.Object({
  seq: Type.Integer(), type: Type.String(), title: Type.String(), at: Type.String({ format: 'date-time' }),
  actorName: Type.String(), office: Type.Union([Type.String(), Type.Null()]), note: Type.Union([Type.String(), Type.Null()]),
})

export const ApplicationView = Type.Object({
  number: Type.String(), region: Type.String(), regionName: Type.String(),
  state: Type.String(), stateName: Type.String(), version: Type.Integer(),
  item: Type.Object({ code: Type.String(), version: Type.Integer(), name: Type.String(), kindName: Type.String(), resultName: Type.String() }),
  authority: Type.Object({ id: Type.String(), name: Type.String() }),
  hall: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String() }),
  applicant: Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String(), identityMasked: Type.String() }),
  channel: Type.String(), channelName: Type.String(),
  submittedAt: Type.String({ format: 'date-time' }),
  receivedOn: NullableDay, acceptedOn: NullableDay, decidedOn: NullableDay, completedOn: NullableDay,
  statutoryDueOn: NullableDay, promisedDueOn: NullableDay, dueOn: NullableDay, dueIsProvisional: Type.Boolean(),
  statutoryLimitText: Type.String(), promisedLimitText: Type.String(),
  paused: Type.Boolean(), pauseReason: Type.Union([Type.String(), Type.Null()]),
  usedDays: Type.Number(), leftDays: Type.Union([Type.Number(), Type.Null()]), overdueDays: Type.Number(),
  /** What is happening now, in words: the step whose turn it is. */
  step: Type.Union([Type.String(), Type.Null()]),
  steps: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String(), status: Type.String() })),
  specialSteps: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), days: Type.Number() })),
  situations: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
  form: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), rows: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })) })),
  materials: Type.Array(MaterialView),
  correction: Type.Union([Type.Null(), Type.Object({ requestedOn: Day, dueOn: Day, isSupplied: Type.Boolean() })]),
  documents: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), title: Type.String(), documentNumber: Type.String(), issuedAt: Type.String({ format: 'date-time' }), url: Type.String() })),
  /** A newer version of the item that the applicant may agree to be handled by; null when there is none or it is too late. */
  newVersion: Type.Union([Type.Object({ version: Type.Integer(), needs: Type.Array(Type.String()), gains: Type.Array(Type.String()) }), Type.Null()]),
  certificate: Type.Union([Type.Null(), Type.Object({ identifier: Type.String(), number: Type.String(), url: Type.String() })]),
  cards: Type.Array(Type.Object({ level: Type.String(), title: Type.String() })),
  timeline: Type.Array(TimelineEntry),
  allowedActions: Type.Array(AllowedAction),
})
export type ApplicationView = Static<typeof ApplicationView>

const STATES = Object.keys(stateWords) as ApplicationState[]

export const ListQuery = Type.Object(
  {
    view: Type.Optional(Type.Union([Type.Literal('mine'), Type.Literal('all')], { title: '视图' })),
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
  channelName: Type.String(),
})
export type ListRow = Static<typeof ListRow>

export const ListAnswer = Type.Object({ rows: Type.Array(ListRow), next: Type.Union([Type.String(), Type.Null()]) })

export const reasonText = (title: string) => Type.String({ title, minLength: 2, maxLength: 2000, pattern: '\\S' })
