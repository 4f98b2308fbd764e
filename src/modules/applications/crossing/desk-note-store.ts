import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { DeskSide } from './hand-over-store.ts'

export interface DeskNote {
  id: string
  at: Date
  side: DeskSide
  officerName: string
  office: string
  text: string
}

/** A thread is read as a whole: the newest of more than anybody writes about one case. */
const MOST_NOTES = 500

/** The guard of a note: writes it. */
export const insertDeskNote = (region: string, number: string, note: DeskNote & { officerId: string }): Statement => sql`
  insert into applications.desk_note (region, number, id, at, side, officer_id, officer_name, office, text)
  values (${region}, ${number}, ${note.id}, ${note.at}::timestamptz, ${note.side}, ${note.officerId}, ${note.officerName}, ${note.office}, ${note.text}) returning 1`

/** Oldest first. Served by the primary key: ids are in the order of time. */
export const listDeskNotes = async (db: Db, region: string, number: string): Promise<DeskNote[]> =>
  (await db.query<DeskNote>(sql`
    select id, at, side, officer_name as "officerName", office, text from applications.desk_note
    where region = ${region} and number = ${number} order by region desc, number desc, id desc limit ${MOST_NOTES}`)).reverse()
