import Type, { type Static } from 'typebox'
import { AutomaticView } from '../automatic/automatic-contract.ts'
import { Day, NullableDay, NullableText } from '../contract-shapes.ts'

/** A case as it is read, by whoever may. */

export const AllowedAction = Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Type.Union([Type.String(), Type.Null()]) })

export const MaterialView = Type.Object({
  id: Type.String(), name: Type.String(), necessary: Type.Boolean(),
  provided: Type.String(), providedName: Type.String(), waivedBy: Type.Union([Type.String(), Type.Null()]),
  /** The certificate or the data that stands in for it, or that the applicant declined their use; null where there is nothing to say. */
  standInText: NullableText,
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
  startedOn: Day, /** `HH:mm`, for limits in hours and half days. */ startedAt: NullableText, dueOn: Day, /** The minute it ends, Asia/Shanghai: the close of the hall, or exact for hours. */ dueAt: Type.String(), endedOn: NullableDay,
  usedDays: Type.Number(), leftDays: Type.Number(), overdueDays: Type.Number(), paused: Type.Boolean(), isProvisional: Type.Boolean(),
  /** By what the region set: little is left, or much is used. */
  isNear: Type.Boolean(),
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
  number: Type.String(), region: Type.String(), regionName: Type.String(), /** Who handles it: the region itself, or a township or village of it. */ divisionCode: Type.String(),
  state: Type.String(), stateName: Type.String(), version: Type.Integer(),
  item: Type.Object({ code: Type.String(), version: Type.Integer(), name: Type.String(), kindName: Type.String(), resultName: Type.String() }),
  authority: Type.Object({ id: Type.String(), name: Type.String() }),
  hall: Type.Object({ id: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String() }),
  applicant: Type.Object({ id: Type.String(), name: Type.String(), kind: Type.String(), identityMasked: Type.String() }),
  channel: Type.String(), channelName: Type.String(),
  /** 在哪里收的件: A012 号，3 号窗口收件. Null where nobody was called, and of what came online. */
  takenInAt: NullableText,
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
