import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateRunningOut } from '../events.ts'

/** Up to which certificate holders were told by one reminder: all of earlier last days, and of this one up to the identifier. */
export interface ReminderMark {
  validUntil: string
  identifier: string
}

/** How far the reminders of these regions have come. Served by the primary key. */
export const listMarks = (db: Db, regions: readonly string[]): Promise<(ReminderMark & { region: string; step: number })[]> =>
  db.query(sql`select region, step, valid_until as "validUntil", identifier from certificates.reminder_mark where region = any(${regions}::text[])`)

/** The guard of a reminder: moves the mark on from where it was seen, and does nothing when another has moved it. */
export const moveMark = (region: string, step: number, seen: ReminderMark | undefined, to: ReminderMark): Statement =>
  seen === undefined
    ? sql`insert into certificates.reminder_mark (region, step, valid_until, identifier) values (${region}, ${step}, ${to.validUntil}::date, ${to.identifier}) on conflict do nothing returning 1`
    : sql`
      update certificates.reminder_mark set valid_until = ${to.validUntil}::date, identifier = ${to.identifier}
      where region = ${region} and step = ${step} and valid_until = ${seen.validUntil}::date and identifier = ${seen.identifier} returning 1`

/** Valid certificates of a region by their last day, after a mark and up to a day. Served by certificate_running_out. */
export const listRunningOut = (db: Db, region: string, after: ReminderMark, to: string, limit: number): Promise<CertificateRunningOut[]> =>
  db.query(sql`
    select valid_until as "validUntil", identifier, number, name, holder_id as "holderId", issuing_authority_id as "issuingAuthorityId" from certificates.certificate
    where state = 'valid' and valid_until is not null and region = ${region} and valid_until between ${after.validUntil}::date and ${to}::date
      and (valid_until > ${after.validUntil}::date or identifier > ${after.identifier})
    order by valid_until, region, identifier limit ${limit}`)
