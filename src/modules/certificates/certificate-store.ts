import type { Db } from '../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../platform/db/sql.ts'
import type { Certificate, CertificateFacts } from './certificate.ts'

const COLUMNS = `region, identifier, number, type_code as "typeCode", name, holder_id as "holderId", holder_name as "holderName",
  application_number as "applicationNumber", import_batch_id as "importBatchId", previous_identifier as "previousIdentifier", issuing_authority_id as "issuingAuthorityId", issued_on as "issuedOn", valid_until as "validUntil",
  version, data, template_version as "templateVersion", hash, state, state_since as "stateSince", replaced_by as "replacedBy", event_count as "eventCount", head_hash as "headHash"`

const FIND = `select ${COLUMNS} from certificates.certificate where region = $1 and identifier = $2`

export async function findCertificateIn(db: Db, region: string, identifier: string): Promise<Certificate | undefined> {
  const [row] = await db.query<Certificate>({ text: FIND, values: [region, identifier] })
  return row
}

/** Several, each where it is stored. Served by the primary key. */
export const listCertificatesIn = (db: Db, places: readonly { region: string; identifier: string }[]): Promise<Certificate[]> =>
  db.query<Certificate>(sql`
    select c.* from unnest(${places.map(({ region }) => region)}::text[], ${places.map(({ identifier }) => identifier)}::text[]) place(in_region, of_one)
    cross join lateral (select ${rawSql(COLUMNS)} from certificates.certificate where region = place.in_region and identifier = place.of_one) c`)

/** The part of a command that issues a certificate. */
export const insertCertificate = (c: CertificateFacts & { hash: string }, at: Date): Statement => sql`
  insert into certificates.certificate (region, identifier, number, type_code, name, holder_id, holder_name, application_number, import_batch_id, previous_identifier, issuing_authority_id,
    issued_on, valid_until, state, version, data, template_version, hash, issued_at)
  select ${c.region}, ${c.identifier}, ${c.number}, ${c.typeCode}, ${c.name}, ${c.holderId}::uuid, ${c.holderName}, ${c.applicationNumber}, ${c.importBatchId}::uuid, ${c.previousIdentifier}, ${c.issuingAuthorityId},
    ${c.issuedOn}::date, ${c.validUntil}::date, 'valid', ${c.version}::int, ${JSON.stringify(c.data)}::jsonb, ${c.templateVersion}::int, ${c.hash}, ${at}::timestamptz
  where exists (select 1 from guard)`

/** Takes a serial for a new identifier, and tells the type's code if the type is known: the one read of issuing. */
export async function allocateSerial(db: Db, definerUscc: string, name: string): Promise<{ serial: number; typeCode: string | null }> {
  const [row] = await db.query<{ serial: number; typeCode: string | null }>(sql`
    select nextval('certificates.serial') as serial,
      (select code from certificates.certificate_type where definer_uscc = ${definerUscc} and name = ${name}) as "typeCode"`)
  return row!
}

/** The code of a type, made at its first use; undefined when the department has used up its 999. */
export const claimTypeCode = (db: Db, definerUscc: string, name: string, at: Date): Promise<string | undefined> =>
  db.transaction(async (tx) => {
    // Two first uses at once: the second waits here and then sees the code of the first.
    await tx.query(sql`select pg_advisory_xact_lock(hashtext('certificates.certificate_type'), hashtext(${definerUscc}))`)
    const [known] = await tx.query<{ code: string }>(sql`select code from certificates.certificate_type where definer_uscc = ${definerUscc} and name = ${name}`)
    if (known) return known.code
    const [made] = await tx.query<{ code: string }>(sql`
      insert into certificates.certificate_type (code, definer_uscc, name, created_at)
      select definer || lpad(next::text, 3, '0'), definer, ${name}, ${at}::timestamptz
      from (select ${definerUscc}::text as definer, count(*) + 1 as next from certificates.certificate_type where definer_uscc = ${definerUscc}) as types
      where next <= 999
      returning code`)
    return made?.code
  })

/** A certificate in its holder's own list. */
export interface HolderCertificate {
  holderId: string
  identifier: string
  region: string
  name: string
  number: string
  issuingAuthority: string
  state: Certificate['state']
  issuedOn: string
  validUntil: string | null
}

/** Adds to the holders' lists; what is there already stays as it is. */
export async function insertHolderCertificates(db: Db, rows: HolderCertificate[]): Promise<void> {
  await db.query(sql`
    insert into certificates.holder_certificate (holder_id, identifier, region, name, number, issuing_authority, state, issued_on, valid_until)
    select "holderId", identifier, region, name, number, "issuingAuthority", state, "issuedOn", "validUntil"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("holderId" uuid, identifier text, region text, name text, number text,
      "issuingAuthority" text, state text, "issuedOn" date, "validUntil" date)
    on conflict (holder_id, identifier) do nothing`)
}

/** Brings the holders' lists up to date, one row a certificate; an older announcement that comes late changes nothing. */
export async function followStates(db: Db, rows: (Pick<HolderCertificate, 'holderId' | 'identifier' | 'state'> & { replacedBy: string | null; revision: number })[]): Promise<void> {
  await db.query(sql`
    update certificates.holder_certificate c set state = row.state, replaced_by = row."replacedBy", event_count = row.revision
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row("holderId" uuid, identifier text, state text, "replacedBy" text, revision int)
    where c.holder_id = row."holderId" and c.identifier = row.identifier and c.event_count < row.revision`)
}

/** A holder's certificates, newest first; `before` is the identifier of the last line of the page before. Served by holder_certificate_by_day. */
export const listHolderCertificates = (db: Db, holderId: string, before: string | undefined, limit: number): Promise<HolderCertificate[]> =>
  db.query<HolderCertificate>(sql`
    select holder_id as "holderId", identifier, region, name, number, issuing_authority as "issuingAuthority", state, issued_on as "issuedOn", valid_until as "validUntil"
    from certificates.holder_certificate
    where holder_id = ${holderId} and (${before ?? null}::text is null
      or (issued_on, identifier) < (select issued_on, identifier from certificates.holder_certificate where holder_id = ${holderId} and identifier = ${before ?? null}))
    order by holder_id, issued_on desc, identifier desc limit ${limit}`)

/** Certificates of several holders (an enterprise and whoever represents it), holder by holder and of each the newest first. Served by holder_certificate_by_day. */
export const listCertificatesOfHolders = (db: Db, holderIds: readonly string[], limit: number): Promise<HolderCertificate[]> =>
  db.query<HolderCertificate>(sql`
    select holder_id as "holderId", identifier, region, name, number, issuing_authority as "issuingAuthority", state, issued_on as "issuedOn", valid_until as "validUntil"
    from unnest(${holderIds}::uuid[]) as wanted(id) cross join lateral (
      select * from certificates.holder_certificate where holder_id = wanted.id order by holder_id, issued_on desc, identifier desc limit ${limit}) held`)
