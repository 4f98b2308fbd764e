import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface SiteIntake {
  number: string
  itemName: string
  /** 赵*兰 */
  applicantMasked: string
  at: Date
}

/** A part of the write that files the case. */
export const insertSiteIntake = (region: string, { officerId, day, siteId, itemCode, number, itemName, applicantMasked, at }: SiteIntake & { officerId: string; day: string; siteId: string; itemCode: string }): Statement => sql`
  insert into applications.site_intake (region, officer_id, day, number, site_id, item_code, item_name, applicant_masked, at)
  select ${region}, ${officerId}::uuid, ${day}::date, ${number}, ${siteId}::uuid, ${itemCode}, ${itemName}, ${applicantMasked}, ${at}::timestamptz where exists (select 1 from guard)`

const COLUMNS = sql`number, item_name as "itemName", applicant_masked as "applicantMasked", at`.text

/** What an officer took in on a day, the newest first; from behind `before` on. Served by the primary key. */
export const listSiteIntakes = (db: Db, region: string, officerId: string, day: string, before: string | undefined, limit: number): Promise<SiteIntake[]> =>
  db.query({
    text: `select ${COLUMNS} from applications.site_intake where region = $1 and officer_id = $2::uuid and day = $3::date and number < $4
      order by region desc, officer_id desc, day desc, number desc limit $5`,
    values: [region, officerId, day, before ?? '~', limit],
  })

/** Served by the primary key. */
export const findSiteIntake = async (db: Db, region: string, officerId: string, day: string, number: string): Promise<SiteIntake | undefined> =>
  (await db.query<SiteIntake>({ text: `select ${COLUMNS} from applications.site_intake where region = $1 and officer_id = $2::uuid and day = $3::date and number = $4`, values: [region, officerId, day, number] }))[0]
