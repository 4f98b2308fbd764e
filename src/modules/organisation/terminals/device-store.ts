import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { Device, DeviceKind, PulseStatus, SeenDevice } from './device.ts'

const COLUMNS = rawSql(`d.region, d.id, d.number, d.kind, d.model, d.place_kind as "placeKind", d.place_name as "placeName", d.address, d.division_code as "divisionCode",
  d.hall_id as "hallId", d.site_id as "siteId", d.is_all_day as "isAllDay", d.state, d.retired_reason as "retiredReason", d.version, d.paired_at as "pairedAt"`)
const SEEN = sql`select ${COLUMNS}, p.seen_at as "seenAt", p.status,
    (select count(*)::int from organisation.device_fault f where f.region = d.region and f.device_id = d.id and f.state in ('reported', 'assigned')) as "openFaults"
  from organisation.device d left join organisation.terminal_pulse p on p.region = d.region and p.device_id = d.id`

export interface DeviceFilter {
  kinds?: readonly DeviceKind[] | undefined
  hallId?: string | undefined
  isRetired?: boolean | undefined
  /** What its number begins with. */
  number?: string | undefined
}

/** Devices by number, after `after`: all of a region or of one hall. */
export const devicePage = (region: string, { kinds, hallId, isRetired = false, number }: DeviceFilter, after: string, limit: number): Statement => sql`
  ${SEEN} where d.region = ${region} ${hallId === undefined ? rawSql('') : sql`and d.hall_id = ${hallId}`} and d.number > ${after}
    and d.state = ${isRetired ? 'retired' : 'inUse'} ${kinds === undefined ? rawSql('') : sql`and d.kind = any (${kinds}::text[])`} ${number === undefined ? rawSql('') : sql`and starts_with(d.number, ${number})`}
  order by d.number limit ${limit}`

export const listDeviceRows = (db: Db, page: Statement): Promise<SeenDevice[]> => db.query(page)

export async function findDevice(db: Db, region: string, id: string): Promise<SeenDevice | undefined> {
  return (await db.query<SeenDevice>(sql`${SEEN} where d.region = ${region} and d.id = ${id}`))[0]
}

export async function findDeviceByNumber(db: Db, region: string, number: string): Promise<Device | undefined> {
  return (await db.query<Device>(sql`select ${COLUMNS} from organisation.device d where d.region = ${region} and d.number = ${number}`))[0]
}

/** Every terminal of some regions that is in use: for the fleet's figures and, by its token, for its beats. */
export const listTerminals = (db: Db, regions: readonly string[], kinds: readonly DeviceKind[]): Promise<SeenDevice[]> =>
  db.query(sql`${SEEN} where d.region = any (${regions}::text[]) and d.state = 'inUse' and d.kind = any (${kinds}::text[])`)

/** By the hash of its token. */
export const readPairedTerminals = (db: Db): Promise<(Device & { tokenHash: string })[]> =>
  db.query(sql`select ${COLUMNS}, d.token_hash as "tokenHash" from organisation.device d where d.token_hash is not null and d.state = 'inUse'`)

/** Writes the whole sheet: a new one with version 1, or the one that stands at the version before. A retired terminal loses its token. */
export const putDevice = (d: Omit<Device, 'pairedAt'>, by: string | null, at: Date): Statement => sql`
  insert into organisation.device as kept (region, id, number, kind, model, place_kind, place_name, address, division_code, hall_id, site_id, is_all_day, state, retired_reason, version, changed_by, changed_at)
  values (${d.region}, ${d.id}, ${d.number}, ${d.kind}, ${d.model}, ${d.placeKind}, ${d.placeName}, ${d.address}, ${d.divisionCode}, ${d.hallId}, ${d.siteId}, ${d.isAllDay}, ${d.state}, ${d.retiredReason}, ${d.version}, ${by}, ${at})
  on conflict (region, id) do update set number = excluded.number, kind = excluded.kind, model = excluded.model, place_kind = excluded.place_kind, place_name = excluded.place_name, address = excluded.address,
    division_code = excluded.division_code, hall_id = excluded.hall_id, site_id = excluded.site_id, is_all_day = excluded.is_all_day, state = excluded.state, retired_reason = excluded.retired_reason,
    version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
    token_hash = case when excluded.state = 'inUse' then kept.token_hash end, paired_at = case when excluded.state = 'inUse' then kept.paired_at end
  where kept.version = excluded.version - 1
  returning 1`

/** 解除配对: what holds the old token is a stranger from now on. */
export const forgetToken = (region: string, id: string): Statement => sql`
  update organisation.device set token_hash = null, paired_at = null where region = ${region} and id = ${id} and token_hash is not null returning 1`

export const keepToken = (region: string, id: string, tokenHash: string, at: Date): Statement => sql`
  update organisation.device set token_hash = ${tokenHash}, paired_at = ${at} where region = ${region} and id = ${id} and state = 'inUse' returning 1`

export interface Pulse {
  region: string
  deviceId: string
  status: PulseStatus
}

/** The beats of many terminals in one write: one row each, changed in place. */
export const keepPulses = (pulses: readonly Pulse[], at: Date): Statement => sql`
  insert into organisation.terminal_pulse as kept (region, device_id, seen_at, status, counted)
  select region, "deviceId", ${at}::timestamptz, status, '{}' from jsonb_to_recordset(${JSON.stringify(pulses)}::jsonb) as beat(region text, "deviceId" uuid, status jsonb)
  on conflict (region, device_id) do update set seen_at = excluded.seen_at, status = case when excluded.status = '{}' then kept.status else excluded.status end`

/** How many of the transactions counted last a terminal is remembered by: more than it can tell twice. */
const REMEMBERED = 100

/** One transaction, counted once however often it is told: returns a row when it was not known. */
export const countUse = (use: { region: string; deviceId: string; id: string; day: string; service: string; persons: number }): Statement => sql`
  with told as (
    update organisation.terminal_pulse set counted = (array[${use.id}::uuid] || counted)[1:${rawSql(String(REMEMBERED))}]
    where region = ${use.region} and device_id = ${use.deviceId} and not ${use.id}::uuid = any (counted) returning 1
  )
  insert into organisation.terminal_use as used (region, device_id, day, service, transactions, persons)
  select ${use.region}, ${use.deviceId}::uuid, ${use.day}::date, ${use.service}, 1, ${use.persons}::int from told
  on conflict (region, device_id, day, service) do update set transactions = used.transactions + 1, persons = used.persons + excluded.persons
  returning 1`

export interface UseTotal {
  deviceId: string
  service: string
  transactions: number
  persons: number
}

/** What the terminals of some regions did from one day to another, by terminal and service. */
export const listUse = (db: Db, regions: readonly string[], kinds: readonly DeviceKind[], from: string, until: string): Promise<UseTotal[]> =>
  db.query(sql`select u.device_id as "deviceId", u.service, sum(u.transactions)::int as transactions, sum(u.persons)::int as persons
    from organisation.terminal_use u join organisation.device d on d.region = u.region and d.id = u.device_id
    where u.region = any (${regions}::text[]) and u.day between ${from} and ${until} and d.kind = any (${kinds}::text[]) group by u.device_id, u.service`)

export const listUseOfDevice = (db: Db, region: string, deviceId: string, from: string, until: string): Promise<Omit<UseTotal, 'deviceId'>[]> =>
  db.query(sql`select service, sum(transactions)::int as transactions, sum(persons)::int as persons from organisation.terminal_use
    where region = ${region} and device_id = ${deviceId} and day between ${from} and ${until} group by service`)

export interface ItemSet {
  region: string
  kind: DeviceKind
  itemCodes: string[] | null
  version: number
}

/** Two kinds of terminals a region: kept in process. */
export const readItemSets = (db: Db): Promise<ItemSet[]> => db.query(sql`select region, kind, item_codes as "itemCodes", version from organisation.terminal_item_set order by region, kind`)

export const putItemSet = ({ region, kind, itemCodes, version }: ItemSet, by: string | null, at: Date): Statement => sql`
  insert into organisation.terminal_item_set as kept (region, kind, item_codes, version, changed_by, changed_at) values (${region}, ${kind}, ${itemCodes}, ${version}, ${by}, ${at})
  on conflict (region, kind) do update set item_codes = excluded.item_codes, version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
  where kept.version = excluded.version - 1
  returning 1`

export interface UseOfDay extends UseTotal {
  region: string
  day: string
}

/** What was counted elsewhere before. */
export const importUse = (rows: readonly UseOfDay[]): Statement => sql`
  insert into organisation.terminal_use (region, device_id, day, service, transactions, persons)
  select region, "deviceId", day, service, transactions, persons from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as row(region text, "deviceId" uuid, day date, service text, transactions int, persons int)`
