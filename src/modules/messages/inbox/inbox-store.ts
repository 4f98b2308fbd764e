import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Message, ServedDocument, SubjectMessage } from '../message.ts'

const MESSAGE = rawSql('subject_id as "subjectId", id, region, at, kind, title, text, number, item_code as "itemCode", documents, read_at as "readAt"')

/** After every UUID there is. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** Puts messages into inboxes; one that is there already stays as it is. */
export async function insertSubjectMessages(db: Db, messages: (Message & { subjectId: string; documents: readonly ServedDocument[] })[]): Promise<void> {
  await db.query(sql`
    insert into messages.subject_message (subject_id, id, region, at, kind, title, text, number, item_code, documents)
    select "subjectId", id, region, at, kind, title, text, number, "itemCode", documents
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb) as row("subjectId" uuid, id uuid, region text, at timestamptz, kind text, title text, text text,
      number text, "itemCode" text, documents jsonb)
    on conflict (subject_id, id) do nothing`)
}

/** The newest of each inbox before `before` (ids are ordered by time), up to `limit` of each. Served by the primary key, read backwards. */
export const listSubjectMessages = (db: Db, subjectIds: string[], before: string | undefined, limit: number): Promise<SubjectMessage[]> =>
  db.query<SubjectMessage>(sql`
    select m.* from unnest(${subjectIds}::uuid[]) owner(subject_id) cross join lateral (
      select ${MESSAGE} from messages.subject_message m
      where m.subject_id = owner.subject_id and m.id < ${before ?? LAST_ID}::uuid order by m.subject_id desc, m.id desc limit ${limit}) m`)

/** One message, in each of the inboxes where it lies. */
export const findSubjectMessage = (db: Db, subjectIds: string[], id: string): Promise<SubjectMessage[]> =>
  db.query<SubjectMessage>(sql`select ${MESSAGE} from messages.subject_message where subject_id = any(${subjectIds}::uuid[]) and id = ${id}`)

/** What was not opened yet and serves this document of this case. Served by subject_message_unread. */
export const listUnreadServing = (db: Db, subjectIds: string[], number: string, documentId: string): Promise<SubjectMessage[]> =>
  db.query<SubjectMessage>(sql`
    select ${MESSAGE} from messages.subject_message
    where subject_id = any(${subjectIds}::uuid[]) and read_at is null and number = ${number} and documents @> ${JSON.stringify([{ id: documentId }])}::jsonb`)

/** What these inboxes were told of a case. Reads the inboxes (subject_message_pkey): asked when a file is put together, not by pages. */
export const listMessagesAbout = (db: Db, subjectIds: string[], number: string): Promise<SubjectMessage[]> =>
  db.query<SubjectMessage>(sql`select ${MESSAGE} from messages.subject_message where subject_id = any(${subjectIds}::uuid[]) and number = ${number}`)

/** The guard of a first reading. */
export const markRead = (subjectIds: string[], id: string, at: Date): Statement => sql`
  update messages.subject_message set read_at = ${at}::timestamptz where subject_id = any(${subjectIds}::uuid[]) and id = ${id} and read_at is null returning 1`

/** How many were not read yet, counted no further than `most`; what lies in two of the inboxes counts once. Served by subject_message_unread. */
export async function countUnread(db: Db, subjectIds: string[], most: number): Promise<number> {
  const rows = await db.query<{ id: string }>(sql`
    select id from messages.subject_message where subject_id = any(${subjectIds}::uuid[]) and read_at is null limit ${most}`)
  return new Set(rows.map(({ id }) => id)).size
}
