import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { HallKey } from '../tickets/ticket-store.ts'
import type { ServiceEntry } from './entry.ts'
import type { ServiceSum } from './entry-rules.ts'

const ENTRY = rawSql(`region, hall_id as "hallId", id, day, ledger, what, unit, quantity, amount_fen::float8 as "amountFen", item_code as "itemCode", item_name as "itemName",
  ticket_number as "ticketNumber", window_no as "windowNo", officer_id as "officerId", officer_name as "officerName", note, strikes, at`)

/** The guard of an entry: a window gives out no cash that it does not hold. Breaks `service_entry_struck` when it was taken back before. */
export const insertEntry = (entry: ServiceEntry): Statement => sql`
  insert into queue.service_entry (region, hall_id, id, day, ledger, what, unit, quantity, amount_fen, item_code, item_name, ticket_number, window_no, officer_id, officer_name, note, strikes, at)
  select ${entry.region}, ${entry.hallId}, ${entry.id}::uuid, ${entry.day}::date, ${entry.ledger}, ${entry.what}, ${entry.unit}, ${entry.quantity}::int, ${entry.amountFen}::bigint, ${entry.itemCode}::text,
    ${entry.itemName}::text, ${entry.ticketNumber}::text, ${entry.windowNo}::text, ${entry.officerId}::uuid, ${entry.officerName}, ${entry.note}, ${entry.strikes}::uuid, ${entry.at}::timestamptz
  where coalesce(${entry.amountFen}::bigint, 0) >= 0 or ${entry.amountFen}::bigint + (
    select coalesce(sum(amount_fen), 0) from queue.service_entry
    where region = ${entry.region} and hall_id = ${entry.hallId} and day = ${entry.day}::date and window_no = ${entry.windowNo}::text) >= 0
  returning 1`

/** Who came in, beside the entry: sealed. */
export const insertVisitor = ({ region, hallId, id, day }: ServiceEntry, sealed: string): Statement => sql`
  insert into queue.entrance_visitor (region, hall_id, entry_id, day, visitor) select ${region}, ${hallId}, ${id}::uuid, ${day}::date, ${sealed} where exists (select 1 from guard)`

/** Served by the primary key. */
export const findEntry = async (db: Db, { region, hallId }: HallKey, id: string): Promise<ServiceEntry | undefined> =>
  (await db.query<ServiceEntry>(sql`select ${ENTRY} from queue.service_entry where region = ${region} and hall_id = ${hallId} and id = ${id}::uuid`))[0]

/** Entries of a day, or of one kind of a day, the newest first. Served by service_entry_of_day, in order. */
export const listEntries = (db: Db, { region, hallId }: HallKey, day: string, { what, before }: { what?: string | undefined; before?: string | undefined }, limit: number): Promise<(ServiceEntry & { isStruck: boolean; visitor: string | null })[]> =>
  db.query(sql`
    select ${ENTRY},
      exists (select 1 from queue.service_entry as other where other.region = ${region} and other.hall_id = ${hallId} and other.strikes = entry.id) as "isStruck",
      (select visitor from queue.entrance_visitor as known where known.region = ${region} and known.hall_id = ${hallId} and known.entry_id = entry.id) as visitor
    from queue.service_entry as entry
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and id < ${before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid and (${what ?? null}::text is null or what = ${what ?? null}::text)
    order by region desc, hall_id desc, day desc, id desc limit ${limit}`)

/** Sums of each day of a month, or of one. Served by service_entry_of_day. */
export const listDaySums = (db: Db, { region, hallId }: HallKey, from: string, until: string): Promise<(ServiceSum & { day: string })[]> =>
  db.query(sql`
    select day, ledger, what, unit, sum(quantity)::int as quantity, coalesce(sum(amount_fen), 0)::float8 as "amountFen" from queue.service_entry
    where region = ${region} and hall_id = ${hallId} and day between ${from}::date and ${until}::date group by 1, 2, 3, 4`)

/** What the windows of a hall hold in cash by the entries of a day. Served by service_entry_of_day. */
export const listBalances = (db: Db, { region, hallId }: HallKey, day: string): Promise<{ windowNo: string; fen: number }[]> =>
  db.query(sql`
    select window_no as "windowNo", sum(amount_fen)::float8 as fen from queue.service_entry
    where region = ${region} and hall_id = ${hallId} and day = ${day}::date and ledger = 'cash' group by 1`)

/** Forgets who came in on the days before. Served by entrance_visitor_old. */
export async function deleteVisitorsBefore(db: Db, region: string, day: string): Promise<void> {
  await db.query(sql`delete from queue.entrance_visitor where region = ${region} and day < ${day}::date`)
}
