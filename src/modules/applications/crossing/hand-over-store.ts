import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'

export type DeskSide = 'receiving' | 'deciding'

/** A case received elsewhere, as one of its two desks sees it. */
export interface HandOverRow {
  region: string
  side: DeskSide
  number: string
  hallId: string
  otherRegion: string
  otherHallId: string
  itemName: string
  applicantName: string
  authorityId: string
  state: string
  version: number
  submittedAt: string
  handedOverOn: string | null
  handedOverBy: string | null
  originals: string[]
  courierNumber: string | null
  takenOverOn: string | null
  takenOverBy: string | null
}

/** Brings both desks' lines up to date; an older announcement that comes late changes nothing. */
export const saveHandOvers = (db: Db, rows: HandOverRow[]): Promise<unknown> =>
  db.query(sql`
    insert into applications.hand_over (region, side, number, hall_id, other_region, other_hall_id, item_name, applicant_name, authority_id, state, version, submitted_at,
      handed_over_on, handed_over_by, originals, courier_number, taken_over_on, taken_over_by)
    select region, side, number, "hallId", "otherRegion", "otherHallId", "itemName", "applicantName", "authorityId", state, version, "submittedAt",
      "handedOverOn", "handedOverBy", originals, "courierNumber", "takenOverOn", "takenOverBy"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n(region text, side text, number text, "hallId" text, "otherRegion" text, "otherHallId" text, "itemName" text, "applicantName" text,
      "authorityId" text, state text, version int, "submittedAt" timestamptz, "handedOverOn" date, "handedOverBy" text, originals jsonb, "courierNumber" text, "takenOverOn" date, "takenOverBy" text)
    on conflict (region, side, number) do update set item_name = excluded.item_name, state = excluded.state, version = excluded.version, handed_over_on = excluded.handed_over_on,
      handed_over_by = excluded.handed_over_by, originals = excluded.originals, courier_number = excluded.courier_number, taken_over_on = excluded.taken_over_on, taken_over_by = excluded.taken_over_by
    where hand_over.version < excluded.version`)

export interface HandOverLine extends Omit<HandOverRow, 'submittedAt' | 'version'> {
  submittedAt: Date
  isUnread: boolean
}

/** One desk's lines, newest first; of one hall, or of the whole region. Served by the primary key or hand_over_by_hall. */
export const handOverPage = (region: string, side: DeskSide, hallId: string | undefined, before: string | undefined, limit: number): Statement => sql`
  select region, side, number, hall_id as "hallId", other_region as "otherRegion", other_hall_id as "otherHallId", item_name as "itemName", applicant_name as "applicantName",
    authority_id as "authorityId", state, submitted_at as "submittedAt", handed_over_on as "handedOverOn", handed_over_by as "handedOverBy", originals, courier_number as "courierNumber",
    taken_over_on as "takenOverOn", taken_over_by as "takenOverBy", noted_at is not null and noted_at > coalesce(seen_at, '-infinity') as "isUnread"
  from applications.hand_over
  where region = ${region} and side = ${side}${hallId === undefined ? rawSql('') : sql` and hall_id = ${hallId}`} and number < ${before ?? 'x'}
  order by region desc, side desc, ${hallId === undefined ? rawSql('') : rawSql('hall_id desc,')} number desc limit ${limit}`

export const listHandOverLines = (db: Db, statement: Statement): Promise<HandOverLine[]> => db.query<HandOverLine>(statement)

/** Marks what the other desk wrote as new on the lines of those who have to read it. */
export const markNoted = (db: Db, notes: { region: string; side: DeskSide; number: string; at: string }[]): Promise<unknown> =>
  db.query(sql`
    update applications.hand_over h set noted_at = greatest(h.noted_at, n.at)
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as n(region text, side text, number text, at timestamptz)
    where h.region = n.region and h.side = n.side and h.number = n.number`)

/** 已读. */
export const markSeen = (db: Db, region: string, side: DeskSide, number: string, at: Date): Promise<unknown> =>
  db.query(sql`update applications.hand_over set seen_at = greatest(seen_at, ${at}::timestamptz) where region = ${region} and side = ${side} and number = ${number}`)
