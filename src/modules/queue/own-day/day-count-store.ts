import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { ActSum, RatingSum, ServedSum } from './day-count-rules.ts'

/** What was done to the tickets of a hall between two moments, by whom and where. Served by ticket_act_of_day. */
export const listActSums = (db: Db, { region, hallId }: HallKey, from: Date, until: Date): Promise<ActSum[]> =>
  db.query(sql`
    select kind, by_id as "byId", window_no as "windowNo", count(*)::int as count from queue.ticket_act
    where region = ${region} and hall_id = ${hallId} and at >= ${from}::timestamptz and at < ${until}::timestamptz group by 1, 2, 3`)

/** What came of the tickets of a day, by officer and window. Served by ticket_called. */
export const listServedSums = (db: Db, { region, hallId }: HallKey, day: string): Promise<ServedSum[]> =>
  db.query(sql`
    select officer_id as "officerId", window_no as "windowNo", count(*) filter (where state = 'finished' and serving_at is not null)::int as count,
      coalesce(sum(extract(epoch from ended_at - serving_at)) filter (where state = 'finished'), 0)::float8 as seconds, sum(cardinality(application_numbers))::int as intakes
    from queue.ticket
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and called_at is not null group by 1, 2`)

/** Grades of a day. Served by rating_got_of_day. */
export const listRatingSums = (db: Db, { region, hallId }: HallKey, day: string): Promise<RatingSum[]> =>
  db.query(sql`
    select officer_id as "officerId", window_no as "windowNo", grade, count(*)::int as count from queue.rating_got
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date group by 1, 2, 3`)

/** Writes down the grades of what windows took in, each once; told twice it changes nothing. Served by ticket_of_case. */
export async function noteRatings(db: Db, ratings: readonly { region: string; eventId: string; number: string; grade: number; day: string }[]): Promise<void> {
  await db.query(sql`
    insert into queue.rating_got (region, event_id, hall_id, day, window_no, officer_id, grade)
    select row.region, row."eventId", ticket.hall_id, row.day, ticket.window_no, ticket.officer_id, row.grade
    from jsonb_to_recordset(${JSON.stringify(ratings)}::jsonb) as row(region text, "eventId" text, number text, grade int, day date)
    cross join lateral (
      select hall_id, window_no, officer_id from queue.ticket where application_numbers @> array[row.number] and application_numbers <> '{}' and region = row.region limit 1) as ticket
    on conflict (region, event_id) do nothing`)
}
