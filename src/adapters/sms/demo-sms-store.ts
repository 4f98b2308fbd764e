import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { OutgoingSms } from './port.ts'

export interface DemoSms {
  providerMessageId: string
  phone: string
  text: string
  at: Date
  /** How often the same message was handed over; it was sent once. */
  timesAsked: number
}

/** Keeps a message once for each key, and tells the id it was given then. */
export async function keepDemoSms(db: Db, { key, phone, text }: OutgoingSms, providerMessageId: string, at: Date): Promise<string> {
  const [row] = await db.query<{ id: string }>(sql`
    insert into messages.demo_sms as d (key, provider_message_id, phone, text, at) values (${key}, ${providerMessageId}, ${phone}, ${text}, ${at}::timestamptz)
    on conflict (key) do update set times_asked = d.times_asked + 1
    returning provider_message_id as id`)
  return row!.id
}

/** The newest ones. */
export const listDemoSms = (db: Db, limit: number): Promise<DemoSms[]> =>
  db.query(sql`select provider_message_id as "providerMessageId", phone, text, at, times_asked as "timesAsked" from messages.demo_sms order by at desc limit ${limit}`)
