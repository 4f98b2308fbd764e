import type { Db } from '../../../platform/db/db.ts'
import { rawSql, sql, type Statement } from '../../../platform/db/sql.ts'
import type { EntryPlace } from '../entry-rules.ts'
import type { ItemState } from '../item-store.ts'
import type { Level } from '../item.ts'
import type { LocalElements } from '../local-elements.ts'

/** What a place decided about an item, and what it says of its own. */
export interface DecisionRow extends EntryPlace {
  state: 'claimed' | 'declined'
  reason: string | null
  local: LocalElements
  local_version: number
  decided_by: string | null
  decided_at: Date | null
}

export interface EntryKey {
  region: string
  division_code: string
  item_code: string
}

/** Everything decided in a region, the declined included. */
export const listDecisionsOfRegion = (db: Db, region: string): Promise<DecisionRow[]> =>
  db.query(sql`select region, division_code, item_code, authority_id, unit_id, task_code, base_code, version, state, reason, local, local_version, decided_by, decided_at
    from catalogue.entry where region = ${region} order by division_code, item_code`)

export const listDecisions = (db: Db, keys: readonly EntryKey[]): Promise<DecisionRow[]> =>
  db.query(sql`select e.region, e.division_code, e.item_code, authority_id, unit_id, task_code, base_code, version, state, reason, local, local_version, decided_by, decided_at
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as key (region text, division_code text, item_code text)
    join catalogue.entry e on e.region = key.region and e.division_code = key.division_code and e.item_code = key.item_code`)

/** What claiming needs to know of an item. */
export interface ClaimableRow {
  code: string
  name: string
  base_code: string
  state: ItemState
  version: number
  levels: Level[]
  department_name: string
}

export const listClaimable = (db: Db, codes: readonly string[]): Promise<ClaimableRow[]> =>
  db.query(sql`select item.code, v.content->>'name' as name, item.base_code, item.state, v.version, v.content->'levels' as levels, v.content->>'departmentName' as department_name
    from catalogue.item join catalogue.item_version v using (code)
    where v.state = 'published' and item.code = any(${codes}::text[])`)

/**
 * Claims or declines. `local_version` begins after every step that was ever recorded for the place, so that an editor who still
 * shows the entry as it was before a release is found out.
 */
export async function upsertDecisions(db: Db, places: readonly EntryPlace[], decision: { state: 'claimed' | 'declined'; reason: string | null; by: string; at: Date }): Promise<void> {
  await db.query(sql`insert into catalogue.entry (region, division_code, item_code, authority_id, unit_id, task_code, base_code, version, state, reason, local_version, decided_by, decided_at)
    select region, division_code, item_code, authority_id, unit_id, task_code, base_code, version, ${decision.state}, ${decision.reason}::text,
      (select count(*)::int from catalogue.entry_event e where e.region = new.region and e.division_code = new.division_code and e.item_code = new.item_code),
      ${decision.by}, ${decision.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as new (region text, division_code text, item_code text, authority_id text, unit_id text, task_code text, base_code text, version int)
    on conflict (region, division_code, item_code) do update
      set state = excluded.state, reason = excluded.reason, decided_by = excluded.decided_by, decided_at = excluded.decided_at,
        authority_id = excluded.authority_id, unit_id = excluded.unit_id, task_code = excluded.task_code, base_code = excluded.base_code, version = excluded.version`)
}

/** The entries of some items, or of a region. */
export type EntryScope = { codes: readonly string[] } | { region: string }

export type DroppedRow = Pick<DecisionRow, 'region' | 'division_code' | 'item_code' | 'version' | 'state' | 'reason' | 'local'>

/** Takes away the entries of the scope that stand at none of `places`, the declined included. */
export const deleteEntriesElsewhere = (db: Db, scope: EntryScope, places: readonly EntryPlace[]): Promise<DroppedRow[]> =>
  db.query(sql`delete from catalogue.entry e
    where ${'codes' in scope ? sql`item_code = any(${scope.codes}::text[])` : sql`region = ${scope.region}`} and not exists (
      select 1 from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as kept (region text, division_code text, item_code text)
      where kept.region = e.region and kept.division_code = e.division_code and kept.item_code = e.item_code)
    returning region, division_code, item_code, version, state, reason, local`)

/** An entry that another body answers for from now on. */
export interface MovedRow extends EntryKey {
  version: number
  before: { authorityId: string; taskCode: string }
  after: { authorityId: string; taskCode: string }
}

/** Entries that stand at `places` get the version, the authority and the codes named there; those whose authority or code changed are told. */
export const moveEntries = (db: Db, places: readonly EntryPlace[]): Promise<MovedRow[]> =>
  db.query(sql`with place as (
      select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as place (region text, division_code text, item_code text, authority_id text, unit_id text, task_code text, base_code text, version int)
    ), moved as (
      select e.region, e.division_code, e.item_code, place.version,
        jsonb_build_object('authorityId', e.authority_id, 'taskCode', e.task_code) as before, jsonb_build_object('authorityId', place.authority_id, 'taskCode', place.task_code) as after
      from catalogue.entry e join place using (region, division_code, item_code)
      where (e.authority_id, e.task_code) is distinct from (place.authority_id, place.task_code)
    ), kept as (
      update catalogue.entry e
      set authority_id = place.authority_id, unit_id = place.unit_id, task_code = place.task_code, base_code = place.base_code, version = place.version
      from place
      where e.region = place.region and e.division_code = place.division_code and e.item_code = place.item_code
        and (e.authority_id, e.unit_id, e.task_code, e.base_code, e.version) is distinct from (place.authority_id, place.unit_id, place.task_code, place.base_code, place.version)
    )
    select * from moved`)

/** A released place is as if it had never decided; what it said of its own stays in its events. */
export async function deleteDecisions(db: Db, keys: readonly EntryKey[]): Promise<void> {
  await db.query(sql`delete from catalogue.entry e
    using jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as key (region text, division_code text, item_code text)
    where e.region = key.region and e.division_code = key.division_code and e.item_code = key.item_code`)
}

export async function saveLocal(db: Db, { region, division_code, item_code }: EntryKey, local: LocalElements, seenVersion: number): Promise<boolean> {
  const rows = await db.query(sql`update catalogue.entry set local = ${JSON.stringify(local)}::jsonb, local_version = local_version + 1
    where region = ${region} and division_code = ${division_code} and item_code = ${item_code} and state = 'claimed' and local_version = ${seenVersion}
    returning local_version`)
  return rows.length > 0
}

export interface EntryEvent extends EntryKey {
  id: string
  kind: 'claimed' | 'declined' | 'released' | 'localChanged' | 'moved'
  detail: Record<string, unknown>
}

export async function insertEntryEvents(db: Db, events: readonly EntryEvent[], by: string, at: Date): Promise<void> {
  await db.query(sql`insert into catalogue.entry_event (region, division_code, item_code, at, id, kind, detail, actor_name)
    select region, division_code, item_code, ${at}::timestamptz, id, kind, detail, ${by}
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as new (region text, division_code text, item_code text, id uuid, kind text, detail jsonb)`)
}

export interface EntryEventRow {
  at: Date
  kind: EntryEvent['kind']
  detail: Record<string, unknown>
  actor_name: string
}

/** What became of one entry, newest first. */
export const listEntryEvents = (db: Db, { region, division_code, item_code }: EntryKey, limit: number): Promise<EntryEventRow[]> =>
  db.query(sql`select at, kind, detail, actor_name from catalogue.entry_event
    where region = ${region} and division_code = ${division_code} and item_code = ${item_code}
    order by at desc, id desc limit ${limit}::int`)

/** For `commit` as the last statement of a transaction whose writes are guarded by the catalogue's row lock: it only remembers the answer. */
export const ALREADY_GUARDED: Statement = rawSql('select 1 as done')
