import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { BulkVerb } from './bulk-contract.ts'

export interface BulkRow {
  region: string
  id: string
  officerId: string
  /** Whose rights it is done by. */
  accountId: string
  verb: BulkVerb
  /** The body of the command on each case. */
  body: Record<string, unknown>
  total: number
  createdAt: Date
  finishedAt: Date | null
}

export interface BulkCaseRow {
  position: number
  number: string
  version: number
  state: 'waiting' | 'done' | 'refused'
  code: string | null
  reason: string | null
}

const ACTION = `region, id, officer_id as "officerId", account_id as "accountId", verb, body, total, created_at as "createdAt", finished_at as "finishedAt"`

/** The guard of a new bulk action. */
export const insertBulkAction = ({ region, id, officerId, accountId, verb, body, total, createdAt }: Omit<BulkRow, 'finishedAt'>): Statement => sql`
  insert into applications.bulk_action (region, id, officer_id, account_id, verb, body, total, created_at)
  values (${region}, ${id}, ${officerId}, ${accountId}, ${verb}, ${JSON.stringify(body)}::jsonb, ${total}, ${createdAt}) returning 1`

export const insertBulkCases = (region: string, id: string, cases: readonly { number: string; version: number }[]): Statement => sql`
  insert into applications.bulk_action_case (region, id, position, number, version, state)
  select ${region}, ${id}::uuid, position, number, version, 'waiting'
  from jsonb_to_recordset(${JSON.stringify(cases.map((each, index) => ({ ...each, position: index + 1 })))}::jsonb) as row(position int, number text, version int)
  where exists (select 1 from guard)`

export async function findBulkAction(db: Db, region: string, id: string): Promise<BulkRow | undefined> {
  const [row] = await db.query<BulkRow>({ text: `select ${ACTION} from applications.bulk_action where region = $1 and id = $2`, values: [region, id] })
  return row
}

export interface BulkCounts {
  waiting: number
  done: number
  refused: number
}

/** An officer's own, newest first, with how far each is. Served by bulk_action_by_officer. */
export const listBulkActions = (db: Db, region: string, officerId: string, limit: number): Promise<(BulkRow & BulkCounts)[]> =>
  db.query({
    text: `select ${ACTION}, counts.* from applications.bulk_action a cross join lateral (
        select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'refused')::int as refused
        from applications.bulk_action_case c where c.region = a.region and c.id = a.id) counts
      where a.region = $1 and a.officer_id = $2 order by a.region, a.officer_id, a.id desc limit $3`,
    values: [region, officerId, limit],
  })

export const listBulkCases = (db: Db, region: string, id: string): Promise<BulkCaseRow[]> =>
  db.query(sql`select position, number, version, state, code, reason from applications.bulk_action_case where region = ${region} and id = ${id} order by region, id, position`)

/** What is not finished, oldest first (ids run with time). Served by bulk_action_unfinished. */
export const listUnfinished = (db: Db, limit: number): Promise<BulkRow[]> =>
  db.query({ text: `select ${ACTION} from applications.bulk_action where finished_at is null order by region, id limit $1`, values: [limit] })

export type TakenCase = Pick<BulkCaseRow, 'position' | 'number' | 'version'> & { attempts: number }

/** Takes the next cases for a while: what another holds is passed over, what somebody left is taken up again. */
export const takeCases = (db: Db, region: string, id: string, now: Date, until: Date, limit: number): Promise<TakenCase[]> =>
  db.query(sql`
    update applications.bulk_action_case set taken_until = ${until}, attempts = attempts + 1
    where region = ${region} and id = ${id} and position in (
      select position from applications.bulk_action_case
      where region = ${region} and id = ${id} and state = 'waiting' and (taken_until is null or taken_until <= ${now})
      order by region, id, position limit ${limit} for update skip locked)
    returning position, number, version, attempts`)

/** What became of one case; the first to say so is believed. */
export async function settleCase(db: Db, region: string, id: string, position: number, result: Pick<BulkCaseRow, 'state' | 'code' | 'reason'>, at: Date): Promise<void> {
  await db.query(sql`
    update applications.bulk_action_case set state = ${result.state}, code = ${result.code}, reason = ${result.reason}, settled_at = ${at}
    where region = ${region} and id = ${id} and position = ${position} and state = 'waiting'`)
}

/** Closes the action once no case waits any more. */
export async function finishIfDone(db: Db, region: string, id: string, at: Date): Promise<void> {
  await db.query(sql`
    update applications.bulk_action set finished_at = ${at}
    where region = ${region} and id = ${id} and finished_at is null
      and not exists (select 1 from applications.bulk_action_case c where c.region = ${region} and c.id = ${id} and c.state = 'waiting')`)
}
