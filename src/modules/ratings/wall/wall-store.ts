import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Grade } from '../rating.ts'
import type { WallEntry, WallFilter } from './wall-entry.ts'

const ENTRY = rawSql(`region, serial, rated_on::text as "ratedOn", item_code as "itemCode", item_name as "itemName", authority_id as "authorityId", hall_id as "hallId",
  channel, grade, options, text, reply, replied_on::text as "repliedOn", second_grade as "secondGrade", second_text as "secondText", second_on::text as "secondOn", disregarded_on::text as "disregardedOn", hidden_reason as "hiddenReason", hidden_by as "hiddenBy", hidden_at as "hiddenAt"`)

/** A rating on its way to the wall. */
export interface NewWallEntry extends Pick<WallEntry, 'region' | 'ratedOn' | 'itemCode' | 'itemName' | 'authorityId' | 'hallId' | 'channel' | 'grade' | 'options' | 'text'> {
  number: string
  occasion: string
  optionsVersion: number
}

/** The wall's copy of a rating, a part of the command that writes it. */
export const insertWallEntry = (entry: NewWallEntry): Statement => sql`
  insert into ratings.wall_entry (region, number, occasion, rated_on, item_code, item_name, authority_id, hall_id, channel, grade, options, options_version, text)
  select ${entry.region}, ${entry.number}, ${entry.occasion}, ${entry.ratedOn}::date, ${entry.itemCode}, ${entry.itemName}, ${entry.authorityId}, ${entry.hallId}, ${entry.channel},
    ${entry.grade}::smallint, ${entry.options}::text[], ${entry.optionsVersion}::int, ${entry.text}::text
  where exists (select 1 from guard)`

/** Which rating of which case: what the rest of the room knows it by. */
export interface RatedService {
  region: string
  number: string
  occasion: string
}

/** The answer to a rating, masked like the rating itself; a later answer takes its place. A part of the command that answers. */
export const updateReply = ({ region, number, occasion }: RatedService, reply: string, day: string): Statement => sql`
  update ratings.wall_entry set reply = ${reply}, replied_on = ${day}::date
  where region = ${region} and number = ${number} and occasion = ${occasion} and exists (select 1 from guard)`

/** 追评 beside the first rating. A part of the command that rates again. */
export const updateSecond = ({ region, number, occasion }: RatedService, grade: Grade, text: string | null, day: string): Statement => sql`
  update ratings.wall_entry set second_grade = ${grade}::smallint, second_text = ${text}, second_on = ${day}::date
  where region = ${region} and number = ${number} and occasion = ${occasion} and exists (select 1 from guard)`

/** Marks a rating that was disregarded after review, with null one that counts again. A part of the command that decides so. */
export const updateDisregarded = ({ region, number, occasion }: RatedService, day: string | null): Statement => sql`
  update ratings.wall_entry set disregarded_on = ${day}::date
  where region = ${region} and number = ${number} and occasion = ${occasion} and exists (select 1 from guard)`

/** Takes a text down; of two at once the second changes nothing. */
export const hideText = (region: string, serial: number, reason: string, by: string, at: Date): Statement => sql`
  update ratings.wall_entry set hidden_reason = ${reason}, hidden_by = ${by}, hidden_at = ${at}::timestamptz
  where serial = ${serial} and region = ${region} and text is not null and hidden_at is null returning 1`

export async function findWallEntry(db: Db, serial: number): Promise<WallEntry | undefined> {
  const [row] = await db.query<WallEntry>(sql`select ${ENTRY} from ratings.wall_entry where serial = ${serial}`)
  return row
}

export const listWallEntries = (db: Db, filter: WallFilter, before: number | undefined, limit: number): Promise<WallEntry[]> => db.query<WallEntry>(wallPage(filter, before, limit))

/** In no order. */
export const listBySerial = (db: Db, serials: readonly number[]): Promise<WallEntry[]> =>
  db.query<WallEntry>(sql`select ${ENTRY} from ratings.wall_entry where serial = any(${serials}::int[])`)

/** After every serial there can be. */
export const LAST_SERIAL = 2 ** 31 - 1

const ALL_GRADES: readonly Grade[] = [5, 4, 3, 2, 1]

/** The newest first: each grade comes in order from its own part of one index, and a few short lists are merged. */
export function wallPage({ region, authorityId, hallId, itemCode, grades = ALL_GRADES, from, until }: WallFilter, before: number | undefined, limit: number): Statement {
  const only = (condition: string, value: string | undefined) => (value === undefined ? rawSql('') : sql` and ${rawSql(condition)} ${value}`)
  const ofGrade = (grade: Grade) => sql`(select ${ENTRY} from ratings.wall_entry
    where grade = ${grade}${only('item_code =', itemCode)}${only('hall_id =', hallId)}${only('authority_id =', authorityId)}${only('region =', region)}${only('rated_on >=', from)}${only('rated_on <=', until)}
      and serial < ${before ?? LAST_SERIAL}::int order by serial desc limit ${limit})`
  const [first, ...rest] = grades.map(ofGrade)
  return rest.length === 0 ? sql`${first}` : sql`select * from (${rest.reduce((all, each) => sql`${all} union all ${each}`, first!)}) as newest order by serial desc limit ${limit}`
}
