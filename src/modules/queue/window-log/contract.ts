import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { WindowNo } from '../contract.ts'
import { type CashKind, cashWords, type Ledger, ledgerWords } from './entry.ts'

const LedgerField = Type.Enum(Object.keys(ledgerWords) as Ledger[])
const Fen = Type.Integer({ title: '金额', minimum: 1, maximum: 100_000_00 })
const Note = Type.Optional(Type.String({ title: '说明', maxLength: 200 }))

export const ServiceBody = Type.Object({ what: Type.String({ title: '服务', minLength: 1, maxLength: 12 }), quantity: Type.Integer({ title: '数量', minimum: 1, maximum: 9999 }), note: Note }, { additionalProperties: false })
export const CashBody = Type.Object({ kind: Type.Enum(Object.keys(cashWords) as CashKind[], { title: '现金类型' }), amountFen: Fen, note: Note }, { additionalProperties: false })
export const EntranceBody = Type.Object({
  quantity: Type.Integer({ title: '人数', minimum: 1, maximum: 500 }),
  visitor: Type.Optional(Type.Object({ name: Type.Optional(Type.String({ title: '姓名', maxLength: 50 })), phone: Type.Optional(Type.String({ title: '电话', maxLength: 20 })) }, { additionalProperties: false })),
}, { additionalProperties: false })
export const StrikeBody = Type.Object({ reason: Type.String({ title: '原因', minLength: 2, maxLength: 200, pattern: '\\S' }) }, { additionalProperties: false })
export const EntryParams = Type.Object({ hall: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }), id: Type.String({ title: '记录', format: 'uuid' }) })

export const EntryView = Type.Object({
  id: Type.String(), day: Type.String(), at: Type.String({ format: 'date-time' }), ledger: LedgerField, ledgerName: Type.String(),
  what: Type.String(), whatName: Type.String(), unit: Type.String(), quantity: Type.Integer(), amountFen: Nullable(Type.Integer()), itemName: Nullable(Type.String()),
  ticketNumber: Nullable(Type.String()), windowNo: Nullable(WindowNo), officerName: Type.String(), note: Type.String(),
  /** It takes another back, or was taken back itself. */
  isStrike: Type.Boolean(), isStruck: Type.Boolean(),
  visitor: Nullable(Type.String()),
  /** Why it cannot be taken back now; null when it can. */
  strikeReason: Nullable(Type.String()),
})
export type EntryView = Static<typeof EntryView>

const Sum = Type.Object({ ledger: LedgerField, what: Type.String(), whatName: Type.String(), unit: Type.String(), quantity: Type.Integer(), amountFen: Type.Integer() })
export const DayLog = Type.Object({
  hallName: Type.String(), day: Type.String(), rows: Type.Array(EntryView), next: Nullable(Type.String()), sums: Type.Array(Sum),
  balances: Type.Array(Type.Object({ windowNo: Type.String(), fen: Type.Integer() })),
})
export const MonthLog = Type.Object({ hallName: Type.String(), month: Type.String(), columns: Type.Array(Sum), days: Type.Array(Type.Object({ day: Type.String(), quantities: Type.Array(Type.Integer()), amounts: Type.Array(Type.Integer()) })), formula: Type.String() })
export type MonthLog = Static<typeof MonthLog>

/** What can be written down here now. */
export const LogForm = Type.Object({
  services: Type.Array(Type.Object({ name: Type.String(), unit: Type.String() })),
  cash: Type.Array(Type.Object({ kind: Type.String(), name: Type.String() })),
  /** null: this hall does not count who comes in. */
  entrance: Nullable(Type.Array(Type.Object({ field: Type.String(), name: Type.String() }))),
  /** What the officer's window holds; null while they sit at none. */
  balanceFen: Nullable(Type.Integer()),
})
