import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Application } from '../application.ts'

export type BreachKind = 'deferral' | 'commitment'

/** A promise of an applicant that was not kept. Open while it has no `repairedOn`. */
export interface Breach {
  number: string
  kind: BreachKind
  itemName: string
  reason: string
  breachedOn: string
  repairedOn: string | null
  repairedNote: string | null
}

/** Part of the command that finds the breach. */
export const insertBreach = (application: Application, kind: BreachKind, reason: string, on: string): Statement => sql`
  insert into applications.breach (subject_id, number, kind, item_name, reason, breached_on)
  select ${application.applicantId}::uuid, ${application.number}, ${kind}, ${application.itemName}, ${reason}, ${on}::date where exists (select 1 from guard)
  on conflict do nothing`

/** Part of the command that finds it put right. */
export const repairBreachWith = (application: Application, kind: BreachKind, note: string, on: string): Statement => sql`
  update applications.breach set repaired_on = ${on}::date, repaired_note = ${note}
  where subject_id = ${application.applicantId}::uuid and number = ${application.number} and kind = ${kind} and exists (select 1 from guard)`

/** The guard of a repair by the supervision office: nothing comes back when it was repaired before. */
export const repairBreach = (application: Application, kind: BreachKind, note: string, on: string): Statement => sql`
  update applications.breach set repaired_on = ${on}::date, repaired_note = ${note}
  where subject_id = ${application.applicantId}::uuid and number = ${application.number} and kind = ${kind} and repaired_on is null
  returning number`

/** Everything ever broken by a person, newest first: few rows, so they are put in order here. Served by the primary key. */
export async function listBreaches(db: Db, subjectId: string): Promise<Breach[]> {
  const rows = await db.query<Breach>(sql`
    select number, kind, item_name as "itemName", reason, breached_on as "breachedOn", repaired_on as "repairedOn", repaired_note as "repairedNote"
    from applications.breach where subject_id = ${subjectId}`)
  return rows.sort((a, b) => (`${a.breachedOn}${a.number}` < `${b.breachedOn}${b.number}` ? 1 : -1))
}
