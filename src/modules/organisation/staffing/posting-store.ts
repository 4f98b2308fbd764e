import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { PostingAct } from './posting.ts'

/** Everybody who came to a hall and left it, in the order it happened: some dozens. */
export const listPostingActs = (db: Db, region: string, hallId: string): Promise<PostingAct[]> =>
  db.query(sql`select region, id, officer_id as "officerId", hall_id as "hallId", kind, until_day as "untilDay", reason, by_id as "byId", at from organisation.posting_act
    where region = ${region} and hall_id = ${hallId} order by id`)

/** A part of the write that moves the officer. */
export const insertPostingAct = (a: PostingAct): Statement => sql`
  insert into organisation.posting_act (region, id, officer_id, hall_id, kind, until_day, reason, by_id, at)
  select ${a.region}, ${a.id}::uuid, ${a.officerId}::uuid, ${a.hallId}, ${a.kind}, ${a.untilDay}::date, ${a.reason}, ${a.byId}::uuid, ${a.at}::timestamptz where exists (select 1 from guard)`
