import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Gap } from './placement-rules.ts'

export const gapStateWords = { asked: '待整改', answered: '已答复', closed: '已办结' } as const

/** What an authority was asked to put right of an item. */
export interface GrantGap {
  region: string
  authorityId: string
  itemCode: string
  gap: Gap
  state: keyof typeof gapStateWords
  /** `YYYY-MM-DD` */
  dueOn: string
  note: string
  answer: string | null
  version: number
}

type Key = Pick<GrantGap, 'region' | 'authorityId' | 'itemCode' | 'gap'>

/** Of a region: as many as items lack something. */
export const listGrantGaps = (db: Db, region: string): Promise<GrantGap[]> =>
  db.query(sql`select region, authority_id as "authorityId", item_code as "itemCode", gap, state, due_on as "dueOn", note, answer, version from organisation.grant_rectification where region = ${region}`)

/** Asks for each that nobody has asked for, or that came back after it was closed: returns a row for each. */
export const askGrantGaps = (gaps: readonly Pick<GrantGap, 'authorityId' | 'itemCode' | 'gap'>[], { region, dueOn, note, by, at }: { region: string; dueOn: string; note: string; by: string; at: Date }): Statement => sql`
  insert into organisation.grant_rectification as kept (region, authority_id, item_code, gap, state, due_on, note, asked_by, asked_at, version)
  select ${region}, "authorityId", "itemCode", gap, 'asked', ${dueOn}::date, ${note}, ${by}::uuid, ${at}::timestamptz, 1
  from jsonb_to_recordset(${JSON.stringify(gaps)}::jsonb) as row("authorityId" text, "itemCode" text, gap text)
  on conflict (region, authority_id, item_code, gap) do update set state = 'asked', due_on = excluded.due_on, note = excluded.note, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
    answer = null, answered_by = null, answered_at = null, closed_at = null, version = kept.version + 1
  where kept.state = 'closed'
  returning 1`

/** Writes nothing when somebody was faster. */
export const answerGrantGap = ({ region, authorityId, itemCode, gap }: Key, version: number, answer: string, by: string, at: Date): Statement => sql`
  update organisation.grant_rectification set state = 'answered', answer = ${answer}, answered_by = ${by}, answered_at = ${at}, version = version + 1
  where region = ${region} and authority_id = ${authorityId} and item_code = ${itemCode} and gap = ${gap} and version = ${version} and state <> 'closed' returning 1`

export const closeGrantGap = ({ region, authorityId, itemCode, gap }: Key, version: number, note: string, at: Date): Statement => sql`
  update organisation.grant_rectification set state = 'closed', closed_at = ${at}, note = ${note}, version = version + 1
  where region = ${region} and authority_id = ${authorityId} and item_code = ${itemCode} and gap = ${gap} and version = ${version} and state <> 'closed' returning 1`
