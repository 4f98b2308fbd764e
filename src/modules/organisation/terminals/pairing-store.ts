import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface Pairing {
  secretHash: string
  code: string
  expiresAt: Date
  region: string | null
  deviceId: string | null
}

/** Keeps a code that no other terminal shows now, and forgets what ran out: a row when it is free. */
export const insertPairing = ({ secretHash, code, expiresAt }: Pick<Pairing, 'secretHash' | 'code' | 'expiresAt'>, now: Date): Statement => sql`
  with gone as (delete from organisation.terminal_pairing where expires_at <= ${now})
  insert into organisation.terminal_pairing (secret_hash, code, expires_at)
  select ${secretHash}, ${code}, ${expiresAt}::timestamptz where not exists (select 1 from organisation.terminal_pairing where code = ${code} and expires_at > ${now}) returning 1`

/** Says which device the terminal that shows this code is: a row when one shows it. */
export const answerPairing = (code: string, region: string, deviceId: string, now: Date): Statement => sql`
  update organisation.terminal_pairing set region = ${region}, device_id = ${deviceId} where code = ${code} and expires_at > ${now} and device_id is null returning 1`

export async function findPairing(db: Db, secretHash: string): Promise<Pairing | undefined> {
  return (await db.query<Pairing>(sql`select secret_hash as "secretHash", code, expires_at as "expiresAt", region, device_id as "deviceId" from organisation.terminal_pairing where secret_hash = ${secretHash}`))[0]
}

export const deletePairing = (secretHash: string): Statement => sql`delete from organisation.terminal_pairing where secret_hash = ${secretHash} returning 1`
