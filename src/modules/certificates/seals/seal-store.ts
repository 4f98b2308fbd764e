import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { CertificateState } from '../certificate.ts'
import type { CertificateSignature, Seal, SealUse } from './seal.ts'

/** Every seal there is or was: one or a few an authority, kept in process. */
export const readSeals = (db: Db): Promise<Seal[]> =>
  db.query(sql`select region, id, authority_id as "authorityId", edition, name, key_id as "keyId", public_key as "publicKey", state,
      used_from as "usedFrom", used_until as "usedUntil", ended_by as "endedBy", reason
    from certificates.seal order by region, authority_id, edition`)

const COLUMNS = 'region, id, authority_id, edition, name, key_id, public_key, state, used_from'

/** Enters the first seal of an authority, unless another process has done so meanwhile. */
export async function insertFirstSeal(db: Db, s: Seal): Promise<void> {
  await db.query(sql`
    insert into certificates.seal (${rawSql(COLUMNS)})
    values (${s.region}, ${s.id}, ${s.authorityId}, ${s.edition}, ${s.name}, ${s.keyId}, ${s.publicKey}, 'inUse', ${s.usedFrom}) on conflict do nothing`)
}

/** The part of a command that enters the next seal of an authority. */
export const insertNextSeal = (s: Seal): Statement => sql`
  insert into certificates.seal (${rawSql(COLUMNS)})
  select ${s.region}, ${s.id}::uuid, ${s.authorityId}, ${s.edition}::int, ${s.name}, ${s.keyId}, ${s.publicKey}, 'inUse', ${s.usedFrom}::timestamptz where exists (select 1 from guard)`

/** Ends the use of a seal that is in use: returns a row when it did. */
export const endSeal = (s: Pick<Seal, 'region' | 'id'>, state: 'disabled' | 'replaced', at: Date, by: string, reason: string): Statement => sql`
  update certificates.seal set state = ${state}, used_until = ${at}, ended_by = ${by}, reason = ${reason}
  where region = ${s.region} and id = ${s.id} and state = 'inUse' returning 1`

/** Returns a row when this is the last seal of its authority, and disabled: then another may follow it. */
export const isLastAndDisabled = (s: Pick<Seal, 'region' | 'id'>): Statement => sql`
  select 1 from certificates.seal s where region = ${s.region} and id = ${s.id} and state = 'disabled'
    and not exists (select 1 from certificates.seal later where later.region = s.region and later.authority_id = s.authority_id and later.edition > s.edition)`

/** Keeps signatures and the use of the seals that made them in one write. A certificate signed meanwhile keeps its first signature. */
export async function insertSignatures(db: Db, signatures: readonly CertificateSignature[], uses: readonly SealUse[]): Promise<void> {
  await db.query(sql`
    with kept as (
      insert into certificates.signature (region, identifier, seal_id, hash, signature, signed_at)
      select region, identifier, "sealId", hash, signature, "signedAt"
      from jsonb_to_recordset(${JSON.stringify(signatures)}::jsonb) as row(region text, identifier text, "sealId" uuid, hash text, signature text, "signedAt" timestamptz)
      on conflict do nothing)
    ${insertUsesOf(uses)}`)
}

/** 用章记录: written down with every use. */
export async function insertSealUses(db: Db, uses: readonly SealUse[]): Promise<void> {
  await db.query(insertUsesOf(uses))
}

const insertUsesOf = (uses: readonly SealUse[]): Statement => sql`
  insert into certificates.seal_use (region, seal_id, id, purpose, identifier, used_by, used_at, hash)
  select region, "sealId", id, purpose, identifier, "usedBy", "usedAt", hash
  from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as row(region text, "sealId" uuid, id uuid, purpose text, identifier text, "usedBy" text, "usedAt" timestamptz, hash text)`

export async function findSignature(db: Db, region: string, identifier: string): Promise<CertificateSignature | undefined> {
  const [row] = await db.query<CertificateSignature>(sql`
    select region, identifier, seal_id as "sealId", hash, signature, signed_at as "signedAt"
    from certificates.signature where region = ${region} and identifier = ${identifier}`)
  return row
}

/** Which of these are signed. */
export async function listSigned(db: Db, certificates: readonly { region: string; identifier: string }[]): Promise<string[]> {
  const rows = await db.query<{ identifier: string }>(sql`
    select identifier from certificates.signature where (region, identifier) in (select * from unnest(${certificates.map(({ region }) => region)}::text[], ${certificates.map(({ identifier }) => identifier)}::text[]))`)
  return rows.map(({ identifier }) => identifier)
}

/** Uses of a seal, newest first; `before` is the last of the page before. */
export const listSealUses = (db: Db, region: string, sealId: string, before: string | undefined, limit: number): Promise<SealUse[]> =>
  db.query(sql`
    select region, seal_id as "sealId", id, purpose, identifier, used_by as "usedBy", used_at as "usedAt", hash from certificates.seal_use
    where region = ${region} and seal_id = ${sealId} and (${before ?? null}::uuid is null or id < ${before ?? null}::uuid)
    order by region, seal_id, id desc limit ${limit}`)

/** Every certificate that is not valid by somebody's act, of all regions: few among many. Served by certificate_by_state. */
export const listNotValid = (db: Db): Promise<{ identifier: string; state: CertificateState }[]> =>
  db.query(sql`select identifier, state from certificates.certificate where state <> 'valid'`)
