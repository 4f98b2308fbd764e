import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { FrozenItem } from './list-rules.ts'

export interface Edition {
  name: string
  frozenOn: string
  frozenBy: string
  items: FrozenItem[]
}

/** 年度版 of a list in a region, the newest first. */
export const listEditionRows = (db: Db, listId: string, region: string): Promise<Edition[]> =>
  db.query(sql`select name, frozen_on as "frozenOn", frozen_by as "frozenBy", items from catalogue.list_edition
    where list_id = ${listId} and region = ${region} order by frozen_on desc, name desc`)

/** Whether the edition is new; a name is given once. */
export async function insertEdition(db: Db, listId: string, region: string, { name, frozenOn, frozenBy, items }: Edition): Promise<boolean> {
  const rows = await db.query(sql`insert into catalogue.list_edition (list_id, region, name, frozen_on, frozen_by, items)
    values (${listId}, ${region}, ${name}, ${frozenOn}::date, ${frozenBy}, ${JSON.stringify(items)}::jsonb)
    on conflict do nothing returning 1`)
  return rows.length > 0
}
