import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { Identity, TicketStateField } from '../contract.ts'
import { type EscortReason, escortReasonWords, type EscortStage, escortStageWords, type EscortState, escortStateWords } from './escort.ts'
import { ESCORT_VERBS, type EscortVerb } from './escort-rules.ts'

const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>): T[] => Object.keys(words) as T[]
const Stage = Type.Enum(keysOf<EscortStage>(escortStageWords), { title: '陪同环节' })
const Reason = Type.Enum(keysOf<EscortReason>(escortReasonWords), { title: '陪同的原因' })

export const EscortParams = Type.Object({ hall: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }), id: Type.String({ title: '陪同', format: 'uuid' }) })

/** Who asks is known by the card, by the number they hold, or by the name they say. */
export const AskEscortBody = Type.Object({
  holder: Type.Optional(Identity),
  ticketNumber: Type.Optional(Type.String({ title: '号票', pattern: '^[A-Za-z][0-9]{3,5}$' })),
  name: Type.Optional(Type.String({ title: '称呼', minLength: 1, maxLength: 50, pattern: '\\S' })),
  reason: Reason,
  stages: Type.Array(Stage, { title: '陪同环节', minItems: 1, maxItems: 3 }),
  place: Type.Optional(Type.String({ title: '在哪里等', maxLength: 100 })),
}, { additionalProperties: false })
export type AskEscortBody = Static<typeof AskEscortBody>

/** Nobody named: whoever asks takes it themselves. */
export const AssignBody = Type.Object({
  officer: Type.Optional(Type.String({ title: '陪同的人', format: 'uuid' })),
  volunteer: Type.Optional(Type.String({ title: '志愿者姓名', minLength: 1, maxLength: 50, pattern: '\\S' })),
}, { additionalProperties: false })
export const EndBody = Type.Object({ note: Type.Optional(Type.String({ title: '情况说明', maxLength: 300 })) }, { additionalProperties: false })
export const CancelBody = Type.Object({ reason: Type.String({ title: '原因', minLength: 2, maxLength: 200, pattern: '\\S' }) }, { additionalProperties: false })

export const EscortView = Type.Object({
  id: Type.String(), version: Type.Integer(), day: Type.String(), state: Type.Enum(keysOf<EscortState>(escortStateWords)), stateName: Type.String(),
  visitorName: Nullable(Type.String()), reasonName: Type.String(), stagesName: Type.String(), stageName: Nullable(Type.String()), sourceName: Type.String(), place: Type.String(),
  ticketNumber: Nullable(Type.String()), ticketState: Nullable(TicketStateField), ticketStateName: Nullable(Type.String()), windowNo: Nullable(Type.String()),
  escortName: Nullable(Type.String()), isMine: Type.Boolean(), note: Type.String(), askedAt: Type.String({ format: 'date-time' }),
  acts: Type.Array(Type.Object({ name: Type.String(), by: Type.String(), at: Type.String({ format: 'date-time' }), detail: Type.String() })),
  allowedActions: Type.Array(Type.Object({ verb: Type.Enum(keysOf<EscortVerb>(ESCORT_VERBS)), name: Type.String(), reason: Nullable(Type.String()) })),
})
export type EscortView = Static<typeof EscortView>

export const EscortDay = Type.Object({
  hallId: Type.String(), hallName: Type.String(), day: Type.String(), rows: Type.Array(EscortView), next: Nullable(Type.String()),
  /** Whom one may send. */
  officers: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  mayManage: Type.Boolean(),
})
export const EscortMonth = Type.Object({
  hallName: Type.String(), month: Type.String(), total: Type.Integer(), ended: Type.Integer(), cancelled: Type.Integer(), open: Type.Integer(), meanMinutes: Nullable(Type.Number()),
  reasons: Type.Array(Type.Object({ reasonName: Type.String(), total: Type.Integer(), ended: Type.Integer() })), formula: Type.String(),
})
