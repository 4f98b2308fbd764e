import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Source } from './source.ts'

/** All of them: some hundred in a city. */
export const listSources = (db: Db): Promise<Source[]> =>
  db.query<Source>(rawSql(`
    select name, kind, certificate_names as "certificateNames", register, holder_kind as "holderKind", is_sensitive as "isSensitive", prefills, note,
      changed_by as "changedBy", changed_at as "changedAt"
    from materials.source order by name`))

/** Writes sources; of one that is there already everything is replaced. Returns a row for each. */
export const putSources = (sources: readonly Source[]): Statement => sql`
  insert into materials.source (name, kind, certificate_names, register, holder_kind, is_sensitive, prefills, note, changed_by, changed_at)
  select name, kind, array(select jsonb_array_elements_text("certificateNames")), register, "holderKind", "isSensitive", prefills, note, "changedBy", "changedAt"
  from jsonb_to_recordset(${JSON.stringify(sources)}::jsonb) as row(name text, kind text, "certificateNames" jsonb, register text, "holderKind" text,
    "isSensitive" boolean, prefills jsonb, note text, "changedBy" text, "changedAt" timestamptz)
  on conflict (name) do update set kind = excluded.kind, certificate_names = excluded.certificate_names, register = excluded.register,
    holder_kind = excluded.holder_kind, is_sensitive = excluded.is_sensitive, prefills = excluded.prefills, note = excluded.note, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  returning 1`
