import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { TicketActKind } from '../tickets/ticket.ts'
import type { DayTicket } from './day-rules.ts'

/** Every ticket of one day of a hall, some thousand at most; never whose they are. Served by ticket_number. */
export const listDayTickets = (db: Db, { region, hallId }: HallKey, day: string): Promise<DayTicket[]> =>
  db.query(sql`
    select id, number, line, state, source, priority is not null as "isPriority", item_code as "itemCode", item_name as "itemName", window_no as "windowNo", officer_id as "officerId", calls,
      estimated_seconds as "estimatedSeconds", taken_at as "takenAt", missed_at as "missedAt", due_at as "dueAt", first_called_at as "firstCalledAt", serving_at as "servingAt", ended_at as "endedAt"
    from queue.ticket where region = ${region} and hall_id = ${hallId} and day = ${day}::date`)

/** What happened to a ticket, in order. Served by the primary key. */
export const listTicketActs = (db: Db, { region, hallId }: HallKey, ticketId: string): Promise<{ kind: TicketActKind; byName: string; at: Date; windowNo: string | null }[]> =>
  db.query(sql`
    select kind, by_name as "byName", at, window_no as "windowNo" from queue.ticket_act
    where region = ${region} and hall_id = ${hallId} and ticket_id = ${ticketId}::uuid order by region, hall_id, ticket_id, seq`)

export interface ToldDay {
  day: string
  /** Tickets that were called: the others never knew their wait. */
  called: number
  /** Sum of what the told wait was off by, either way. */
  offSeconds: number
  waitedSeconds: number
}

/** What was told against what it was, by day. Served by ticket_number, in order. */
export const listToldDays = (db: Db, { region, hallId }: HallKey, from: string, to: string): Promise<ToldDay[]> =>
  db.query(sql`
    select day, count(*)::int as called, sum(abs(estimated_seconds - waited))::float8 as "offSeconds", sum(waited)::float8 as "waitedSeconds"
    from queue.ticket, lateral (select greatest(0, extract(epoch from first_called_at - due_at)) as waited) as real
    where region = ${region} and hall_id = ${hallId} and day between ${from}::date and ${to}::date and first_called_at is not null
    group by region, hall_id, day order by region, hall_id, day`)

/** Who came without an appointment, by day, line and half-hour of the day (0 to 47). Served by ticket_number. */
export const listArrivals = (db: Db, { region, hallId }: HallKey, days: readonly string[]): Promise<{ day: string; line: string; half: number; count: number }[]> =>
  db.query(sql`
    select day, line, floor(extract(epoch from taken_at at time zone 'Asia/Shanghai' - day) / 1800)::int as half, count(*)::int as count
    from queue.ticket where region = ${region} and hall_id = ${hallId} and day = any(${days}::date[]) and source <> 'appointment' group by 1, 2, 3`)

/** Which windows served anybody on which of these days. Served by ticket_number. */
export const listServingWindows = (db: Db, { region, hallId }: HallKey, days: readonly string[]): Promise<{ day: string; windowNo: string }[]> =>
  db.query(sql`
    select day, window_no as "windowNo" from queue.ticket
    where region = ${region} and hall_id = ${hallId} and day = any(${days}::date[]) and serving_at is not null and window_no is not null group by 1, 2`)

/** Places taken in the slots of a day, of all lines; a place kept for the waiting list counts. Served by the primary key. */
export const listTakenPlaces = (db: Db, { region, hallId }: HallKey, letters: readonly string[], day: string): Promise<{ line: string; half: number; count: number }[]> =>
  db.query(sql`
    select line, floor(extract(epoch from starts_at at time zone 'Asia/Shanghai' - ${day}::date) / 1800)::int as half, taken as count from queue.slot
    where region = ${region} and hall_id = ${hallId} and line = any(${letters}::text[]) and starts_at >= ${day}::date::timestamp at time zone 'Asia/Shanghai'
      and starts_at < (${day}::date + 1)::timestamp at time zone 'Asia/Shanghai' and taken > 0`)
