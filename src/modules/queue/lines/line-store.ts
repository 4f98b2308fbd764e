import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Line } from './line.ts'

/** Every line that a hall set, few rows of each hall: kept in process. */
export const listAllLines = (db: Db): Promise<(Line & { region: string; hallId: string })[]> =>
  db.query(sql`
    select region, hall_id as "hallId", letter, name, window_kinds as "windowKinds", window_nos as "windowNos", item_codes as "itemCodes", authority_ids as "authorityIds",
      takes_rest as "takesRest", expected_minutes as "expectedMinutes", is_open as "isOpen", version
    from queue.line order by region, hall_id, letter`)

/** The guard of a change: `line.version` is the one it makes; 1 sets for the first time what the windows gave. */
export const saveLine = (region: string, hallId: string, line: Line, by: string, at: Date): Statement => sql`
  insert into queue.line as known (region, hall_id, letter, name, window_kinds, window_nos, item_codes, authority_ids, takes_rest, expected_minutes, is_open, version, changed_by, changed_at)
  values (${region}, ${hallId}, ${line.letter}, ${line.name}, ${line.windowKinds}::text[], ${line.windowNos}::text[], ${line.itemCodes}::text[], ${line.authorityIds}::text[],
    ${line.takesRest}::boolean, ${line.expectedMinutes}::int, ${line.isOpen}::boolean, ${line.version}::int, ${by}, ${at}::timestamptz)
  on conflict (region, hall_id, letter) do update set name = excluded.name, window_kinds = excluded.window_kinds, window_nos = excluded.window_nos, item_codes = excluded.item_codes,
    authority_ids = excluded.authority_ids, takes_rest = excluded.takes_rest, expected_minutes = excluded.expected_minutes, is_open = excluded.is_open, version = excluded.version,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at
  where known.version = excluded.version - 1
  returning 1`
