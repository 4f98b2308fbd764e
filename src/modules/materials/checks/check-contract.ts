/** What checks say over HTTP. */
import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { CHECK_NUMBER } from './check-rules.ts'

const Text = Nullable(Type.String())
const Body = Type.Object({ id: Type.String(), name: Type.String(), region: Type.String(), regionName: Type.String() })

export const CheckParams = Type.Object({ number: Type.String({ title: '协查编号', pattern: CHECK_NUMBER }) })
export const CheckState = Type.Union([Type.Literal('asked'), Type.Literal('answered'), Type.Literal('withdrawn')])
export const CheckOutcome = Type.Union([Type.Literal('confirmed'), Type.Literal('notConfirmed'), Type.Literal('notOurs')], { title: '答复' })

export const CheckView = Type.Object({
  number: Type.String(),
  version: Type.Integer(),
  state: CheckState,
  stateName: Type.String(),
  asked: Body,
  asking: Body,
  askingOfficerName: Type.String(),
  applicationNumber: Text,
  itemName: Text,
  subject: Type.Object({ kind: Type.Union([Type.Literal('person'), Type.Literal('enterprise')]), name: Type.String(), identityMasked: Type.String() }),
  matter: Type.String(),
  basis: Type.String(),
  askedAt: Type.String({ format: 'date-time' }),
  dueOn: Type.String({ format: 'date' }),
  isOverdue: Type.Boolean(),
  /** Workdays after today up to the last day; 0 on that day and later. */
  leftDays: Type.Integer(),
  outcome: Nullable(CheckOutcome),
  outcomeName: Text,
  answer: Text,
  answeredAt: Text,
  answeredByName: Text,
  file: Nullable(Type.Object({ id: Type.String(), name: Type.String(), mediaType: Type.String() })),
  withdrawnAt: Text,
  withdrawnReason: Text,
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Text })),
})
export type CheckView = Static<typeof CheckView>

/** Whom it is about when there is no case: as on the card or licence that lies on the desk. */
export const CheckSubjectInput = Type.Object(
  {
    kind: Type.Union([Type.Literal('person'), Type.Literal('enterprise')], { title: '个人或企业' }),
    name: Type.String({ title: '姓名或名称', minLength: 1, maxLength: 100, pattern: '\\S' }),
    identityNumber: Type.String({ title: '身份证号码或统一社会信用代码', minLength: 15, maxLength: 20 }),
  },
  { additionalProperties: false },
)

export const AskCheckInput = Type.Object(
  {
    /** The body that holds the fact. */
    authority: Type.String({ title: '协查单位', minLength: 1, maxLength: 60 }),
    application: Type.Optional(Type.String({ title: '办件编号', pattern: '^\\d{19}$' })),
    item: Type.Optional(Type.String({ title: '事项', maxLength: 80, pattern: '^[a-z0-9-]+$' })),
    subject: Type.Optional(CheckSubjectInput),
    matter: Type.String({ title: '请确认什么', minLength: 4, maxLength: 500, pattern: '\\S' }),
    basis: Type.String({ title: '依据', minLength: 2, maxLength: 300, pattern: '\\S' }),
  },
  { additionalProperties: false },
)
export type AskCheckInput = Static<typeof AskCheckInput>
