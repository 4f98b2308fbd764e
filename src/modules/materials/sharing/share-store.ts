import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'

/** One line of 共享台账: who saw what of whom, for which case, on which basis. */
export interface Share {
  region: string
  id: string
  at: Date
  authorityId: string
  authorityName: string
  officerId: string
  officerName: string
  subjectId: string
  subjectName: string
  kind: 'library' | 'register'
  what: string
  /** Names of what was shown, never the values. */
  fields: string[]
  provider: string
  purpose: string
  basis: string
  applicationNumber: string
  itemCode: string
  itemName: string
  outcome: 'shown' | 'missing'
}

/** The guard of a look: nothing is shown that is not in the ledger. */
export const insertShare = (share: Share): Statement => sql`
  insert into materials.share (region, id, at, authority_id, authority_name, officer_id, officer_name, subject_id, subject_name, kind, what, fields, provider, purpose, basis,
    application_number, item_code, item_name, outcome)
  values (${share.region}, ${share.id}, ${share.at}::timestamptz, ${share.authorityId}, ${share.authorityName}, ${share.officerId}, ${share.officerName}, ${share.subjectId}, ${share.subjectName},
    ${share.kind}, ${share.what}, ${JSON.stringify(share.fields)}::jsonb, ${share.provider}, ${share.purpose}, ${share.basis}, ${share.applicationNumber}, ${share.itemCode}, ${share.itemName}, ${share.outcome})
  returning id`

const AFTER_EVERY_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

const COLUMNS = rawSql(`region, id, at, authority_id as "authorityId", authority_name as "authorityName", officer_id as "officerId", officer_name as "officerName", subject_id as "subjectId",
  subject_name as "subjectName", kind, what, fields, provider, purpose, basis, application_number as "applicationNumber", item_code as "itemCode", item_name as "itemName", outcome`)

/** Newest first, of one authority or of the region. Served by share_pkey and share_of_authority, read backwards. */
export const listShares = (db: Db, region: string, authorityId: string | undefined, before: string | undefined, limit: number): Promise<Share[]> =>
  db.query<Share>(authorityId === undefined
    ? sql`select ${COLUMNS} from materials.share where region = ${region} and id < ${before ?? AFTER_EVERY_ID}::uuid order by id desc limit ${limit}`
    : sql`select ${COLUMNS} from materials.share where region = ${region} and authority_id = ${authorityId} and id < ${before ?? AFTER_EVERY_ID}::uuid order by id desc limit ${limit}`)
