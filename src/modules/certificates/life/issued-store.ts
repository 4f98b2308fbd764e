import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateState } from '../certificate.ts'

/** A certificate as a line of its authority's list. */
export interface IssuedRow {
  identifier: string
  number: string
  name: string
  holderName: string
  issuedOn: string
  validUntil: string | null
  /** The validity in words where it is no date. */
  validityText: string | null
  version: number
  state: CertificateState
  isImported: boolean
}

/** Whose list it is. */
export interface IssuedBy {
  region: string
  authorityId: string
}

const ROW = rawSql(`identifier, number, name, holder_name as "holderName", issued_on as "issuedOn", valid_until as "validUntil", data ->> 'validityText' as "validityText", version, state, import_batch_id is not null as "isImported"`)

/** The last line of the page before. */
export interface DayCursor {
  issuedOn: string
  identifier: string
}

const LAST: DayCursor = { issuedOn: '9999-12-31', identifier: '' }

/** Newest first. Served by certificate_by_authority, certificate_by_type where a type is asked for, certificate_by_state where another state than valid is. */
export function issuedPage({ region, authorityId }: IssuedBy, { typeCode, state }: { typeCode?: string | undefined; state?: CertificateState | undefined }, before: DayCursor | undefined, limit: number): Statement {
  const { issuedOn, identifier } = before ?? LAST
  const from = sql`select ${ROW} from certificates.certificate where region = ${region} and issuing_authority_id = ${authorityId}`
  const onPage = sql`and (issued_on, identifier) < (${issuedOn}::date, ${identifier})`
  if (state !== undefined && state !== 'valid') {
    return sql`${from} and state = ${state} and state <> 'valid'${typeCode ? sql` and type_code = ${typeCode}` : rawSql('')} ${onPage} order by region, issuing_authority_id, state, issued_on desc, identifier desc limit ${limit}`
  }
  const ofState = state ? rawSql(` and state = 'valid'`) : rawSql('')
  if (typeCode) return sql`${from} and type_code = ${typeCode}${ofState} ${onPage} order by region, issuing_authority_id, type_code, issued_on desc, identifier desc limit ${limit}`
  return sql`${from}${ofState} ${onPage} order by region, issuing_authority_id, issued_on desc, identifier desc limit ${limit}`
}

/** Whose holder's name begins with `name`, by name. Served by certificate_by_holder_name. One lower bound, never two: with both, PostgreSQL walks the index from the beginning of the region. */
export const namedPage = ({ region, authorityId }: IssuedBy, name: string, after: { holderName: string; identifier: string } | undefined, limit: number): Statement => sql`
  select ${ROW} from certificates.certificate
  where region = ${region} and holder_name < ${`${name}\u{10ffff}`} and ${after ? sql`(holder_name, identifier) > (${after.holderName}, ${after.identifier})` : sql`holder_name >= ${name}`} and issuing_authority_id = ${authorityId}
  order by region, holder_name, identifier limit ${limit}`

/** Served by certificate_by_number. */
export const numberedRows = ({ region, authorityId }: IssuedBy, number: string, limit: number): Statement => sql`
  select ${ROW} from certificates.certificate where region = ${region} and number = ${number} and issuing_authority_id = ${authorityId} order by identifier limit ${limit}`

/** Served by certificate_by_holder. */
export const holderRows = ({ region, authorityId }: IssuedBy, holderId: string, limit: number): Statement => sql`
  select ${ROW} from certificates.certificate where region = ${region} and holder_id = ${holderId}::uuid and issuing_authority_id = ${authorityId} order by region, holder_id, identifier limit ${limit}`

/** Served by the primary key. */
export const identifiedRow = ({ region, authorityId }: IssuedBy, identifier: string): Statement => sql`
  select ${ROW} from certificates.certificate where region = ${region} and identifier = ${identifier} and issuing_authority_id = ${authorityId}`

export const listIssuedRows = (db: Db, statement: Statement): Promise<IssuedRow[]> => db.query<IssuedRow>(statement)
