import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'

export interface Attendance {
  region: string
  hallId: string
  day: string
  officerId: string
  arrivedAt: Date | null
  leftAt: Date | null
  version: number
}

export type AttendanceWithReason = Attendance & { reason: string | null }

/** The days of a hall from one to another, with the reason of the last correction. */
export const listAttendance = (db: Db, region: string, hallId: string, from: string, until: string): Promise<AttendanceWithReason[]> =>
  db.query(sql`select a.region, a.hall_id as "hallId", a.day, a.officer_id as "officerId", a.arrived_at as "arrivedAt", a.left_at as "leftAt", a.version, c.reason
    from organisation.attendance a left join lateral (select reason from organisation.attendance_correction c
      where c.region = a.region and c.hall_id = a.hall_id and c.day = a.day and c.officer_id = a.officer_id order by c.version desc limit 1) c on true
    where a.region = ${region} and a.hall_id = ${hallId} and a.day between ${from} and ${until}`)

export async function findAttendance(db: Db, region: string, hallId: string, day: string, officerId: string): Promise<Attendance | undefined> {
  return (await db.query<Attendance>(sql`select region, hall_id as "hallId", day, officer_id as "officerId", arrived_at as "arrivedAt", left_at as "leftAt", version from organisation.attendance
    where region = ${region} and hall_id = ${hallId} and day = ${day} and officer_id = ${officerId}`))[0]
}

type Seat = Pick<Attendance, 'region' | 'hallId' | 'day' | 'officerId'>

/** The first arrival of a day counts: no row when there is one already. */
export const markArrived = ({ region, hallId, day, officerId }: Seat, at: Date): Statement => sql`
  insert into organisation.attendance as kept (region, hall_id, day, officer_id, arrived_at, version) values (${region}, ${hallId}, ${day}, ${officerId}, ${at}, 1)
  on conflict (region, hall_id, day, officer_id) do update set arrived_at = excluded.arrived_at, version = kept.version + 1 where kept.arrived_at is null returning 1`

/** The last leaving of a day counts: who comes back leaves once more. */
export const markLeft = ({ region, hallId, day, officerId }: Seat, at: Date): Statement => sql`
  update organisation.attendance set left_at = ${at}, version = version + 1
  where region = ${region} and hall_id = ${hallId} and day = ${day} and officer_id = ${officerId} and arrived_at is not null returning 1`

/** Writes nothing when somebody was faster. */
export const putAttendance = (a: Attendance): Statement => sql`
  insert into organisation.attendance as kept (region, hall_id, day, officer_id, arrived_at, left_at, version) values (${a.region}, ${a.hallId}, ${a.day}, ${a.officerId}, ${a.arrivedAt}, ${a.leftAt}, ${a.version})
  on conflict (region, hall_id, day, officer_id) do update set arrived_at = excluded.arrived_at, left_at = excluded.left_at, version = excluded.version where kept.version = excluded.version - 1
  returning 1`

/** A part of the write that corrects: what it said before, what it says now, and why. */
export const insertCorrection = ({ region, hallId, day, officerId, version }: Seat & { version: number }, change: { before: object; after: object; reason: string; byId: string; at: Date }): Statement => sql`
  insert into organisation.attendance_correction (region, hall_id, day, officer_id, version, before, after, reason, by_id, at)
  select ${region}, ${hallId}, ${day}::date, ${officerId}::uuid, ${version}::int, ${JSON.stringify(change.before)}::jsonb, ${JSON.stringify(change.after)}::jsonb, ${change.reason}, ${change.byId}::uuid, ${change.at}::timestamptz
  where exists (select 1 from guard)`
