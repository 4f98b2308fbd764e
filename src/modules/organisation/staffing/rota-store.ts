import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Duty, RotaWeek } from './rota.ts'

/** Weeks of a hall from one Monday to another. */
export const listRotaWeeks = (db: Db, region: string, hallId: string, from: string, until: string): Promise<RotaWeek[]> =>
  db.query(sql`select region, hall_id as "hallId", monday, version, draft, published, published_at as "publishedAt" from organisation.rota_week
    where region = ${region} and hall_id = ${hallId} and monday between ${from} and ${until}`)

/** Plans a week anew: nothing when somebody was faster. */
export const putDraft = ({ region, hallId, monday, version }: Pick<RotaWeek, 'region' | 'hallId' | 'monday' | 'version'>, draft: readonly Duty[], by: string, at: Date): Statement => sql`
  insert into organisation.rota_week as kept (region, hall_id, monday, version, draft, changed_by, changed_at)
  values (${region}, ${hallId}, ${monday}, ${version}, ${JSON.stringify(draft)}::jsonb, ${by}, ${at})
  on conflict (region, hall_id, monday) do update set version = excluded.version, draft = excluded.draft, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  where kept.version = excluded.version - 1
  returning 1`

/** What is planned holds from now on. */
export const publishDraft = ({ region, hallId, monday, version }: Pick<RotaWeek, 'region' | 'hallId' | 'monday' | 'version'>, by: string, at: Date): Statement => sql`
  update organisation.rota_week set version = ${version}, published = draft, published_at = ${at}, changed_by = ${by}, changed_at = ${at}
  where region = ${region} and hall_id = ${hallId} and monday = ${monday} and version = ${version} - 1 returning 1`
