import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

/** Whose phone: an officer, where they are kept. */
export interface PhoneOwner {
  region: string
  officerId: string
}

export interface OfficerPhoneRow {
  officerId: string
  phoneSealed: string
  /** Whose sign-in confirmed it; null for one that came with the city's import. */
  accountId: string | null
  setAt: Date
}

/** Phones of officers of a region; who has none is not in it. */
export const listOfficerPhones = (db: Db, region: string, officerIds: readonly string[]): Promise<OfficerPhoneRow[]> =>
  db.query(sql`select officer_id as "officerId", phone_sealed as "phoneSealed", account_id as "accountId", set_at as "setAt"
    from organisation.officer_phone where region = ${region} and officer_id = any(${[...officerIds]}::uuid[])`)

export async function insertOfficerPhones(db: Db, phones: readonly (PhoneOwner & { phoneSealed: string })[], at: Date): Promise<void> {
  await db.query(sql`insert into organisation.officer_phone (region, officer_id, phone_sealed, set_at)
    select region, "officerId", "phoneSealed", ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(phones)}::jsonb) as row(region text, "officerId" uuid, "phoneSealed" text)`)
}

/** Within the guard that used up its proof. */
export const setOfficerPhone = ({ region, officerId }: PhoneOwner, { phoneSealed, accountId, setAt }: Omit<OfficerPhoneRow, 'officerId'>): Statement => sql`
  insert into organisation.officer_phone (region, officer_id, phone_sealed, account_id, set_at)
  select ${region}, ${officerId}::uuid, ${phoneSealed}, ${accountId}::uuid, ${setAt}::timestamptz where exists (select 1 from guard)
  on conflict (region, officer_id) do update set phone_sealed = excluded.phone_sealed, account_id = excluded.account_id, set_at = excluded.set_at`

/** The guard of a removal. */
export const deleteOfficerPhone = ({ region, officerId }: PhoneOwner): Statement => sql`
  delete from organisation.officer_phone where region = ${region} and officer_id = ${officerId}::uuid returning 1`

export interface PhoneProof {
  id: string
  phoneSealed: string
  askedAt: Date
}

/** When another code may be asked for. */
interface AskingLimits {
  askedBefore: Date
  day: string
  mostADay: number
}

/** Keeps the number that a code is sent to, in place of the one before; false where one was asked for too lately or too often. One statement: of two at once one is sent. */
export async function takeProof(db: Db, { region, officerId }: PhoneOwner, proof: PhoneProof, { askedBefore, day, mostADay }: AskingLimits): Promise<boolean> {
  const rows = await db.query(sql`
    insert into organisation.phone_proof as before (region, officer_id, id, phone_sealed, asked_at, counted_on)
    values (${region}, ${officerId}::uuid, ${proof.id}::uuid, ${proof.phoneSealed}, ${proof.askedAt}::timestamptz, ${day}::date)
    on conflict (region, officer_id) do update set id = excluded.id, phone_sealed = excluded.phone_sealed, asked_at = excluded.asked_at, tries = 0,
      asked_count = case when before.counted_on = excluded.counted_on then before.asked_count + 1 else 1 end, counted_on = excluded.counted_on
    where before.asked_at <= ${askedBefore}::timestamptz and (before.counted_on <> excluded.counted_on or before.asked_count < ${mostADay}::int)
    returning 1`)
  return rows.length > 0
}

/** `phoneSealed` is null once its code is good for nothing. */
export async function findProof(db: Db, { region, officerId }: PhoneOwner): Promise<{ phoneSealed: string | null; askedAt: Date } | undefined> {
  const [row] = await db.query<{ phoneSealed: string | null; askedAt: Date }>(sql`
    select phone_sealed as "phoneSealed", asked_at as "askedAt" from organisation.phone_proof where region = ${region} and officer_id = ${officerId}::uuid`)
  return row
}

/** One that a code was typed in for: `tries` counts this one. */
type TriedProof = Pick<PhoneProof, 'id' | 'phoneSealed'> & { tries: number }

/** Counts one try before anything is compared: guesses sent at once pass no limit. Undefined where none is left. */
export async function takeTry(db: Db, { region, officerId }: PhoneOwner, { askedAfter, most }: { askedAfter: Date; most: number }): Promise<TriedProof | undefined> {
  const [row] = await db.query<TriedProof>(sql`
    update organisation.phone_proof set tries = tries + 1
    where region = ${region} and officer_id = ${officerId}::uuid and phone_sealed is not null and tries < ${most}::int and asked_at > ${askedAfter}::timestamptz
    returning id, phone_sealed as "phoneSealed", tries`)
  return row
}

/** A code is good once, and not at all where it was never sent: the number goes with it. */
export const spendProof = ({ region, officerId }: PhoneOwner, id: string): Statement => sql`
  update organisation.phone_proof set phone_sealed = null where region = ${region} and officer_id = ${officerId}::uuid and id = ${id}::uuid and phone_sealed is not null returning 1`
