import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Visit } from './visit.ts'

type Key = Pick<Visit, 'region' | 'deviceId'>

/** The visit of a terminal, whoever's it is. */
export async function findVisit(db: Db, { region, deviceId }: Key): Promise<Visit | undefined> {
  return (await db.query<Visit>(sql`select region, device_id as "deviceId", secret_hash as "secretHash", began_at as "beganAt", last_at as "lastAt", session_hash as "sessionHash", keys
    from organisation.terminal_visit where region = ${region} and device_id = ${deviceId}`))[0]
}

/** In place of the one before, whose session it returns. */
export async function replaceVisit(db: Db, { region, deviceId, secretHash, beganAt }: Pick<Visit, 'region' | 'deviceId' | 'secretHash' | 'beganAt'>): Promise<string | null> {
  const before = await db.query<{ sessionHash: string | null }>(sql`
    with before as (select session_hash from organisation.terminal_visit where region = ${region} and device_id = ${deviceId} for update),
    now as (
      insert into organisation.terminal_visit (region, device_id, secret_hash, began_at, last_at) values (${region}, ${deviceId}, ${secretHash}, ${beganAt}, ${beganAt})
      on conflict (region, device_id) do update set secret_hash = excluded.secret_hash, began_at = excluded.began_at, last_at = excluded.last_at, session_hash = null, is_counted = false, keys = '{}'
    )
    select session_hash as "sessionHash" from before`)
  return before[0]?.sessionHash ?? null
}

const isIts = ({ region, deviceId, secretHash }: Key & Pick<Visit, 'secretHash'>): Statement => sql`region = ${region} and device_id = ${deviceId} and secret_hash = ${secretHash}`

export const touchVisit = (visit: Key & Pick<Visit, 'secretHash'>, at: Date): Statement => sql`
  update organisation.terminal_visit set last_at = ${at} where ${isIts(visit)} and last_at < ${at}`

/** Returns a row while the visit lasts. */
export const bindSession = (visit: Key & Pick<Visit, 'secretHash'>, sessionHash: string): Statement => sql`
  update organisation.terminal_visit set session_hash = ${sessionHash} where ${isIts(visit)} returning 1`

/** More than anybody is given in one visit. */
const MOST_KEYS = 50

export const keepKey = (visit: Key & Pick<Visit, 'secretHash'>, key: string): Statement => sql`
  update organisation.terminal_visit set keys = (array[${key}] || keys)[1:${rawSql(String(MOST_KEYS))}] where ${isIts(visit)}`

/** Returns a row the first time that something is counted in this visit. */
export const markCounted = (visit: Key & Pick<Visit, 'secretHash'>): Statement => sql`
  update organisation.terminal_visit set is_counted = true where ${isIts(visit)} and not is_counted returning 1`

/** Returns a row to whoever ends it. */
export const deleteVisit = (visit: Key & Pick<Visit, 'secretHash'>): Statement => sql`delete from organisation.terminal_visit where ${isIts(visit)} returning 1`
