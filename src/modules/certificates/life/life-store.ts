import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateState } from '../certificate.ts'
import type { LifeEvent } from './life-event.ts'

/** The guard of a command on a certificate: nothing happens when something has happened to it since it was read. */
export const moveOn = (event: LifeEvent, state: CertificateState): Statement => sql`
  update certificates.certificate set state = ${state}, state_since = ${event.onDay}::date, replaced_by = coalesce(${event.replacedBy}, replaced_by), event_count = ${event.seq}::int, head_hash = ${event.hash}
  where region = ${event.region} and identifier = ${event.identifier} and event_count = ${event.seq - 1}::int
  returning 1`

/** The same within another command, whose guard is its own. */
export const moveOnWith = (event: LifeEvent, state: CertificateState): Statement => sql`
  update certificates.certificate set state = ${state}, state_since = ${event.onDay}::date, event_count = ${event.seq}::int, head_hash = ${event.hash}
  where region = ${event.region} and identifier = ${event.identifier} and event_count = ${event.seq - 1}::int and exists (select 1 from guard)`

/** The part of a command that writes its entry. Two commands at once: the second meets the primary key and writes nothing at all. */
export const insertLifeEvent = (e: LifeEvent): Statement => sql`
  insert into certificates.certificate_event (region, identifier, seq, kind, on_day, reason, basis, ground, replaced_by, application_number, officer_id, officer_name, authority_id, at, prev_hash, hash)
  select ${e.region}, ${e.identifier}, ${e.seq}::int, ${e.kind}, ${e.onDay}::date, ${e.reason}, ${e.basis}, ${e.ground}, ${e.replacedBy}, ${e.applicationNumber}, ${e.officerId}::uuid, ${e.officerName}, ${e.authorityId},
    ${e.at}::timestamptz, ${e.prevHash}, ${e.hash}
  where exists (select 1 from guard)`

/** Everything that happened to a certificate, in its order. Served by the primary key. */
export async function listLifeEvents(db: Db, region: string, identifier: string): Promise<LifeEvent[]> {
  const rows = await db.query<Omit<LifeEvent, 'at'> & { at: Date }>(sql`
    select region, identifier, seq, kind, on_day as "onDay", reason, basis, ground, replaced_by as "replacedBy", application_number as "applicationNumber", officer_id as "officerId",
      officer_name as "officerName", authority_id as "authorityId", at, prev_hash as "prevHash", hash
    from certificates.certificate_event where region = ${region} and identifier = ${identifier} order by region, identifier, seq`)
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** A version of a certificate as a line. */
export interface VersionRow {
  identifier: string
  version: number
  state: CertificateState
  stateSince: string | null
  issuedOn: string
  validUntil: string | null
}

/** All versions of a certificate; they share all but the end of their identifiers. Served by the primary key. */
export const listVersions = (db: Db, region: string, lineage: string): Promise<VersionRow[]> =>
  db.query(sql`
    select identifier, version, state, state_since as "stateSince", issued_on as "issuedOn", valid_until as "validUntil" from certificates.certificate
    where region = ${region} and identifier >= ${lineage} collate "C" and identifier < ${`${lineage}:`} collate "C" order by region, identifier`)

/** Certificates whose last day is over and that nobody has written down as expired, the oldest first. Served by certificate_running_out. */
export const listRunOut = (db: Db, today: string, after: { validUntil: string; region: string; identifier: string } | undefined, limit: number): Promise<{ validUntil: string; region: string; identifier: string }[]> =>
  db.query(sql`
    select valid_until as "validUntil", region, identifier from certificates.certificate
    where state = 'valid' and valid_until is not null and valid_until < ${today}::date
      and (valid_until, region, identifier) > (${after?.validUntil ?? '0001-01-01'}::date, ${after?.region ?? ''}, ${after?.identifier ?? ''})
    order by valid_until, region, identifier limit ${limit}`)
