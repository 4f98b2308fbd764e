import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Appointment, SlotKey } from './appointment.ts'

const COLUMNS = rawSql(`region, id, number, hall_id as "hallId", line, line_name as "lineName", item_code as "itemCode", item_name as "itemName", answers,
  subject_id as "subjectId", person_name as "personName", identity_masked as "identityMasked", booked_by as "bookedBy", officer_id as "officerId", source, day,
  starts_at as "startsAt", ends_at as "endsAt", state, place_of_day as "placeOfDay", version, remind_at as "remindAt", ticket_id as "ticketId", ticket_number as "ticketNumber",
  booked_at as "bookedAt", settled_at as "settledAt"`)

/** Takes a place while there is one: the guard of a booking. Whoever comes at once waits for the row and sees the new count. */
export const takePlace = ({ region, hallId, line, startsAt }: SlotKey, capacity: number): Statement => sql`
  insert into queue.slot as slot (region, hall_id, line, starts_at, taken)
  select ${region}, ${hallId}, ${line}, ${startsAt}::timestamptz, 1 where ${capacity}::int > 0
  on conflict (region, hall_id, line, starts_at) do update set taken = slot.taken + 1 where slot.taken < ${capacity}::int
  returning 1`

/** The same within a transaction of several statements. Returns whether there was one. */
export const tookPlace = async (db: Db, slot: SlotKey, capacity: number): Promise<boolean> => (await db.query(takePlace(slot, capacity))).length > 0

/** Gives one back. */
export async function releasePlace(db: Db, { region, hallId, line, startsAt }: SlotKey): Promise<void> {
  await db.query(sql`update queue.slot set taken = taken - 1 where region = ${region} and hall_id = ${hallId} and line = ${line} and starts_at = ${startsAt}::timestamptz`)
}

/** Makes the slots there are and locks them in the order of their key, so that two who swap places do not wait for each other. Returns how many are taken of each. */
export async function lockSlots(db: Db, { region, hallId, line }: Omit<SlotKey, 'startsAt'>, moments: readonly Date[]): Promise<Map<number, number>> {
  const startsAt = moments.toSorted((a, b) => a.getTime() - b.getTime())
  await db.query(sql`
    insert into queue.slot (region, hall_id, line, starts_at, taken)
    select ${region}, ${hallId}, ${line}, at, 0 from unnest(${startsAt}::timestamptz[]) as at on conflict do nothing`)
  const rows = await db.query<{ startsAt: Date; taken: number }>(sql`
    select starts_at as "startsAt", taken from queue.slot
    where region = ${region} and hall_id = ${hallId} and line = ${line} and starts_at = any(${startsAt}::timestamptz[])
    order by region, hall_id, line, starts_at for update`)
  return new Map(rows.map((row) => [row.startsAt.getTime(), row.taken]))
}

/** How many places are taken of each slot of a line between two moments; slots nobody booked are not in it. Served by the primary key. */
export async function countTaken(db: Db, { region, hallId, line }: Omit<SlotKey, 'startsAt'>, from: Date, until: Date): Promise<Map<number, number>> {
  const rows = await db.query<{ startsAt: Date; taken: number }>(sql`
    select starts_at as "startsAt", taken from queue.slot
    where region = ${region} and hall_id = ${hallId} and line = ${line} and starts_at >= ${from}::timestamptz and starts_at < ${until}::timestamptz`)
  return new Map(rows.map((row) => [row.startsAt.getTime(), row.taken]))
}

/** Which of their visits of a day somebody has already. Served by appointment_of_day. */
export async function listPlacesOfDay(db: Db, region: string, subjectId: string, day: string): Promise<number[]> {
  const rows = await db.query<{ place: number }>(sql`
    select place_of_day as place from queue.appointment where region = ${region} and subject_id = ${subjectId} and day = ${day} and place_of_day is not null`)
  return rows.map(({ place }) => place)
}

/** The days somebody did not come, few rows. Served by appointment_missed. */
export async function listMissedDays(db: Db, region: string, subjectId: string): Promise<string[]> {
  const rows = await db.query<{ day: string }>(sql`
    select day from queue.appointment where region = ${region} and subject_id = ${subjectId} and state = 'missed' order by region desc, subject_id desc, day desc limit 100`)
  return rows.map(({ day }) => day)
}

/** Where the guard holds. */
export const insertAppointment = (appointment: Appointment): Statement => sql`
  insert into queue.appointment (region, id, number, hall_id, line, line_name, item_code, item_name, answers, subject_id, person_name, identity_masked, booked_by, officer_id, source,
    day, starts_at, ends_at, state, place_of_day, version, remind_at, booked_at)
  select ${appointment.region}, ${appointment.id}::uuid, ${appointment.number}, ${appointment.hallId}, ${appointment.line}, ${appointment.lineName}, ${appointment.itemCode}::text,
    ${appointment.itemName}::text, ${JSON.stringify(appointment.answers)}::jsonb, ${appointment.subjectId}::uuid, ${appointment.personName}, ${appointment.identityMasked},
    ${appointment.bookedBy}::uuid, ${appointment.officerId}::uuid, ${appointment.source}, ${appointment.day}::date, ${appointment.startsAt}::timestamptz, ${appointment.endsAt}::timestamptz,
    'booked', ${appointment.placeOfDay}::smallint, 1, ${appointment.remindAt}::timestamptz, ${appointment.bookedAt}::timestamptz
  where exists (select 1 from guard)`

export async function findAppointment(db: Db, id: string): Promise<Appointment | undefined> {
  const [row] = await db.query<Appointment>(sql`select ${COLUMNS} from queue.appointment where id = ${id}`)
  return row
}

/** By the number a person says or a kiosk scans, of the halls of a region. */
export async function findByNumber(db: Db, region: string, number: string): Promise<Appointment | undefined> {
  const [row] = await db.query<Appointment>(sql`select ${COLUMNS} from queue.appointment where region = ${region} and number = ${number}`)
  return row
}

/** Those of a person, the latest visit first. Served by appointment_by_subject. */
export const listOfSubject = (db: Db, subjectId: string, before: { startsAt: Date; id: string } | undefined, limit: number): Promise<Appointment[]> =>
  db.query<Appointment>(sql`
    select ${COLUMNS} from queue.appointment
    where subject_id = ${subjectId} and (starts_at, id) < (${before?.startsAt ?? 'infinity'}::timestamptz, ${before?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
    order by subject_id, starts_at desc, id desc limit ${limit}`)

/** A day of a hall by time. Served by appointment_by_hall. */
export const listOfHall = (db: Db, region: string, hallId: string, day: string, after: { startsAt: Date; id: string } | undefined, limit: number): Promise<Appointment[]> =>
  db.query<Appointment>(sql`
    select ${COLUMNS} from queue.appointment
    where region = ${region} and hall_id = ${hallId} and day = ${day} and (starts_at, id) > (${after?.startsAt ?? '-infinity'}::timestamptz, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by region, hall_id, day, starts_at, id limit ${limit}`)

/** The guard of another time for the same visit. */
export const moveAppointment = ({ region, id }: Appointment, version: number, to: Pick<Appointment, 'day' | 'startsAt' | 'endsAt' | 'placeOfDay' | 'remindAt'>): Statement => sql`
  update queue.appointment set day = ${to.day}::date, starts_at = ${to.startsAt}::timestamptz, ends_at = ${to.endsAt}::timestamptz, place_of_day = ${to.placeOfDay}::smallint,
    remind_at = ${to.remindAt}::timestamptz, version = version + 1
  where region = ${region} and id = ${id} and state = 'booked' and version = ${version}::int returning 1`

/** The guard of its end: they came, gave it back, or did not come. */
export const settleAppointment = ({ region, id, version }: Appointment, state: 'arrived' | 'cancelled' | 'missed', at: Date, ticket?: { id: string; number: string }): Statement => sql`
  update queue.appointment set state = ${state}, settled_at = ${at}::timestamptz, version = version + 1, remind_at = null,
    place_of_day = case when ${state} = 'arrived' then place_of_day end, ticket_id = ${ticket?.id ?? null}::uuid, ticket_number = ${ticket?.number ?? null}::text
  where region = ${region} and id = ${id} and state = 'booked' and version = ${version}::int returning 1`

/** The regions where anybody's time is over, each by its own `until`. Served by appointment_to_settle. */
export async function listOverdueRegions(db: Db, until: ReadonlyMap<string, Date>): Promise<string[]> {
  const rows = await db.query<{ region: string }>(sql`
    select region from unnest(${[...until.keys()]}::text[], ${[...until.values()]}::timestamptz[]) as asked (region, until)
    where exists (select from queue.appointment a where a.region = asked.region and a.state = 'booked' and a.ends_at <= asked.until)`)
  return rows.map(({ region }) => region)
}

/** Whose time is over by `until`, locked; another worker's are left to it. Served by appointment_to_settle. */
export const lockOverdue = (db: Db, region: string, until: Date, limit: number): Promise<Appointment[]> =>
  db.query<Appointment>(sql`
    select ${COLUMNS} from queue.appointment where region = ${region} and state = 'booked' and ends_at <= ${until}::timestamptz
    order by region, ends_at limit ${limit} for update skip locked`)

/** Those of these regions where anybody is to be reminded now. Served by appointment_to_remind. */
export async function listRegionsToRemind(db: Db, regions: readonly string[], now: Date): Promise<string[]> {
  const rows = await db.query<{ region: string }>(sql`
    select region from unnest(${regions}::text[]) as asked (region)
    where exists (select from queue.appointment a where a.region = asked.region and a.state = 'booked' and a.remind_at <= ${now}::timestamptz)`)
  return rows.map(({ region }) => region)
}

/** Whom to remind now, locked. Served by appointment_to_remind. */
export const lockToRemind = (db: Db, region: string, now: Date, limit: number): Promise<Appointment[]> =>
  db.query<Appointment>(sql`
    select ${COLUMNS} from queue.appointment where region = ${region} and state = 'booked' and remind_at <= ${now}::timestamptz
    order by region, remind_at limit ${limit} for update skip locked`)

/** The guard of having reminded. */
export const markReminded = ({ region, id }: Appointment, next: Date | null): Statement => sql`
  update queue.appointment set remind_at = ${next}::timestamptz where region = ${region} and id = ${id} and state = 'booked' returning 1`

/** Forgets the visits before a day. Served by appointment_old. */
export async function deleteAppointmentsBefore(db: Db, region: string, day: string): Promise<void> {
  await db.query(sql`delete from queue.appointment where region = ${region} and day < ${day} and state <> 'booked'`)
}

/** Slots that are over count nothing any more. Served by slot_over. */
export async function deleteSlotsBefore(db: Db, region: string, at: Date): Promise<void> {
  await db.query(sql`delete from queue.slot where region = ${region} and starts_at < ${at}::timestamptz`)
}
