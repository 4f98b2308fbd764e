import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** A region's own wording of a template, from a day on. */
export interface WordingRow {
  region: string
  template: string
  fromDay: string
  title: string
  text: string
  sms: string | null
  source: string
  setBy: string
  setAt: Date
}

/** Every region's own wordings, the earlier ones of each first. */
export const listWordings = (db: Db): Promise<WordingRow[]> =>
  db.query(sql`select region, template, from_day as "fromDay", title, text, sms, source, set_by as "setBy", set_at as "setAt"
    from messages.template_wording order by region, template, from_day`)

export async function upsertWording(db: Db, row: WordingRow): Promise<void> {
  await db.query(sql`
    insert into messages.template_wording (region, template, from_day, title, text, sms, source, set_by, set_at)
    values (${row.region}, ${row.template}, ${row.fromDay}, ${row.title}, ${row.text}, ${row.sms}, ${row.source}, ${row.setBy}, ${row.setAt}::timestamptz)
    on conflict (region, template, from_day) do update set title = excluded.title, text = excluded.text, sms = excluded.sms, source = excluded.source,
      set_by = excluded.set_by, set_at = excluded.set_at`)
}
