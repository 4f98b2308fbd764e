import type { Platform } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import { insertOutbox } from '../../../platform/outbox-store.ts'
import type { CertificateFacts, CertificateState } from '../certificate.ts'
import type { CertificatesImported } from '../events.ts'
import type { LineError } from './import-rules.ts'

export type ImportState = 'running' | 'done' | 'refused' | 'failed'

/** One import and how far it is. */
export interface ImportBatch {
  region: string
  id: string
  authorityId: string
  /** The file or the system it came from. */
  source: string
  isAllOrNothing: boolean
  state: ImportState
  total: number
  /** Lines looked at so far. */
  checked: number
  imported: number
  /** In the store already, by an earlier import or twice in the file. */
  duplicates: number
  wrong: number
  startedAt: Date
  finishedAt: Date | null
}

const COLUMNS = `region, id, authority_id as "authorityId", source, is_all_or_nothing as "isAllOrNothing", state, total, checked, imported, duplicates, wrong,
  started_at as "startedAt", finished_at as "finishedAt"`

export async function findBatch(db: Db, region: string, id: string): Promise<ImportBatch | undefined> {
  const [row] = await db.query<ImportBatch>({ text: `select ${COLUMNS} from certificates.import_batch where region = $1 and id = $2`, values: [region, id] })
  return row
}

/** An authority's imports, newest first. Served by import_batch_by_authority. */
export const listBatches = (db: Db, region: string, authorityId: string, before: string | undefined, limit: number): Promise<ImportBatch[]> =>
  db.query({
    text: `select ${COLUMNS} from certificates.import_batch where region = $1 and authority_id = $2 and id < coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff') order by region, authority_id, id desc limit $4`,
    values: [region, authorityId, before ?? null, limit],
  })

/** What was wrong, in the order of the file. Served by the primary key. */
export const listErrors = (db: Db, region: string, batchId: string, after: number, limit: number): Promise<LineError[]> =>
  db.query(sql`select line, field, message from certificates.import_error where region = ${region} and batch_id = ${batchId} and line > ${after} order by region, batch_id, line, field limit ${limit}`)

/** The guard of a new import. */
export const insertBatch = (batch: Pick<ImportBatch, 'region' | 'id' | 'authorityId' | 'source' | 'isAllOrNothing' | 'total' | 'startedAt'>, officerId: string | null): Statement => sql`
  insert into certificates.import_batch (region, id, authority_id, source, is_all_or_nothing, state, total, officer_id, started_at)
  values (${batch.region}, ${batch.id}, ${batch.authorityId}, ${batch.source}, ${batch.isAllOrNothing}, 'running', ${batch.total}, ${officerId}::uuid, ${batch.startedAt}) returning 1`

/** The part of the command that keeps its lines until they are in. */
export const insertParts = (region: string, batchId: string, contents: readonly string[]): Statement => sql`
  insert into certificates.import_part (region, batch_id, seq, content)
  select ${region}, ${batchId}::uuid, seq, content from unnest(${contents}::text[]) with ordinality as part (content, seq)
  where exists (select 1 from guard)`

/** What is under way, the oldest first. Served by import_batch_running. */
export const listRunning = (db: Db, limit: number): Promise<Pick<ImportBatch, 'region' | 'id'>[]> =>
  db.query(sql`select region, id from certificates.import_batch where state = 'running' order by region, id limit ${limit}`)

/** Takes an import for the transaction; undefined while another is at it, or when it is over. */
export async function takeBatch(db: Db, region: string, id: string): Promise<ImportBatch | undefined> {
  const [row] = await db.query<ImportBatch>({ text: `select ${COLUMNS} from certificates.import_batch where region = $1 and id = $2 and state = 'running' for update skip locked`, values: [region, id] })
  return row
}

/** The next lines to look at, or to bring in once they were; undefined when there are none. */
export async function findPart(db: Db, region: string, batchId: string, isChecked: boolean): Promise<{ seq: number; content: string } | undefined> {
  const [row] = await db.query<{ seq: number; content: string }>(sql`
    select seq, content from certificates.import_part where region = ${region} and batch_id = ${batchId} and is_checked = ${isChecked} order by region, batch_id, seq limit 1`)
  return row
}

export async function keepChecked(db: Db, region: string, batchId: string, seq: number, content: string): Promise<void> {
  await db.query(sql`update certificates.import_part set content = ${content}, is_checked = true where region = ${region} and batch_id = ${batchId} and seq = ${seq}`)
}

export async function deletePart(db: Db, region: string, batchId: string, seq: number): Promise<void> {
  await db.query(sql`delete from certificates.import_part where region = ${region} and batch_id = ${batchId} and seq = ${seq}`)
}

/** Writes down that an import could not go on; after `most` times it is given up. */
export async function countFault(db: Db, region: string, id: string, most: number, at: Date): Promise<void> {
  await db.transaction(async (tx) => {
    const [row] = await tx.query<{ faults: number }>(sql`update certificates.import_batch set faults = faults + 1 where region = ${region} and id = ${id} and state = 'running' returning faults`)
    if (row && row.faults >= most) await finishBatch(tx, region, id, 'failed', at)
  })
}

export async function insertErrors(db: Db, region: string, batchId: string, errors: readonly LineError[]): Promise<void> {
  await db.query(sql`
    insert into certificates.import_error (region, batch_id, line, field, message)
    select ${region}, ${batchId}::uuid, line, field, string_agg(message, '')
    from jsonb_to_recordset(${JSON.stringify(errors)}::jsonb) as row(line int, field text, message text) group by line, field`)
}

/** Adds to what an import has done so far. */
export async function countProgress(db: Db, region: string, id: string, { checked = 0, imported = 0, duplicates = 0, wrong = 0 }: Partial<Pick<ImportBatch, 'checked' | 'imported' | 'duplicates' | 'wrong'>>): Promise<void> {
  await db.query(sql`
    update certificates.import_batch set checked = checked + ${checked}::int, imported = imported + ${imported}::int, duplicates = duplicates + ${duplicates}::int, wrong = wrong + ${wrong}::int
    where region = ${region} and id = ${id}`)
}

/** Ends an import; nothing is kept of lines that are not in. */
export async function finishBatch(db: Db, region: string, id: string, state: ImportState, at: Date): Promise<void> {
  await db.query(sql`update certificates.import_batch set state = ${state}, finished_at = ${at}::timestamptz where region = ${region} and id = ${id}`)
  await db.query(sql`delete from certificates.import_part where region = ${region} and batch_id = ${id}`)
}

/** As many new serials of identifiers. */
export async function allocateSerials(db: Db, count: number): Promise<number[]> {
  const rows = await db.query<{ serial: number }>(sql`select nextval('certificates.serial') as serial from generate_series(1, ${count}::int)`)
  return rows.map(({ serial }) => serial)
}

/** A certificate that is in the store under one of the numbers, with what a holder's list says of it. */
export interface KnownCertificate {
  identifier: string
  typeCode: string
  number: string
  name: string
  holderId: string
  state: CertificateState
  issuedOn: string
  validUntil: string | null
  issuingAuthority: string
}

/** Those in the store under these numbers. Served by certificate_by_number. */
export const listByNumbers = (db: Db, region: string, numbers: readonly string[]): Promise<KnownCertificate[]> =>
  db.query(sql`
    select identifier, type_code as "typeCode", number, name, holder_id as "holderId", state, issued_on as "issuedOn", valid_until as "validUntil", data ->> 'issuingAuthority' as "issuingAuthority"
    from certificates.certificate where region = ${region} and number = any(${numbers}::text[])`)

/** Writes certificates of one import; one that another import has just brought in is passed over. Returns the identifiers it wrote. */
export async function insertImported(db: Db, certificates: readonly (CertificateFacts & { hash: string })[], at: Date): Promise<Set<string>> {
  const rows = await db.query<{ identifier: string }>(sql`
    insert into certificates.certificate (region, identifier, number, type_code, name, holder_id, holder_name, import_batch_id, issuing_authority_id,
      issued_on, valid_until, state, version, data, template_version, hash, issued_at)
    select region, identifier, number, "typeCode", name, "holderId", "holderName", "importBatchId", "issuingAuthorityId", "issuedOn", "validUntil", 'valid', version, data, "templateVersion", hash, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(certificates)}::jsonb) as row(region text, identifier text, number text, "typeCode" text, name text, "holderId" uuid, "holderName" text,
      "importBatchId" uuid, "issuingAuthorityId" text, "issuedOn" date, "validUntil" date, version int, data jsonb, "templateVersion" int, hash text)
    on conflict (region, type_code, number, holder_id) where import_batch_id is not null do nothing
    returning identifier`)
  return new Set(rows.map(({ identifier }) => identifier))
}

/** Announces some that were brought in, in the transaction that did; there is no command whose write it could be part of. */
export async function announceImported(ctx: Pick<Platform, 'db' | 'ids' | 'clock'>, region: string, imported: CertificatesImported): Promise<void> {
  await ctx.db.query(sql`with guard as (select 1) ${insertOutbox(ctx, region, [{ type: 'certificates.imported', payload: { ...imported } }])}`)
}
