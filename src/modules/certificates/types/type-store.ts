import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateType, TypeDescription, TypeVersion } from './certificate-type.ts'

const COLUMNS = `code, definer_uscc as "definerUscc", name, holder_kind as "holderKind", fields, validity, is_sensitive as "isSensitive", template, version, created_at as "createdAt"`

/** Every type there is: some hundreds in a city. */
export const listTypes = (db: Db): Promise<CertificateType[]> => db.query({ text: `select ${COLUMNS} from certificates.certificate_type order by code`, values: [] })

export async function findType(db: Db, code: string): Promise<CertificateType | undefined> {
  const [row] = await db.query<CertificateType>({ text: `select ${COLUMNS} from certificates.certificate_type where code = $1`, values: [code] })
  return row
}

/** The names of types that are marked sensitive, whoever defines them: a material is replaced by the name of a certificate. */
export const listSensitiveNames = async (db: Db): Promise<string[]> =>
  (await db.query<{ name: string }>(sql`select distinct name from certificates.certificate_type where is_sensitive`)).map(({ name }) => name)

/** How a type was described, the newest first. Served by the primary key. */
export const listTypeVersions = (db: Db, code: string): Promise<TypeVersion[]> =>
  db.query(sql`
    select version, holder_kind as "holderKind", fields, validity, is_sensitive as "isSensitive", template, described_at as "describedAt", described_by as "describedBy"
    from certificates.type_version where code = ${code} order by code desc, version desc`)

/** The guard of what is remembered about a type. */
export const typeThere = (code: string): Statement => sql`select 1 from certificates.certificate_type where code = ${code}`

/** A new description of a type that has its code already; `seen` is the version it takes the place of. */
export interface DescribedType extends TypeDescription {
  code: string
  seen: number
}

/** Describes types anew, each as its next version. Returns the codes of those that still were as they were seen. */
export async function describeTypes(db: Db, rows: readonly DescribedType[], by: string | null, at: Date): Promise<string[]> {
  const described = await db.query<{ code: string }>(sql`
    with described as (
      update certificates.certificate_type t
      set holder_kind = row."holderKind", fields = row.fields, validity = row.validity, is_sensitive = row."isSensitive", template = row.template, version = t.version + 1, described_at = ${at}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row(code text, seen int, "holderKind" text, fields jsonb, validity text, "isSensitive" boolean, template text)
      where t.code = row.code and t.version = row.seen
      returning t.code, t.version, t.holder_kind, t.fields, t.validity, t.is_sensitive, t.template)
    insert into certificates.type_version (code, version, holder_kind, fields, validity, is_sensitive, template, described_at, described_by)
    select code, version, holder_kind, fields, validity, is_sensitive, template, ${at}::timestamptz, ${by} from described returning code`)
  return described.map(({ code }) => code)
}
