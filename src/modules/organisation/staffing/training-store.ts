import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'

export interface Training {
  region: string
  id: string
  hallId: string
  course: string
  /** `YYYY-MM-DD` */
  day: string
  hours: number
  attendees: { officerId: string; passed: boolean }[]
  byId: string
  at: Date
  /** Entered wrongly: why it does not count. */
  struckReason: string | null
}

const COLUMNS = rawSql('region, id, hall_id as "hallId", course, day, hours, attendees, by_id as "byId", at, struck_reason as "struckReason"')

/** The newest first. */
export const trainingPage = (region: string, hallId: string, before: { day: string; id: string } | undefined, limit: number): Statement => sql`
  select ${COLUMNS} from organisation.training where region = ${region} and hall_id = ${hallId}
    ${before ? sql`and (day, id) < (${before.day}::date, ${before.id}::uuid)` : rawSql('')} order by day desc, id desc limit ${limit}`

export const listTrainingRows = (db: Db, page: Statement): Promise<Training[]> => db.query(page)

export async function findTraining(db: Db, region: string, id: string): Promise<Training | undefined> {
  return (await db.query<Training>(sql`select ${COLUMNS} from organisation.training where region = ${region} and id = ${id}`))[0]
}

export const insertTraining = (t: Omit<Training, 'struckReason'>): Statement => sql`
  insert into organisation.training (region, id, hall_id, course, day, hours, attendees, by_id, at)
  values (${t.region}, ${t.id}, ${t.hallId}, ${t.course}, ${t.day}, ${t.hours}, ${JSON.stringify(t.attendees)}::jsonb, ${t.byId}, ${t.at}) returning 1`

export const strikeTraining = (region: string, id: string, reason: string, by: string): Statement => sql`
  update organisation.training set struck_reason = ${reason}, struck_by = ${by} where region = ${region} and id = ${id} and struck_reason is null returning 1`
