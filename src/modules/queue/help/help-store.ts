import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { HelpRequest } from './help-rules.ts'

const COLUMNS = rawSql(`region, id, hall_id as "hallId", terminal_id as "terminalId", terminal_number as "terminalNumber", place_name as "placeName", state, asked_at as "askedAt",
  answered_by as "answeredBy", answered_as as "answeredAs", answered_at as "answeredAt", ended_at as "endedAt", version`)

/** The guard of asking: writes nothing while the terminal has one open. */
export const insertHelp = (r: HelpRequest): Statement => sql`
  insert into queue.help_request (region, id, hall_id, terminal_id, terminal_number, place_name, state, asked_at, version)
  values (${r.region}, ${r.id}::uuid, ${r.hallId}, ${r.terminalId}::uuid, ${r.terminalNumber}, ${r.placeName}, 'asked', ${r.askedAt}::timestamptz, 1)
  on conflict (region, terminal_id) where state in ('asked', 'answered') do nothing returning 1`

/** The guard of each step; writes nothing when somebody was faster. */
export const saveHelp = (r: HelpRequest): Statement => sql`
  update queue.help_request set state = ${r.state}, answered_by = ${r.answeredBy}::uuid, answered_as = ${r.answeredAs}, answered_at = ${r.answeredAt}::timestamptz, ended_at = ${r.endedAt}::timestamptz, version = ${r.version}
  where region = ${r.region} and id = ${r.id}::uuid and version = ${r.version}::int - 1 returning 1`

export const findHelp = async (db: Db, { region, hallId }: HallKey, id: string): Promise<HelpRequest | undefined> =>
  (await db.query<HelpRequest>(sql`select ${COLUMNS} from queue.help_request where region = ${region} and id = ${id}::uuid and hall_id = ${hallId}`))[0]

/** Served by help_request_of_terminal. */
export const findOpenHelpOf = async (db: Db, region: string, terminalId: string): Promise<HelpRequest | undefined> =>
  (await db.query<HelpRequest>(sql`select ${COLUMNS} from queue.help_request where region = ${region} and terminal_id = ${terminalId}::uuid and state in ('asked', 'answered')`))[0]

/** The longest wait first; one a terminal at most. Served by help_request_open. */
export const listOpenHelp = (db: Db, { region, hallId }: HallKey): Promise<HelpRequest[]> =>
  db.query<HelpRequest>(sql`select ${COLUMNS} from queue.help_request where region = ${region} and hall_id = ${hallId} and state in ('asked', 'answered') order by region, hall_id, asked_at`)

/** Ends what nobody ended on its day. Served by help_request_open. */
export async function settleHelp(db: Db, regions: readonly string[], before: Date, at: Date): Promise<void> {
  await db.query(sql`
    update queue.help_request set state = case state when 'answered' then 'done' else 'cancelled' end, ended_at = ${at}::timestamptz, version = version + 1
    where region = any (${regions}::text[]) and state in ('asked', 'answered') and asked_at < ${before}::timestamptz`)
}

/** What was asked since a moment, for figures. Served by help_request_of_day. */
export const listHelpSince = (db: Db, { region, hallId }: HallKey, since: Date): Promise<Pick<HelpRequest, 'state' | 'askedAt' | 'answeredAt'>[]> =>
  db.query(sql`select state, asked_at as "askedAt", answered_at as "answeredAt" from queue.help_request where region = ${region} and hall_id = ${hallId} and asked_at >= ${since}::timestamptz`)
