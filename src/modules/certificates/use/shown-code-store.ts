import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { ShownCode } from './shown-code.ts'

export async function insertShownCode(db: Db, { id, subjectId, shownBy, kind, consents, issuedAt, expiresAt }: Omit<ShownCode, 'scan'>): Promise<void> {
  await db.query(sql`
    insert into certificates.shown_code (id, subject_id, shown_by, kind, consents, issued_at, expires_at)
    values (${id}, ${subjectId}, ${shownBy}, ${kind}, ${consents}, ${issuedAt}, ${expiresAt})`)
}

export async function findShownCode(db: Db, id: string): Promise<ShownCode | undefined> {
  const [row] = await db.query<ShownCode>(sql`
    select id, subject_id as "subjectId", shown_by as "shownBy", kind, consents, issued_at as "issuedAt", expires_at as "expiresAt",
      case when used_at is null then null else jsonb_build_object('at', used_at, 'by', used_by, 'region', region, 'itemCode', item_code) end as scan
    from certificates.shown_code where id = ${id}`)
  return row && { ...row, scan: row.scan && { ...row.scan, at: new Date(row.scan.at) } }
}

/** The command that uses a code up: of two scans at once one changes the row, the other none. */
export const useShownCode = (id: string, scan: NonNullable<ShownCode['scan']>): Statement => sql`
  update certificates.shown_code set used_at = ${scan.at}::timestamptz, used_by = ${scan.by}::uuid, region = ${scan.region}, item_code = ${scan.itemCode}
  where id = ${id}::uuid and used_at is null returning id`

/** Who scanned what stays on the audit chain and in the person's own log; the code itself is worth nothing any more. */
export async function deleteCodesBefore(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from certificates.shown_code where expires_at < ${before}`)
}
