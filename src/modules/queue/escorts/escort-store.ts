import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { Escort, EscortState } from './escort.ts'

const ESCORT = rawSql(`region, hall_id as "hallId", id, day, visitor_key as "visitorKey", visitor_name as "visitorName", reason, stages, stage, source, appointment_id as "appointmentId",
  ticket_id as "ticketId", ticket_number as "ticketNumber", place, state, escort_officer as "escortOfficer", escort_name as "escortName", note, acts, version,
  asked_at as "askedAt", taken_at as "takenAt", begun_at as "begunAt", ended_at as "endedAt"`)
const OPEN = rawSql(`state in ('asked', 'taken', 'begun')`)

const insert = (escort: Escort, where: Statement, onConflict: Statement): Statement => sql`
  insert into queue.escort (region, hall_id, id, day, visitor_key, visitor_name, reason, stages, source, appointment_id, ticket_id, ticket_number, place, state, note, acts, version, asked_at)
  select ${escort.region}, ${escort.hallId}, ${escort.id}::uuid, ${escort.day}::date, ${escort.visitorKey}, ${escort.visitorName}::text, ${escort.reason}, ${escort.stages}::text[], ${escort.source},
    ${escort.appointmentId}::uuid, ${escort.ticketId}::uuid, ${escort.ticketNumber}::text, ${escort.place}, 'asked', '', ${JSON.stringify(escort.acts)}::jsonb, 1, ${escort.askedAt}::timestamptz
  ${where} ${onConflict} returning 1`

/** The guard of asking for one. Breaks `escort_of_visitor` when the visitor has an open one there on that day. */
export const insertEscort = (escort: Escort): Statement => insert(escort, rawSql(''), rawSql(''))

/** Beside a ticket or a booking: whoever has an open one keeps it. */
export const insertEscortBeside = (escort: Escort): Statement =>
  insert(escort, rawSql('where exists (select 1 from guard)'), rawSql(`on conflict (region, hall_id, day, visitor_key) where state in ('asked', 'taken', 'begun') do nothing`))

/** The guard of every step: only one that nobody changed since it was read. */
export const saveEscort = (escort: Escort): Statement => sql`
  update queue.escort set state = ${escort.state}, stage = ${escort.stage}, escort_officer = ${escort.escortOfficer}::uuid, escort_name = ${escort.escortName}, note = ${escort.note},
    acts = ${JSON.stringify(escort.acts)}::jsonb, version = ${escort.version}::int, taken_at = ${escort.takenAt}::timestamptz, begun_at = ${escort.begunAt}::timestamptz, ended_at = ${escort.endedAt}::timestamptz
  where region = ${escort.region} and hall_id = ${escort.hallId} and id = ${escort.id}::uuid and version = ${escort.version - 1}::int returning 1`

/** A visitor who asked before they came has a number now. Served by escort_of_visitor. */
export const attachTicket = ({ region, hallId }: HallKey, day: string, visitorKey: string, ticket: { id: string; number: string }): Statement => sql`
  update queue.escort set ticket_id = ${ticket.id}::uuid, ticket_number = ${ticket.number}
  where region = ${region} and hall_id = ${hallId} and day = ${day}::date and visitor_key = ${visitorKey} and ${OPEN} and ticket_id is null and exists (select 1 from guard)`

/** The visit is on another day; a visitor who has one there already keeps that. Served by escort_of_appointment. */
export const moveEscort = (region: string, appointmentId: string, day: string): Statement => sql`
  update queue.escort as own set day = ${day}::date, version = version + 1, state = case when exists (
      select 1 from queue.escort as other where other.region = own.region and other.hall_id = own.hall_id and other.day = ${day}::date and other.visitor_key = own.visitor_key and other.${OPEN} and other.id <> own.id
    ) then 'cancelled' else state end
  where region = ${region} and appointment_id = ${appointmentId}::uuid and ${OPEN} and exists (select 1 from guard)`

/** Nobody comes. Served by escort_of_appointment. */
export const cancelEscortOfAppointment = (region: string, appointmentId: string, at: Date): Statement => sql`
  update queue.escort set state = 'cancelled', note = '预约已取消', ended_at = ${at}::timestamptz, version = version + 1
  where region = ${region} and appointment_id = ${appointmentId}::uuid and ${OPEN} and exists (select 1 from guard)`

/** Nobody waits any more. Served by escort_of_visitor. */
export const cancelEscortOfTicket = ({ region, hallId }: HallKey, day: string, visitorKey: string, ticketId: string, at: Date): Statement => sql`
  update queue.escort set state = 'cancelled', note = '已放弃取号', ended_at = ${at}::timestamptz, version = version + 1
  where region = ${region} and hall_id = ${hallId} and day = ${day}::date and visitor_key = ${visitorKey} and state in ('asked', 'taken') and ticket_id = ${ticketId}::uuid and exists (select 1 from guard)`

/** Served by the primary key. */
export const findEscort = async (db: Db, { region, hallId }: HallKey, id: string): Promise<Escort | undefined> =>
  (await db.query<Escort>(sql`select ${ESCORT} from queue.escort where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid`))[0]

/** The open one of a visitor on a day. Served by escort_of_visitor. */
export const findOpenEscortOf = async (db: Db, { region, hallId }: HallKey, day: string, visitorKey: string): Promise<Escort | undefined> =>
  (await db.query<Escort>(sql`select ${ESCORT} from queue.escort where region = ${region} and hall_id = ${hallId} and day = ${day}::date and visitor_key = ${visitorKey} and ${OPEN}`))[0]

export type EscortWithTicket = Escort & { ticketState: string | null; windowNo: string | null }

/** Those of a day in the order in which they were asked for, each with where its ticket stands. Served by escort_of_day, in order. */
export const listEscorts = (db: Db, { region, hallId }: HallKey, day: string, afterId: string | undefined, limit: number): Promise<EscortWithTicket[]> =>
  db.query(sql`
    select ${ESCORT},
      (select t.state from queue.ticket as t where t.region = ${region} and t.hall_id = ${hallId} and t.id = own.ticket_id) as "ticketState",
      (select t.window_no from queue.ticket as t where t.region = ${region} and t.hall_id = ${hallId} and t.id = own.ticket_id) as "windowNo"
    from queue.escort as own
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and id > ${afterId ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by region, hall_id, day, id limit ${limit}`)

export interface EscortSum {
  reason: Escort['reason']
  state: EscortState
  count: number
  /** Of how many somebody set off, and how long they were with them. */
  begun: number
  withSeconds: number
}

/** The figures of a month, by reason and state. Served by escort_of_day. */
export const listEscortSums = (db: Db, { region, hallId }: HallKey, from: string, until: string): Promise<EscortSum[]> =>
  db.query(sql`
    select reason, state, count(*)::int as count, count(begun_at)::int as begun, coalesce(sum(extract(epoch from ended_at - begun_at)) filter (where begun_at is not null), 0)::float8 as "withSeconds"
    from queue.escort where region = ${region} and hall_id = ${hallId} and day between ${from}::date and ${until}::date group by 1, 2`)

/** Halls with escorts of a day or before that are still open, few. Served by escort_open. */
export const listOpenEscortDays = (db: Db, until: string): Promise<(HallKey & { day: string })[]> =>
  db.query(sql`select distinct day, region, hall_id as "hallId" from queue.escort where ${OPEN} and day <= ${until}::date order by day, region, hall_id`)

/** The day is over: whoever was with somebody has ended, nobody goes with the others any more. Served by escort_open. */
export async function settleEscorts(db: Db, { region, hallId }: HallKey, day: string, at: Date): Promise<void> {
  await db.query(sql`
    update queue.escort set state = case when state = 'begun' then 'ended' else 'cancelled' end, note = case when note = '' then '下班结清' else note end, ended_at = ${at}::timestamptz, version = version + 1
    where day = ${day}::date and region = ${region} and hall_id = ${hallId} and ${OPEN}`)
}

/** Forgets whom they went with on the days before. Served by escort_named. */
export async function forgetEscorted(db: Db, region: string, before: string): Promise<void> {
  await db.query(sql`update queue.escort set visitor_key = null, visitor_name = null where region = ${region} and day < ${before}::date and visitor_key is not null`)
}
