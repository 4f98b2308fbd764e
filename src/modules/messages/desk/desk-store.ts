import type { Db } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { DeskMessage, Message } from '../message.ts'

/** After every UUID there is. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Puts messages on desks; one that lies there already stays as it is. */
export async function insertDeskMessages(db: Db, messages: (Message & { recipient: string })[]): Promise<void> {
  await db.query(sql`
    insert into messages.officer_message (region, recipient, id, at, kind, title, text, number, item_code)
    select region, recipient, id, at, kind, title, text, number, "itemCode"
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as row(region text, recipient text, id uuid, at timestamptz, kind text, title text, text text, number text, "itemCode" text)
    on conflict (region, recipient, id) do nothing`)
}

/** Somebody at their desks. */
export interface Reader {
  region: string
  officerId: string
  desks: string[]
}

/** The newest on each desk before `before`, up to `limit` of each, with when this officer read them. Served by the primary keys. */
export const listDeskMessages = (db: Db, { region, officerId, desks }: Reader, before: string | undefined, limit: number): Promise<DeskMessage[]> =>
  db.query<DeskMessage>(sql`
    select m.id, m.region, m.at, m.kind, m.title, m.text, m.number, m.item_code as "itemCode", r.read_at as "readAt"
    from unnest(${desks}::text[]) desk(recipient) cross join lateral (
      select * from messages.officer_message o
      where o.region = ${region} and o.recipient = desk.recipient and o.id < ${before ?? LAST_ID}::uuid order by o.region desc, o.recipient desc, o.id desc limit ${limit}) m
    left join messages.officer_reading r on r.region = ${region} and r.officer_id = ${officerId} and r.message_id = m.id`)

/** Marks messages of one's own desks as read, those of `ids` only. Returns how many of them lie there. */
export async function markDeskRead(db: Db, { region, officerId, desks }: Reader, ids: string[], at: Date): Promise<number> {
  const rows = await db.query<{ id: string }>(sql`
    with there as (select distinct id from messages.officer_message where region = ${region} and recipient = any(${desks}::text[]) and id = any(${ids}::uuid[])),
      reading as (insert into messages.officer_reading (region, officer_id, message_id, read_at)
        select ${region}, ${officerId}, id, ${at}::timestamptz from there on conflict (region, officer_id, message_id) do nothing)
    select id from there`)
  return rows.length
}

/** What is older is forgotten, readings with it: an officer's cases are in the work lists. */
export async function deleteDeskMessagesBefore(db: Db, at: Date): Promise<void> {
  await db.query(sql`delete from messages.officer_message where at < ${at}::timestamptz`)
  await db.query(sql`delete from messages.officer_reading where read_at < ${at}::timestamptz`)
}
