import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { ItemChange } from '../changes/item-change.ts'

/** Opens many changes at once, each with its first revision. @throws unique violation of `item_change_open` when one of the items already has an open change */
export async function insertChanges(db: Db, changes: readonly ItemChange[], editor: { id: string; name: string }, at: Date): Promise<void> {
  const rows = JSON.stringify(changes)
  await db.query(sql`insert into catalogue.item_change (id, item_code, kind, state, base_version, base_code, content, reason, revision, editor_ids, author_name, history, created_at, updated_at)
    select id, "itemCode", kind, state, "baseVersion", "baseCode", content, reason, revision, array[${editor.id}::uuid], ${editor.name}, history, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb)
      as new (id uuid, "itemCode" text, kind text, state text, "baseVersion" int, "baseCode" text, content jsonb, reason text, revision int, history jsonb)`)
  await db.query(sql`insert into catalogue.item_change_revision (change_id, revision, content, editor_id, editor_name, at)
    select id, revision, content, ${editor.id}::uuid, ${editor.name}, ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as new (id uuid, revision int, content jsonb)`)
}
