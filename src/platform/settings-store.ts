import type { Db } from './db/db.ts'
import { sql } from './db/sql.ts'

export interface SettingRow {
  region: string
  key: string
  from_day: string
  value: unknown
  source: string
}

export const listSettings = (db: Db): Promise<SettingRow[]> =>
  db.query<SettingRow>(sql`select region, key, from_day, value, source from platform.setting order by region, key, from_day`)

export async function upsertSetting(db: Db, row: SettingRow, setBy: string, at: Date): Promise<void> {
  await db.query(sql`insert into platform.setting (region, key, from_day, value, source, set_by, set_at)
    values (${row.region}, ${row.key}, ${row.from_day}::date, ${JSON.stringify(row.value)}::jsonb, ${row.source}, ${setBy}, ${at})
    on conflict (region, key, from_day) do update set value = excluded.value, source = excluded.source, set_by = excluded.set_by, set_at = excluded.set_at`)
}
