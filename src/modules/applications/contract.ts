import Type, { type Static } from 'typebox'
import { AutomaticView } from './automatic/automatic-contract.ts'
import { type ApplicationState, deliveryWords, type DeliveryWay, type FollowRelation, followWords, stateWords } from './application.ts'

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

/** 告知承诺: for certificates (the case is examined as any other), or for a licence that is decided at once. */
export const CommitmentKind = Type.Union([Type.Literal('proof'), Type.Literal('licence')], { title: '告知承诺的种类' })
export const CommitmentPromiseInput = Type.Object({ ...PromiseInput.properties, kind: Type.Optional(CommitmentKind) }, { title: '告知承诺书', additionalProperties: false })

/** Signed before a clerk's eyes: the wording is the one in force, unless told. */
export const SignedAtWindow = Type.Object(
  { signedBy: PromiseInput.properties.signedBy, textVersion: Type.Optional(PromiseInput.properties.textVersion) },
  { title: '承诺书', additionalProperties: false },
)

/** Where a parcel goes to, or is fetched from. */
export const PostalPersonInput = Type.Object(
  {
    name: Type.String({ title: '姓名', minLength: 1, maxLength: 50, pattern: '\\S' }),
    phone: Type.String({ title: '联系电话', pattern: '^[0-9-]{7,20}$' }),
    address: Type.String({ title: '详细地址', minLength: 5, maxLength: 200, pattern: '\\S' }),
  },
  { title: '寄送地址', additionalProperties: false },
)
export type PostalPerson = Static<typeof PostalPersonInput>

export const DeliveryInput = Type.Object(
  { way: Type.Union((Object.keys(deliveryWords) as DeliveryWay[]).map((way) => Type.Literal(way)), { title: '领取方式' }), to: Type.Optional(PostalPersonInput) },
  { title: '结果怎么领取', additionalProperties: false },
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
    commitmentPromise: Type.Optional(CommitmentPromiseInput),
    /** An earlier case of the same applicant that this one changes, renews, replaces or ends. */
    follows: Type.Optional(Type.Object(
      { number: NumberParams.properties.number, relation: Type.Union((Object.keys(followWords) as FollowRelation[]).map((relation) => Type.Literal(relation)), { title: '与原办件的关系' }) },
      { title: '原办件', additionalProperties: false },
    )),
    /** How the applicant wants the result; without a wish it is fetched at the counter. */
    delivery: Type.Optional(DeliveryInput),
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
  /** Asked for in the correction notice, or promised for later, and still owed. */
  isOwed: Type.Boolean(),
  /** 可容缺, 可告知承诺: as the version of the guide has it that the case goes by. */
  deferrable: Type.Boolean(), committable: Type.Boolean(),
})

/** 容缺: what is owed, what the local rule says of the meantime and of the end. */
const DeferralView = Type.Object({
  promisedOn: Day, signedBy: Type.String(), textVersion: Type.Integer(),
  owed: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), dueOn: Day, suppliedOn: NullableDay, /** Workdays from today; below zero when it is over, null when it came. */ leftDays: Type.Union([Type.Integer(), Type.Null()]) })),
  clock: Type.String(), clockName: Type.String(), overrun: Type.String(), overrunName: Type.String(), completedOn: NullableDay,
})

/** 告知承诺: what was committed to, its check and what came of it. */
const CommitmentView = Type.Object({
  kind: Type.String(), kindName: Type.String(), madeOn: Day, signedBy: Type.String(), textVersion: Type.Integer(),
  materials: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  withdrawnOn: NullableDay, checkDueOn: Day,
  check: Type.Union([Type.Null(), Type.Object({ on: Day, outcome: Type.String(), outcomeName: Type.String(), note: Type.String() })]),
  rectification: Type.Union([Type.Null(), Type.Object({ dueOn: Day, outcome: Type.Union([Type.String(), Type.Null()]), outcomeName: Type.String(), on: NullableDay })]),
})

/** Signed with the application and not yet acted on. */
const SignedView = Type.Union([Type.Null(), Type.Object({ signedBy: Type.String(), textVersion: Type.Integer(), kind: Type.Union([Type.String(), Type.Null()]) })])

export const TimelineEntry = Type.Object({
  seq: Type.Integer(), type: Type.String(), title: Type.String(), at: Type.String({ format: 'date-time' }),
  actorName: Type.String(), office: Type.Union([Type.String(), Type.Null()]), note: Type.Union([Type.String(), Type.Null()]),
})

/** One limit of a case: several run at once. `id` is what the strip of its days is asked by. */
export const ClockView = Type.Object({
  id: Type.String(), kind: Type.String(), name: Type.String(), limitText: Type.String(),
  startedOn: Day, dueOn: Day, /** The minute it ends, Asia/Shanghai: the close of the hall, or exact for hours. */ dueAt: Type.String(), endedOn: NullableDay,
  usedDays: Type.Number(), leftDays: Type.Number(), overdueDays: Type.Number(), paused: Type.Boolean(), isProvisional: Type.Boolean(),
})
export type ClockView = Static<typeof ClockView>

/** How a deadline came about: every day of one clock. */
export const ClockDaysView = Type.Object({
  number: Type.String(), clock: ClockView, today: Day,
  days: Type.Array(Type.Object({
    day: Day, kind: Type.String(), /** 计入, 休息日, 节假日 … */ kindName: Type.String(), /** One character that says the same: 计 休 节 班 停 起. */ mark: Type.String(),
    /** The holiday, or what the clock stood still for. */ why: Type.Union([Type.String(), Type.Null()]),
    countedDays: Type.Number(), isProvisional: Type.Boolean(), isAfterDue: Type.Boolean(),
  })),
})
export type ClockDaysView = Static<typeof ClockDaysView>

const NullableText = Type.Union([Type.String(), Type.Null()])

export const RemoteView = Type.Union([Type.Null(), Type.Object({
  receivingRegionName: Type.String(), receivingHall: Type.String(), decidingHall: Type.String(),
  receivedBy: Type.String(), identityCheckName: Type.String(), formalCheck: Type.String(),
  handedOver: Type.Union([Type.Null(), Type.Object({ on: Day, by: Type.String(), originals: Type.Array(Type.String()), courierNumber: NullableText })]),
  takenOver: Type.Union([Type.Null(), Type.Object({ on: Day, by: Type.String(), note: NullableText })]),
})])

export const DeliveryView = Type.Object({
  /** The applicant's wish; null where there was none. */
  way: NullableText, wayName: NullableText,
  /** Where a parcel goes, in one line; masked for whoever must not see it. */
  to: NullableText,
  /** Told to the applicant alone, while the result lies ready. */
  pickUpCode: NullableText,
  /** Where it lies ready. */
  place: Type.Union([Type.Null(), Type.Object({ name: Type.String(), address: Type.String(), hours: Type.String(), phone: Type.String() })]),
  parcels: Type.Array(Type.Object({
    direction: Type.String(), directionName: Type.String(), state: Type.String(), stateName: Type.String(), courierNumber: NullableText, problem: NullableText,
    orderedAt: Type.String({ format: 'date-time' }), steps: Type.Array(Type.Object({ at: Type.String(), text: Type.String() })),
  })),
})

const HandedFile = Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String(), sizeBytes: Type.Integer() })
const HandedState = Type.Object({ providedName: Type.String(), files: Type.Array(HandedFile) })

/** What one hand-in after the submission changed. */
export const ChangeView = Type.Object({
  seq: Type.Integer(), title: Type.String(), at: Type.String({ format: 'date-time' }),
  materials: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), before: HandedState, after: HandedState })),
  answers: Type.Array(Type.Object({ label: Type.String(), before: Type.Union([Type.String(), Type.Null()]), after: Type.Union([Type.String(), Type.Null()]) })),
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
  clocks: Type.Array(ClockView),
  /** What is happening now, in words: the step whose turn it is. */
  step: Type.Union([Type.String(), Type.Null()]),
  steps: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String(), status: Type.String() })),
  /** Whose turn it is. */
  next: Type.Union([Type.Object({ office: Type.String(), post: Type.String(), officerName: Type.Union([Type.String(), Type.Null()]) }), Type.Null()]),
  /** 绿色通道, and why. */
  priority: Type.Union([Type.String(), Type.Null()]),
  assignedTo: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  /** What was changed by each hand-in after the submission. */
  changes: Type.Array(ChangeView),
  specialSteps: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), days: Type.Number() })),
  situations: Type.Array(Type.Object({ question: Type.String(), answer: Type.String() })),
  form: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), rows: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })) })),
  materials: Type.Array(MaterialView),
  correction: Type.Union([Type.Null(), Type.Object({ requestedOn: Day, dueOn: Day, isSupplied: Type.Boolean() })]),
  deferralPromise: SignedView, commitmentPromise: SignedView,
  /** 整个事项可告知承诺: the decision may be made on a commitment. */
  isCommitmentItem: Type.Boolean(),
  deferral: Type.Union([Type.Null(), DeferralView]),
  commitment: Type.Union([Type.Null(), CommitmentView]),
  /** 预审退回修改: what to mend, and by when. */
  revision: Type.Union([Type.Null(), Type.Object({ requestedOn: Day, dueOn: Day, reason: Type.String(), isRevised: Type.Boolean() })]),
  hearing: Type.Union([Type.Null(), Type.Object({ informedOn: Day, requestDueOn: Day, requestedOn: NullableDay, holdBy: NullableDay })]),
  /** 作废 that waits for its second person. */
  voiding: Type.Union([Type.Null(), Type.Object({ byName: Type.String(), reason: Type.String() })]),
  /** 办结结果 of the monitoring code list. */
  result: Type.Union([Type.Null(), Type.Object({ code: Type.Integer(), name: Type.String(), reason: Type.String() })]),
  documents: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), title: Type.String(), documentNumber: Type.String(), issuedAt: Type.String({ format: 'date-time' }), url: Type.String() })),
  /** A newer version of the item that the applicant may agree to be handled by; null when there is none or it is too late. */
  newVersion: Type.Union([Type.Object({ version: Type.Integer(), needs: Type.Array(Type.String()), gains: Type.Array(Type.String()) }), Type.Null()]),
  certificate: Type.Union([Type.Null(), Type.Object({ identifier: Type.String(), number: Type.String(), url: Type.String() })]),
  /** 异地代收: who took it in and where its papers are; null for every other case. */
  remote: RemoteView,
  delivery: DeliveryView,
  /** 系统自动审批, explained; null where no rules looked at the case. */
  automatic: Type.Union([Type.Null(), AutomaticView]),
  cards: Type.Array(Type.Object({ level: Type.String(), title: Type.String() })),
  timeline: Type.Array(TimelineEntry),
  allowedActions: Type.Array(AllowedAction),
})
export type ApplicationView = Static<typeof ApplicationView>

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
  channelName: Type.String(),
  /** What a command on this line has to name. */
  version: Type.Integer(),
  /** 绿色通道, and why. */
  priority: Type.Union([Type.String(), Type.Null()]),
  assignedToName: Type.Union([Type.String(), Type.Null()]),
})
export type ListRow = Static<typeof ListRow>

export const ListAnswer = Type.Object({ rows: Type.Array(ListRow), next: Type.Union([Type.String(), Type.Null()]) })

export const reasonText = (title: string) => Type.String({ title, minLength: 2, maxLength: 2000, pattern: '\\S' })
