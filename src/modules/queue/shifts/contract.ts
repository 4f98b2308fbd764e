import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'

export const HandOverParams = Type.Object({ hall: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }), id: Type.String({ title: '交接', format: 'uuid' }) })
export const LeaveBody = Type.Object({ note: Type.Optional(Type.String({ title: '交代的事', maxLength: 500 })) }, { additionalProperties: false })
export const ConfirmBody = Type.Object({ remark: Type.Optional(Type.String({ title: '核对情况', maxLength: 300 })) }, { additionalProperties: false })

export const OpenThingsView = Type.Object({
  ticket: Nullable(Type.Object({ number: Type.String(), stateName: Type.String() })), missed: Type.Array(Type.String()), cases: Type.Array(Type.String()), cashFen: Type.Integer(),
})

export const HandOverView = Type.Object({
  id: Type.String(), version: Type.Integer(), day: Type.String(), windowNo: Type.String(), leftByName: Type.String(), leftAt: Type.String({ format: 'date-time' }), openThings: OpenThingsView, note: Type.String(),
  confirmedByName: Nullable(Type.String()), confirmedAt: Nullable(Type.String({ format: 'date-time' })), remark: Type.String(),
  /** Who left takes it back themselves. */
  isTakenBack: Type.Boolean(),
  /** Why whoever asks cannot take it over; null when they can. */
  confirmReason: Nullable(Type.String()),
})
export type HandOverView = Static<typeof HandOverView>

export const HandOverDay = Type.Object({
  hallId: Type.String(), hallName: Type.String(), day: Type.String(), rows: Type.Array(HandOverView), next: Nullable(Type.String()),
  /** Not taken over yet, of any day. */
  open: Type.Array(HandOverView),
  /** Windows that served somebody on that day and were left without a word. */
  without: Type.Array(Type.String()),
})
