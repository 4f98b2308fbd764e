import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { type SeatState, seatStateWords } from '../calling/seat.ts'
import { type TicketState, ticketStateWords } from '../tickets/ticket.ts'

const Minutes = Nullable(Type.Number())
const Of = { letter: Type.String(), name: Type.String() }

const Figures = {
  tickets: Type.Integer(), served: Type.Integer(), missed: Type.Integer(), abandoned: Type.Integer(),
  meanWaitMinutes: Minutes, p95WaitMinutes: Minutes, meanServiceMinutes: Minutes,
}

/** Where the windows of the day ahead are from. */
export const dutySourceWords = { rota: '按已公布的值班排班', usual: '没有公布排班，按往常有人的窗口', all: '没有排班也没有往常的记录，按在用的全部窗口' } as const
export type DutySource = keyof typeof dutySourceWords

/** 大厅监控 of one hall at this moment; numbers only, never who. */
export const HallMonitor = Type.Object({
  hallId: Type.String(), hallName: Type.String(), at: Type.String({ format: 'date-time' }),
  closedReason: Nullable(Type.String()),
  targetMinutes: Type.Integer(),
  now: Type.Object({
    waiting: Type.Integer(), longestWaitMinutes: Nullable(Type.Integer()), openWindows: Type.Integer(), pausedWindows: Type.Integer(),
    lines: Type.Array(Type.Object({
      ...Of, isOpen: Type.Boolean(), waiting: Type.Integer(), longestWaitMinutes: Nullable(Type.Integer()),
      /** Told to whoever takes a number now. */
      waitMinutes: Type.Integer(),
      openWindows: Type.Integer(), pausedWindows: Type.Integer(),
      /** Windows with which the last waits no longer than the target. */
      need: Type.Integer(),
    })),
    advice: Type.Array(Type.String()),
    /** Who waits longest. */
    longest: Nullable(Type.Object({ id: Type.String(), number: Type.String() })),
    /** Windows that are staffed now or served anybody today. */
    windows: Type.Array(Type.Object({
      no: Type.String(), name: Type.String(), state: Type.Enum(Object.keys(seatStateWords) as SeatState[]), stateName: Type.String(), officerName: Nullable(Type.String()),
      number: Nullable(Type.String()), served: Type.Integer(), meanServiceMinutes: Minutes,
    })),
  }),
  today: Type.Object({
    total: Type.Object(Figures),
    lines: Type.Array(Type.Object({ ...Of, ...Figures })),
    items: Type.Array(Type.Object({ itemCode: Type.String(), itemName: Type.String(), served: Type.Integer(), meanServiceMinutes: Type.Number() })),
  }),
  /** Told wait against real wait; the last day is today. */
  told: Type.Object({
    todayPercent: Nullable(Type.Number()), percent: Nullable(Type.Number()),
    days: Type.Array(Type.Object({ day: Type.String(), called: Type.Integer(), offMinutes: Type.Number(), waitedMinutes: Type.Number(), percent: Nullable(Type.Number()) })),
  }),
  /** The next day that the hall serves; null while none is near. */
  ahead: Nullable(Type.Object({
    day: Type.String(), isTomorrow: Type.Boolean(),
    /** The days of the same weekday that had any visitors, of the last four. */
    historyDays: Type.Array(Type.String()),
    dutySource: Type.Enum(Object.keys(dutySourceWords) as DutySource[]), dutySourceName: Type.String(),
    halves: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
    lines: Type.Array(Type.Object({
      ...Of, total: Type.Number(),
      halves: Type.Array(Type.Object({ appointments: Type.Integer(), walkIns: Type.Number(), windows: Type.Integer() })),
    })),
    advice: Type.Array(Type.String()),
  })),
  formulas: Type.Array(Type.Object({ name: Type.String(), formula: Type.String() })),
})
export type HallMonitor = Static<typeof HallMonitor>

/** A ticket in a list: numbers and times, never whose it is. */
const TicketRow = Type.Object({
  id: Type.String(), number: Type.String(), state: Type.Enum(Object.keys(ticketStateWords) as TicketState[]), stateName: Type.String(), lineName: Type.String(), itemName: Nullable(Type.String()),
  sourceName: Type.String(), isPriority: Type.Boolean(), takenAt: Type.String({ format: 'date-time' }),
  /** Until the first call, or until now while it waits. */
  waitedMinutes: Minutes,
  toldMinutes: Type.Number(),
  /** Told less waited, once called: above 0 it was told too long. */
  offMinutes: Minutes,
  servedMinutes: Minutes, windowNo: Nullable(Type.String()), calls: Type.Integer(),
})

const Choice = Type.Array(Type.Object({ value: Type.String(), label: Type.String() }))

export const HallTickets = Type.Object({
  hallName: Type.String(), day: Type.String(), count: Type.Integer(), rows: Type.Array(TicketRow), next: Nullable(Type.String()),
  choices: Type.Object({ states: Choice, lines: Choice, windows: Choice, items: Choice, orders: Choice }),
})
export type HallTickets = Static<typeof HallTickets>

export const HallTicket = Type.Object({
  hallName: Type.String(), day: Type.String(), ticket: TicketRow, officerName: Nullable(Type.String()),
  acts: Type.Array(Type.Object({ kindName: Type.String(), byName: Type.String(), windowNo: Nullable(Type.String()), at: Type.String({ format: 'date-time' }) })),
})

export const WindowDay = Type.Object({
  hallName: Type.String(), day: Type.String(), no: Type.String(), name: Type.String(), kindName: Type.String(), lineNames: Type.Array(Type.String()),
  /** Who sits there at this moment; of today only. */
  now: Nullable(Type.Object({ stateName: Type.String(), officerName: Type.String(), since: Type.String({ format: 'date-time' }), number: Nullable(Type.String()) })),
  /** By the published rota. */
  duties: Type.Array(Type.Object({ halfName: Type.String(), officerName: Type.String() })),
  officers: Type.Array(Type.Object({ name: Type.String(), ...Figures, firstCallAt: Nullable(Type.String()), lastEndAt: Nullable(Type.String()) })),
  total: Type.Object(Figures),
})
