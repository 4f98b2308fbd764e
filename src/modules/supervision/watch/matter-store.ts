import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Standing } from '../monitor/standing-rules.ts'
import type { Matter, MatterKind } from './matter.ts'

const MATTER = rawSql(`region, kind, id, title, item_code as "itemCode", item_name as "itemName", authority_id as "authorityId", hall_id as "hallId",
  officer_id as "officerId", state, is_immediate as "isImmediate", opened_at as "openedAt", closed_at as "closedAt", counts, clocks, past, version, checked_at as "checkedAt"`)

type MatterRow = Omit<Matter, 'openedAt' | 'closedAt' | 'checkedAt'> & { openedAt: Date; closedAt: Date | null; checkedAt: Date }

const toMatter = (row: MatterRow): Matter => ({ ...row, openedAt: row.openedAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null, checkedAt: row.checkedAt.toISOString() })

/** Until the transaction ends nobody else begins to watch matters of a region: two readers of the same new case would both count it. */
export const takeTurn = async (db: Db, region: string): Promise<void> => {
  await db.query(sql`select pg_advisory_xact_lock(hashtext('supervision.matter'), hashtext(${region}))`)
}

/** Those of `ids` that are watched, locked in the order of their key: two readers cannot wait for each other. */
export const lockMatters = async (db: Db, region: string, kind: MatterKind, ids: readonly string[]): Promise<Matter[]> =>
  (await db.query<MatterRow>(sql`select ${MATTER} from supervision.matter where region = ${region} and kind = ${kind} and id = any(${ids}::text[]) order by id for update`)).map(toMatter)

export async function findMatter(db: Db, region: string, kind: MatterKind, id: string): Promise<Matter | undefined> {
  const [row] = await db.query<MatterRow>(sql`select ${MATTER} from supervision.matter where region = ${region} and kind = ${kind} and id = ${id}`)
  return row && toMatter(row)
}

/** Matters whose time has come, locked; those that another worker has are left to it. Served by matter_by_next. */
export const takeDueMatters = async (db: Db, until: string, limit: number): Promise<Matter[]> =>
  (await db.query<MatterRow>(sql`
    select ${MATTER} from supervision.matter where next_at <= ${until}::timestamptz order by next_at limit ${limit} for update skip locked`)).map(toMatter)

/** The guard of what is raised on matters of one region: writes each as it stands now. Whoever calls it holds their locks, or meets no older row. */
export const saveMatters = (region: string, matters: readonly (Matter & { nextAt: string | null; standing: Standing | null })[]): Statement => sql`
  insert into supervision.matter (region, kind, id, title, item_code, item_name, authority_id, hall_id, officer_id, state, is_immediate, opened_at, closed_at, counts, clocks, past, version, checked_at, next_at, stage, due_on, law_due_on)
  select ${region}, kind, id, title, "itemCode", "itemName", "authorityId", "hallId", "officerId", state, "isImmediate", "openedAt", "closedAt", counts, clocks, past, version, "checkedAt", "nextAt",
    standing ->> 'stage', case when standing is not null then coalesce(standing ->> 'dueOn', 'infinity')::date end, (standing ->> 'lawDueOn')::date
  from jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as row(kind text, id text, title text, "itemCode" text, "itemName" text, "authorityId" text, "hallId" text, "officerId" text,
    state text, "isImmediate" boolean, "openedAt" timestamptz, "closedAt" timestamptz, counts jsonb, clocks jsonb, past jsonb, version int, "checkedAt" timestamptz, "nextAt" timestamptz, standing jsonb)
  order by kind, id
  on conflict (region, kind, id) do update set title = excluded.title, item_code = excluded.item_code, item_name = excluded.item_name, authority_id = excluded.authority_id,
    hall_id = excluded.hall_id, officer_id = excluded.officer_id, state = excluded.state, is_immediate = excluded.is_immediate, closed_at = excluded.closed_at,
    counts = excluded.counts, clocks = excluded.clocks, past = excluded.past, version = excluded.version, checked_at = excluded.checked_at, next_at = excluded.next_at,
    stage = excluded.stage, due_on = excluded.due_on, law_due_on = excluded.law_due_on
  where matter.version <= excluded.version
  returning region, kind, id, authority_id, hall_id, opened_at, closed_at, stage, due_on, law_due_on`
