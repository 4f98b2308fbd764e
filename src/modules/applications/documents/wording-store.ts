import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** A region's text for a wording from a day on; null is the platform's own again. */
export interface LocalWording {
  name: string
  version: number
  region: string
  fromDay: string
  text: string | null
  source: string
  setBy: string
  setAt: Date
}

/** All of them: a few for each region, kept in process. */
export const listLocalWordings = (db: Db): Promise<LocalWording[]> =>
  db.query<LocalWording>(sql`
    select name, version, region, from_day as "fromDay", text, source, set_by as "setBy", set_at as "setAt"
    from applications.document_wording order by name, version`)

/** Adds a version; nothing is ever changed, since documents were issued with it. @throws DatabaseError 23505 when somebody was faster */
export async function insertLocalWording(db: Db, wording: Omit<LocalWording, 'version'>): Promise<number> {
  const [row] = await db.query<{ version: number }>(sql`
    insert into applications.document_wording (name, version, region, from_day, text, source, set_by, set_at)
    select ${wording.name}, coalesce(max(version), 0) + 1, ${wording.region}, ${wording.fromDay}::date, ${wording.text}, ${wording.source}, ${wording.setBy}, ${wording.setAt}::timestamptz
    from applications.document_wording where name = ${wording.name} returning version`)
  return row!.version
}
