import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { DeviceFault, DeviceInspection } from './device.ts'

export type FaultOfDevice = DeviceFault & { number: string; kind: string; placeName: string }

const FAULTS = rawSql(`select f.region, f.id, f.device_id as "deviceId", f.hall_id as "hallId", f.source, f.what, f.reporter, f.state, f.assignee, f.repaired_how as "repairedHow", f.due_on as "dueOn",
    f.reported_at as "reportedAt", f.assigned_at as "assignedAt", f.repaired_at as "repairedAt", f.closed_at as "closedAt", f.version, d.number, d.kind, d.place_name as "placeName"
  from organisation.device_fault f join organisation.device d on d.region = f.region and d.id = f.device_id`)

/** What is to be repaired or closed, by its day. */
export const openFaultPage = (region: string, after: { dueOn: string; id: string } | undefined, limit: number): Statement => sql`
  ${FAULTS} where f.region = ${region} and f.state <> 'closed' ${after ? sql`and (f.due_on, f.id) > (${after.dueOn}::date, ${after.id}::uuid)` : rawSql('')} order by f.due_on, f.id limit ${limit}`

/** Everything, the newest first. */
export const allFaultPage = (region: string, before: { reportedAt: string; id: string } | undefined, limit: number): Statement => sql`
  ${FAULTS} where f.region = ${region} ${before ? sql`and (f.reported_at, f.id) < (${before.reportedAt}::timestamptz, ${before.id}::uuid)` : rawSql('')} order by f.reported_at desc, f.id desc limit ${limit}`

export const listFaultRows = (db: Db, page: Statement): Promise<FaultOfDevice[]> => db.query(page)

export const listFaultsOfDevice = (db: Db, region: string, deviceId: string, limit: number): Promise<FaultOfDevice[]> =>
  db.query(sql`${FAULTS} where f.region = ${region} and f.device_id = ${deviceId} order by f.id desc limit ${limit}`)

export async function findFault(db: Db, region: string, id: string): Promise<FaultOfDevice | undefined> {
  return (await db.query<FaultOfDevice>(sql`${FAULTS} where f.region = ${region} and f.id = ${id}`))[0]
}

/** What a terminal says again while it is being repaired is known already: then no row is returned. */
export const insertFault = (f: DeviceFault): Statement => sql`
  insert into organisation.device_fault (region, id, device_id, hall_id, source, what, reporter, state, due_on, reported_at, version)
  values (${f.region}, ${f.id}, ${f.deviceId}, ${f.hallId}, ${f.source}, ${f.what}, ${f.reporter}, 'reported', ${f.dueOn}, ${f.reportedAt}, 1)
  on conflict do nothing returning 1`

/** Writes nothing when somebody was faster. */
export const moveFault = (f: DeviceFault): Statement => sql`
  update organisation.device_fault set state = ${f.state}, assignee = ${f.assignee}, repaired_how = ${f.repairedHow}, assigned_at = ${f.assignedAt}, repaired_at = ${f.repairedAt}, closed_at = ${f.closedAt}, version = ${f.version}
  where region = ${f.region} and id = ${f.id} and version = ${f.version} - 1 returning 1`

export const insertInspection = (i: DeviceInspection): Statement => sql`
  insert into organisation.device_inspection (region, id, device_id, day, is_fine, note, by_id, at) values (${i.region}, ${i.id}, ${i.deviceId}, ${i.day}, ${i.isFine}, ${i.note}, ${i.byId}, ${i.at}) returning 1`

export const listInspectionsOfDevice = (db: Db, region: string, deviceId: string, limit: number): Promise<DeviceInspection[]> =>
  db.query(sql`select region, id, device_id as "deviceId", day, is_fine as "isFine", note, by_id as "byId", at from organisation.device_inspection
    where region = ${region} and device_id = ${deviceId} order by id desc limit ${limit}`)

/** The day of the last inspection of each device of some regions since a day. */
export const listInspectedSince = (db: Db, regions: readonly string[], since: string): Promise<{ deviceId: string; day: string }[]> =>
  db.query(sql`select device_id as "deviceId", max(day) as day from organisation.device_inspection where region = any (${regions}::text[]) and day >= ${since} group by device_id`)
