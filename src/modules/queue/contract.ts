import Type, { type Static } from 'typebox'
import { Nullable } from '../../platform/nullable.ts'
import { PRIORITY_CLASSES } from './tickets/priority-rules.ts'
import { type SeatState, seatStateWords } from './calling/seat.ts'
import { type ColleagueCallState, colleagueCallWords } from './colleagues/colleague-call.ts'
import { HandOverView } from './shifts/contract.ts'
import { type TicketSource, ticketSourceWords, type TicketState, ticketStateWords } from './tickets/ticket.ts'
import { TICKET_VERBS, type TicketVerb } from './tickets/ticket-rules.ts'

/** What crosses HTTP. Chinese titles are the words of error messages. */

const keysOf = <T extends string>(words: Readonly<Record<T, unknown>>): T[] => Object.keys(words) as T[]

const At = Type.String({ format: 'date-time' })
const HallId = Type.String({ title: '大厅', minLength: 1, maxLength: 60 })
export const Letter = Type.String({ title: '排队业务', pattern: '^[A-Z]$' })
export const ItemCode = Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' })
export const WindowNo = Type.String({ title: '窗口', pattern: '^[0-9]{3}$' })
export const TicketStateField = Type.Enum(keysOf<TicketState>(ticketStateWords))
export const TicketVerbField = Type.Enum(keysOf<TicketVerb>(TICKET_VERBS))
export const SeatStateField = Type.Enum(keysOf<SeatState>(seatStateWords))
const SourceField = Type.Enum(keysOf<TicketSource>(ticketSourceWords))
const PriorityField = Type.Enum(PRIORITY_CLASSES, { title: '优先人群' })

export const HallParams = Type.Object({ hall: HallId })
export const HallTicketParams = Type.Object({ hall: HallId, id: Type.String({ title: '号票', format: 'uuid' }) })
export const HallHelpParams = Type.Object({ hall: HallId, id: Type.String({ title: '呼叫', format: 'uuid' }) })
export const TicketParams = Type.Object({ id: Type.String({ title: '号票', format: 'uuid' }) })
export const WindowParams = Type.Object({ no: WindowNo })

/** What one comes for: a line, or an item that leads to one. */
const Purpose = { line: Type.Optional(Letter), item: Type.Optional(ItemCode), priority: Type.Optional(PriorityField), escort: Type.Optional(Type.Boolean({ title: '需要有人陪同' })) }
/** Of a card; a machine that reads only the number leaves the name to the window. */
export const Identity = Type.Object({
  name: Type.Optional(Type.String({ title: '姓名', minLength: 1, maxLength: 100, pattern: '\\S' })),
  identityNumber: Type.String({ title: '身份证号码', minLength: 1, maxLength: 30 }),
}, { additionalProperties: false })
export const TakeOwnBody = Type.Object(Purpose, { additionalProperties: false })
export const TakeBody = Type.Object({ ...Purpose, holder: Type.Optional(Identity) }, { additionalProperties: false })
export type TakeBody = Static<typeof TakeBody>

/** A ticket as whoever holds it sees it: whose it is is not in it. */
const TICKET = {
  id: Type.String(), number: Type.String(), state: TicketStateField, stateName: Type.String(),
  hallId: Type.String(), lineName: Type.String(), itemCode: Nullable(Type.String()), itemName: Nullable(Type.String()), priorityName: Nullable(Type.String()),
  takenAt: At, windowNo: Nullable(Type.String()),
}
export const TicketView = Type.Object({
  ...TICKET,
  hallName: Type.String(),
  /** While it waits: how many of its line are called before it, and about how long that takes. */
  ahead: Nullable(Type.Integer()),
  waitMinutes: Nullable(Type.Integer()),
  /** What was told when it was taken. */
  toldMinutes: Type.Integer(),
  /** Until when one who missed the call may come back. */
  returnUntil: Nullable(At),
  /** 陪同, for whoever waits; null where nobody asked for it or it is over. */
  escort: Nullable(Type.String()),
  mayLeave: Type.Boolean(),
})
export type TicketView = Static<typeof TicketView>

/** A ticket as a window sees it. */
export const DeskTicket = Type.Object({
  ...TICKET,
  line: Type.String(), version: Type.Integer(), source: SourceField, sourceName: Type.String(), personName: Nullable(Type.String()), subjectId: Nullable(Type.String()),
  applicationNumbers: Type.Array(Type.String()), calls: Type.Integer(), waitedMinutes: Type.Integer(), servingAt: Nullable(At), missedAt: Nullable(At),
  allowedActions: Type.Array(Type.Object({ verb: TicketVerbField, name: Type.String(), reason: Nullable(Type.String()) })),
})
export type DeskTicket = Static<typeof DeskTicket>

export const LineView = Type.Object({
  letter: Type.String(), name: Type.String(), isOpen: Type.Boolean(),
  waiting: Type.Integer(), openWindows: Type.Integer(),
  /** For whoever would take a number now. */
  waitMinutes: Type.Integer(),
})

/** 叫号屏: numbers, windows and counts, never who. */
export const Board = Type.Object({
  hallId: Type.String(), hallName: Type.String(),
  /** When it serves today (`HH:mm`), and why it does not. */
  hours: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })), closedReason: Nullable(Type.String()),
  /** The newest first; `text` is what is read out. */
  calls: Type.Array(Type.Object({ number: Type.String(), windowNo: Type.String(), times: Type.Integer(), at: At, isServing: Type.Boolean(), text: Type.String() })),
  windows: Type.Array(Type.Object({ no: Type.String(), name: Type.String(), state: SeatStateField, number: Nullable(Type.String()), isServing: Type.Boolean() })),
  lines: Type.Array(LineView),
  /** Whoever missed the call today and may still come back. */
  missed: Type.Array(Type.String()),
})
export type Board = Static<typeof Board>

export const SeatView = Type.Object({ windowNo: Type.String(), windowName: Type.String(), state: SeatStateField })
export type SeatView = Static<typeof SeatView>

/** 联办: a colleague called to the window for a ticket. */
export const ColleagueCallView = Type.Object({
  id: Type.String(), version: Type.Integer(), ticketNumber: Type.String(), windowNo: Type.String(), askedByName: Type.String(), colleagueName: Type.String(), reason: Type.String(),
  state: Type.Enum(keysOf<ColleagueCallState>(colleagueCallWords)), stateName: Type.String(), answer: Type.String(),
  /** Whoever reads it is asked; else they asked. */
  isForMe: Type.Boolean(),
})

export const Desk = Type.Object({
  hallId: Type.String(), hallName: Type.String(),
  /** Where the officer sits; null while they sit nowhere. */
  seat: Nullable(SeatView),
  current: Nullable(DeskTicket),
  /** Who goes with the visitor of the ticket, as a sentence. */
  escort: Nullable(Type.String()),
  /** What the shift before left at this window and nobody took over yet. */
  handOver: Nullable(HandOverView),
  /** 联办: what others ask of the officer, and what came of what they asked. */
  colleagueCalls: Type.Array(ColleagueCallView),
  /** Who else works in the hall. */
  colleagues: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
  /** Of the lines this window calls from. */
  lines: Type.Array(Type.Object({ letter: Type.String(), name: Type.String(), waiting: Type.Integer() })),
  next: Type.Array(Type.String()),
  missed: Type.Array(DeskTicket),
  windows: Type.Array(Type.Object({ no: Type.String(), name: Type.String(), state: Nullable(SeatStateField), officerName: Nullable(Type.String()), lines: Type.Array(Type.String()) })),
  allLines: Type.Array(Type.Object({ letter: Type.String(), name: Type.String() })),
  today: Type.Object({ served: Type.Integer(), missed: Type.Integer(), meanServiceMinutes: Type.Number(), meanWaitMinutes: Type.Number() }),
})
export type Desk = Static<typeof Desk>
