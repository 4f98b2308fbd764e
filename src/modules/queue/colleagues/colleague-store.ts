import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { ColleagueCall } from './colleague-call.ts'

const CALL = rawSql(`region, hall_id as "hallId", id, day, ticket_id as "ticketId", ticket_number as "ticketNumber", window_no as "windowNo", asked_by as "askedBy", asked_by_name as "askedByName",
  colleague, colleague_name as "colleagueName", reason, state, answer, version, asked_at as "askedAt", answered_at as "answeredAt"`)

/** The guard of calling: while the window serves the ticket. Breaks `colleague_call_open` when they are called already. */
export const insertColleagueCall = (call: ColleagueCall): Statement => sql`
  insert into queue.colleague_call (region, hall_id, id, day, ticket_id, ticket_number, window_no, asked_by, asked_by_name, colleague, colleague_name, reason, state, answer, version, asked_at)
  select ${call.region}, ${call.hallId}, ${call.id}::uuid, ${call.day}::date, ${call.ticketId}::uuid, ${call.ticketNumber}, ${call.windowNo}, ${call.askedBy}::uuid, ${call.askedByName}, ${call.colleague}::uuid,
    ${call.colleagueName}, ${call.reason}, 'asked', '', 1, ${call.askedAt}::timestamptz
  where exists (select 1 from queue.ticket where region = ${call.region} and hall_id = ${call.hallId} and id = ${call.ticketId}::uuid and state = 'serving' and officer_id = ${call.askedBy}::uuid)
  returning 1`

/** The guard of an answer. */
export const answerColleagueCall = ({ region, hallId, id }: ColleagueCall, version: number, state: 'accepted' | 'declined', answer: string, at: Date): Statement => sql`
  update queue.colleague_call set state = ${state}, answer = ${answer}, answered_at = ${at}::timestamptz, version = version + 1
  where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid and state = 'asked' and version = ${version}::int returning 1`

/** The ticket left the window: nobody has to come any more. Served by colleague_call_open. */
export const endColleagueCalls = ({ region, hallId }: HallKey, ticketId: string, at: Date): Statement => sql`
  update queue.colleague_call set state = 'ended', ended_at = ${at}::timestamptz, version = version + 1
  where region = ${region} and hall_id = ${hallId} and ticket_id = ${ticketId}::uuid and state in ('asked', 'accepted') and exists (select 1 from guard)`

/** Served by the primary key. */
export const findColleagueCall = async (db: Db, { region, hallId }: HallKey, id: string): Promise<ColleagueCall | undefined> =>
  (await db.query<ColleagueCall>(sql`select ${CALL} from queue.colleague_call where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid`))[0]

/** What an officer of a hall is asked for now, and what came of what they asked for themselves. Served by colleague_call_of_day. */
export const listColleagueCalls = (db: Db, { region, hallId }: HallKey, day: string, officerId: string): Promise<ColleagueCall[]> =>
  db.query<ColleagueCall>(sql`
    select ${CALL} from queue.colleague_call as call
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and (asked_by = ${officerId}::uuid or colleague = ${officerId}::uuid) and state <> 'ended'
      and exists (select 1 from queue.ticket as t where t.region = ${region} and t.hall_id = ${hallId} and t.id = call.ticket_id and t.state = 'serving')
    order by region, hall_id, day, id`)
