import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateType, TypeDescription } from './certificate-type.ts'

const COLUMNS = `code, definer_uscc as "definerUscc", name, holder_kind as "holderKind", fields, validity, template, created_at as "createdAt"`

/** Every type there is: some hundreds in a city. */
export const listTypes = (db: Db): Promise<CertificateType[]> => db.query({ text: `select ${COLUMNS} from certificates.certificate_type order by code`, values: [] })

/** The guard of what is remembered about a type. */
export const typeThere = (name: string): Statement => sql`select 1 from certificates.certificate_type where name = ${name} limit 1`

/** Describes types that have their codes already. */
export async function describeTypes(db: Db, rows: readonly (TypeDescription & { code: string })[], at: Date): Promise<void> {
  await db.query(sql`
    update certificates.certificate_type t
    set holder_kind = row."holderKind", fields = row.fields, validity = row.validity, template = row.template, described_at = ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(code text, "holderKind" text, fields jsonb, validity text, template text)
    where t.code = row.code`)
}
