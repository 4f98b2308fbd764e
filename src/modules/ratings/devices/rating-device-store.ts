import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { EventKey } from '../invitations/event-key-rules.ts'
import type { Device, DevicePairing } from './device.ts'

/** Takes a code for a device, of those that nobody has or had in the last hour. False when it is taken. */
export async function insertPairing(db: Db, { code, tokenHash, expiresAt }: Omit<DevicePairing, 'region'>): Promise<boolean> {
  const rows = await db.query(sql`insert into ratings.device_pairing (code, token_hash, expires_at) values (${code}, ${tokenHash}, ${expiresAt}) on conflict (code) do nothing returning 1`)
  return rows.length > 0
}

export async function deletePairingsBefore(db: Db, before: Date): Promise<void> {
  await db.query(sql`delete from ratings.device_pairing where expires_at < ${before}`)
}

export async function findPairing(db: Db, code: string): Promise<DevicePairing | undefined> {
  const [row] = await db.query<DevicePairing>(sql`select code, token_hash as "tokenHash", expires_at as "expiresAt", region from ratings.device_pairing where code = ${code}`)
  return row
}

/** The guard of a pairing: of two who type the same code one has the device. */
export const takePairing = ({ code, tokenHash }: DevicePairing, region: string): Statement => sql`
  update ratings.device_pairing set region = ${region} where code = ${code} and token_hash = ${tokenHash} and region is null returning 1`

export const insertDevice = ({ region, id, hallId, windowNo, name, tokenHash, pairedBy, pairedAt }: Omit<Device, 'asked' | 'lastSeenAt'>): Statement => sql`
  insert into ratings.device (region, id, hall_id, window_no, name, token_hash, paired_by, paired_at)
  select ${region}, ${id}::uuid, ${hallId}, ${windowNo}, ${name}, ${tokenHash}, ${pairedBy}, ${pairedAt}::timestamptz where exists (select 1 from guard)`

/** Every device of a region that is paired. Served by device_at_window. */
export async function listDevicesOfRegion(db: Db, region: string): Promise<Device[]> {
  const rows = await db.query<Omit<Device, 'asked'> & { number: string | null; occasion: string; at: Date }>(sql`
    select region, id, hall_id as "hallId", window_no as "windowNo", name, token_hash as "tokenHash", paired_by as "pairedBy", paired_at as "pairedAt", last_seen_at as "lastSeenAt",
      asked_number as number, asked_occasion as occasion, asked_at as at
    from ratings.device where region = ${region} and revoked_at is null order by region, hall_id, window_no`)
  return rows.map(({ number, occasion, at, ...device }) => ({ ...device, asked: number === null ? null : { number, occasion, at } }))
}

/** The guard of unpairing: once. */
export const revokeDevice = ({ region, id }: Pick<Device, 'region' | 'id'>, officerId: string, at: Date): Statement => sql`
  update ratings.device set revoked_by = ${officerId}, revoked_at = ${at}::timestamptz, asked_number = null, asked_occasion = null, asked_at = null
  where region = ${region} and id = ${id}::uuid and revoked_at is null returning 1`

/** The guard of asking at a device: the last person's service makes room for this one's. */
export const askAtDevice = ({ region, id }: Pick<Device, 'region' | 'id'>, { number, occasion }: EventKey, at: Date): Statement => sql`
  update ratings.device set asked_number = ${number}, asked_occasion = ${occasion}, asked_at = ${at}::timestamptz where region = ${region} and id = ${id}::uuid and revoked_at is null returning 1`

/** Whoever was asked would rather not. Another service that came meanwhile stays. */
export async function clearAsked(db: Db, { region, id }: Pick<Device, 'region' | 'id'>, askedAt: Date): Promise<void> {
  await db.query(sql`
    update ratings.device set asked_number = null, asked_occasion = null, asked_at = null
    where region = ${region} and id = ${id}::uuid and asked_at = ${askedAt}::timestamptz`)
}

export async function noteDeviceSeen(db: Db, { region, id }: Pick<Device, 'region' | 'id'>, at: Date): Promise<void> {
  await db.query(sql`update ratings.device set last_seen_at = ${at}::timestamptz where region = ${region} and id = ${id}::uuid`)
}
