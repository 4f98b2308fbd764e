import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Waiting } from '../calling/calling-rules.ts'
import type { Ticket, TicketActKind } from './ticket.ts'

const TICKET = rawSql(`region, hall_id as "hallId", id, day, number, line, for_window as "forWindow", version, state, source, person_key as "personKey", subject_id as "subjectId",
  person_name as "personName", priority, item_code as "itemCode", item_name as "itemName", appointment_id as "appointmentId", application_numbers as "applicationNumbers", taken_at as "takenAt",
  rank, turn_at as "turnAt", due_at as "dueAt", estimated_seconds as "estimatedSeconds", first_called_at as "firstCalledAt", called_at as "calledAt", calls, serving_at as "servingAt",
  ended_at as "endedAt", missed_at as "missedAt", window_no as "windowNo", officer_id as "officerId"`)

/** A hall and where its rows lie. */
export interface HallKey {
  region: string
  hallId: string
}

/** The next number of a line, counted on. */
export async function takeSerial(db: Db, { region, hallId }: HallKey, day: string, letter: string): Promise<number> {
  const [row] = await db.query<{ last: number }>(sql`
    insert into queue.day_counter as counter (region, hall_id, day, letter, last) values (${region}, ${hallId}, ${day}::date, ${letter}, 1)
    on conflict (region, hall_id, day, letter) do update set last = counter.last + 1 returning last`)
  return row!.last
}

/** The guard of taking one. Breaks `ticket_of_person` when the person has an open ticket in the line. */
export const insertTicket = (ticket: Ticket): Statement => sql`
  insert into queue.ticket (region, hall_id, id, day, number, line, version, state, source, person_key, subject_id, person_name, priority, item_code, item_name, appointment_id, taken_at, rank, turn_at, due_at, estimated_seconds)
  values (${ticket.region}, ${ticket.hallId}, ${ticket.id}::uuid, ${ticket.day}::date, ${ticket.number}, ${ticket.line}, ${ticket.version}::int, ${ticket.state}, ${ticket.source}, ${ticket.personKey},
    ${ticket.subjectId}::uuid, ${ticket.personName}, ${ticket.priority}, ${ticket.itemCode}, ${ticket.itemName}, ${ticket.appointmentId}::uuid, ${ticket.takenAt}::timestamptz, ${ticket.rank}::smallint,
    ${ticket.turnAt}::timestamptz, ${ticket.dueAt}::timestamptz, ${ticket.estimatedSeconds}::int)
  returning 1`

/** The guard of every step: only a ticket that nobody changed since it was read. */
export const saveTicket = (ticket: Ticket): Statement => sql`
  update queue.ticket set version = ${ticket.version}::int, state = ${ticket.state}, line = ${ticket.line}, for_window = ${ticket.forWindow}, priority = ${ticket.priority},
    rank = ${ticket.rank}::smallint, turn_at = ${ticket.turnAt}::timestamptz, first_called_at = ${ticket.firstCalledAt}::timestamptz,
    called_at = ${ticket.calledAt}::timestamptz, calls = ${ticket.calls}::smallint, serving_at = ${ticket.servingAt}::timestamptz, ended_at = ${ticket.endedAt}::timestamptz,
    missed_at = ${ticket.missedAt}::timestamptz, window_no = ${ticket.windowNo}, officer_id = ${ticket.officerId}::uuid
  where region = ${ticket.region} and hall_id = ${ticket.hallId} and id = ${ticket.id}::uuid and version = ${ticket.version - 1}::int returning 1`

/**
 * A case that was taken in with it. Beside the steps and not one of them: whoever serves goes on at the version they saw, and twice is as once.
 */
export async function addApplication(db: Db, { region, hallId }: HallKey, id: string, number: string): Promise<void> {
  await db.query(sql`
    update queue.ticket set application_numbers = application_numbers || ${number}::text
    where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid and not application_numbers @> array[${number}::text]`)
}

export interface TicketAct {
  kind: TicketActKind
  byId: string
  byName: string
  at: Date
  detail: Record<string, unknown>
  /** Where the ticket was when it happened; of the ticket as it stands after it, when not said. */
  windowNo?: string | null
}

/** What happened; the board is told by it (trigger `ticket_act_told`). */
export const insertTicketAct = ({ region, hallId, id, version, windowNo }: Ticket, { kind, byId, byName, at, detail, windowNo: was = windowNo }: TicketAct): Statement => sql`
  insert into queue.ticket_act (region, hall_id, ticket_id, seq, kind, by_id, by_name, at, detail, window_no)
  select ${region}, ${hallId}, ${id}::uuid, ${version}::int, ${kind}, ${byId}, ${byName}, ${at}::timestamptz, ${JSON.stringify(detail)}::jsonb, ${was} where exists (select 1 from guard)`

/** Served by the primary key. */
export const isResultHandedOut = async (db: Db, { region, hallId }: HallKey, id: string, number: string): Promise<boolean> =>
  (await db.query(sql`select 1 from queue.ticket_act where region = ${region} and hall_id = ${hallId} and ticket_id = ${id}::uuid and kind = 'resultHandedOut' and detail ->> 'number' = ${number}`)).length > 0

/** Served by the primary key. */
export const findTicket = async (db: Db, { region, hallId }: HallKey, id: string): Promise<Ticket | undefined> =>
  (await db.query<Ticket>(sql`select ${TICKET} from queue.ticket where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid`))[0]

/** By what is printed on it. Served by ticket_number. */
export const findTicketNumbered = async (db: Db, { region, hallId }: HallKey, day: string, number: string): Promise<Ticket | undefined> =>
  (await db.query<Ticket>(sql`select ${TICKET} from queue.ticket where region = ${region} and hall_id = ${hallId} and day = ${day}::date and number = ${number}`))[0]

/** The open ticket of a person in a line. Served by ticket_of_person. */
export const findOpenTicketOf = async (db: Db, { region, hallId }: HallKey, line: string, personKey: string): Promise<Ticket | undefined> =>
  (await db.query<Ticket>(sql`
    select ${TICKET} from queue.ticket where region = ${region} and hall_id = ${hallId} and line = ${line} and person_key = ${personKey} and state in ('waiting', 'called', 'serving')`))[0]

/**
 * The first that a window may call, locked: what another window is calling at this moment is passed over, so that no two get the same
 * and none waits for the other. Served by ticket_waiting, in order.
 */
export const lockNext = async (db: Db, { region, hallId }: HallKey, windowNo: string, letters: readonly string[]): Promise<Ticket | undefined> =>
  (await db.query<Ticket>(sql`
    select ${TICKET} from queue.ticket
    where region = ${region} and hall_id = ${hallId} and state = 'waiting' and case when for_window is null then line = any(${letters}::text[]) else for_window = ${windowNo} end
    order by region, hall_id, rank, turn_at, id limit 1 for update skip locked`))[0]

/** The one a window called or serves. Served by ticket_of_window. */
export const findTicketAt = async (db: Db, { region, hallId }: HallKey, windowNo: string): Promise<Ticket | undefined> =>
  (await db.query<Ticket>(sql`select ${TICKET} from queue.ticket where region = ${region} and hall_id = ${hallId} and window_no = ${windowNo} and state in ('called', 'serving')`))[0]

/** All who wait in a hall, in order. Served by ticket_waiting. */
export const listWaiting = (db: Db, { region, hallId }: HallKey): Promise<(Waiting & { number: string })[]> =>
  db.query(sql`
    select id, number, line, for_window as "forWindow", rank, turn_at as "turnAt" from queue.ticket
    where region = ${region} and hall_id = ${hallId} and state = 'waiting' order by region, hall_id, rank, turn_at, id`)

/** Those who wait in one line, the first so many. Served by ticket_waiting. */
export const listFirstInLine = (db: Db, { region, hallId }: HallKey, line: string, limit: number): Promise<Waiting[]> =>
  db.query(sql`
    select id, line, for_window as "forWindow", rank, turn_at as "turnAt" from queue.ticket
    where region = ${region} and hall_id = ${hallId} and state = 'waiting' and line = ${line} order by region, hall_id, rank, turn_at, id limit ${limit}`)

/** What windows called or serve now. Served by ticket_of_window. */
export const listAtWindows = (db: Db, { region, hallId }: HallKey): Promise<Pick<Ticket, 'id' | 'number' | 'line' | 'state' | 'windowNo' | 'calledAt' | 'servingAt' | 'calls'>[]> =>
  db.query(sql`
    select id, number, line, state, window_no as "windowNo", called_at as "calledAt", serving_at as "servingAt", calls from queue.ticket
    where region = ${region} and hall_id = ${hallId} and state in ('called', 'serving') order by region, hall_id, window_no`)

/** The last calls of a day, the newest first. Served by ticket_called. */
export const listLastCalls = (db: Db, { region, hallId }: HallKey, day: string, limit: number): Promise<Pick<Ticket, 'number' | 'state' | 'windowNo' | 'calledAt' | 'calls'>[]> =>
  db.query(sql`
    select number, state, window_no as "windowNo", called_at as "calledAt", calls from queue.ticket
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and called_at is not null order by region desc, hall_id desc, day desc, called_at desc limit ${limit}`)

/** What an officer called on a day, the newest first. Served by ticket_of_officer. */
export const listOfOfficer = (db: Db, { region, hallId }: HallKey, officerId: string, day: string): Promise<Ticket[]> =>
  db.query<Ticket>(sql`
    select ${TICKET} from queue.ticket where region = ${region} and hall_id = ${hallId} and officer_id = ${officerId}::uuid and day = ${day}::date
    order by region desc, hall_id desc, officer_id desc, day desc, id desc`)

/** Who missed the call on a day. Served by ticket_open. */
export const listMissed = (db: Db, { region, hallId }: HallKey, day: string): Promise<Pick<Ticket, 'number' | 'missedAt'>[]> =>
  db.query(sql`
    select number, missed_at as "missedAt" from queue.ticket
    where day = ${day}::date and region = ${region} and hall_id = ${hallId} and state in ('waiting', 'called', 'serving', 'missed') and state = 'missed'`)
