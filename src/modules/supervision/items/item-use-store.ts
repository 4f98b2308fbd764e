import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface ItemUse {
  itemCode: string
  /** `YYYY-MM-DD`; null where nobody ever has applied for it. */
  lastOn: string | null
  /** What was made of that nobody applies for it. */
  issueId: string | null
}

/** Moves the last day on, in the order of the key: two readers cannot wait for each other. */
export async function noteItemUse(db: Db, uses: readonly { region: string; itemCode: string; day: string }[]): Promise<void> {
  await db.query(sql`
    insert into supervision.item_use as known (region, item_code, last_on)
    select region, "itemCode", max(day) from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as row(region text, "itemCode" text, day date) group by 1, 2 order by 1, 2
    on conflict (region, item_code) do update set last_on = excluded.last_on where known.last_on is null or known.last_on < excluded.last_on`)
}

/** Of every item that is known in a region: some hundreds. Served by the primary key. */
export const listItemUses = (db: Db, region: string): Promise<ItemUse[]> =>
  db.query(sql`select item_code as "itemCode", last_on::text as "lastOn", issue_id as "issueId" from supervision.item_use where region = ${region}`)

/** Part of what proposes it: the issue is the catalogue's. */
export const noteItemIssue = (region: string, itemCode: string, issueId: string): Statement => sql`
  insert into supervision.item_use (region, item_code, issue_id) select ${region}, ${itemCode}, ${issueId}::uuid where exists (select 1 from guard)
  on conflict (region, item_code) do update set issue_id = excluded.issue_id`
