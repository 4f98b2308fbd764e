import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { CourierOrderState } from './courier-rules.ts'

export type CourierDirection = 'result' | 'materials'

export interface CourierOrder extends CourierOrderState {
  region: string
  number: string
  direction: CourierDirection
  /** The parcel's key at the carrier. */
  parcel: string
  /** The hall at the other end of the parcel. */
  hallId: string
  itemName: string
  applicantName: string
  /** Sealed `PostalPerson`. */
  person: string
  orderedAt: Date
  orderedBy: string
}

const ORDER = rawSql(`region, number, direction, parcel, hall_id as "hallId", state, item_name as "itemName", applicant_name as "applicantName", person, courier_number as "courierNumber", tracking,
  failures, next_at as "nextAt", problem, ordered_at as "orderedAt", ordered_by as "orderedBy", delivered_at as "deliveredAt", receiver`)

/** Both parcels of a case, if there are any. Served by the primary key. */
export const listCourierOrders = (db: Db, region: string, number: string): Promise<CourierOrder[]> =>
  db.query<CourierOrder>(sql`select ${ORDER} from applications.courier_order where region = ${region} and number = ${number} order by region, number, direction`)

/** The guard of an order: one parcel a case and direction, unless the carrier refused the one before (`replaces`). */
export const insertCourierOrder = (order: CourierOrder, replaces: string | undefined): Statement => sql`
  insert into applications.courier_order (region, number, direction, parcel, hall_id, state, item_name, applicant_name, person, tracking, failures, next_at, ordered_at, ordered_by)
  values (${order.region}, ${order.number}, ${order.direction}, ${order.parcel}, ${order.hallId}, ${order.state}, ${order.itemName}, ${order.applicantName}, ${order.person}, '[]'::jsonb, 0,
    ${order.nextAt}::timestamptz, ${order.orderedAt}::timestamptz, ${order.orderedBy})
  on conflict (region, number, direction) do update set parcel = excluded.parcel, hall_id = excluded.hall_id, state = excluded.state, person = excluded.person, courier_number = null, tracking = excluded.tracking,
    failures = 0, next_at = excluded.next_at, problem = null, ordered_at = excluded.ordered_at, ordered_by = excluded.ordered_by
  where courier_order.parcel = ${replaces ?? ''} and courier_order.state = 'refused'
  returning 1`

/**
 * Takes orders whose time has come for as long as `until`: another worker passes over them, and whoever is killed with them in
 * hand leaves them to be asked about again. Served by courier_order_by_next_at.
 */
export const claimCourierOrders = (db: Db, now: Date, until: Date, limit: number): Promise<CourierOrder[]> =>
  db.query<CourierOrder>(sql`
    update applications.courier_order set next_at = ${until}::timestamptz
    where (region, number, direction) in (
      select region, number, direction from applications.courier_order where next_at <= ${now}::timestamptz order by next_at, region, number, direction limit ${limit} for update skip locked)
    returning ${ORDER}`)

/** The guard of what the carrier answered: only whoever holds the order's lease writes. An answer that comes after it is another's to hear. */
export const updateCourierOrder = ({ region, number, direction, nextAt: lease }: CourierOrder, next: CourierOrderState): Statement => sql`
  update applications.courier_order set state = ${next.state}, courier_number = ${next.courierNumber}, tracking = ${JSON.stringify(next.tracking)}::jsonb, failures = ${next.failures}::int,
    next_at = ${next.nextAt}::timestamptz, problem = ${next.problem}, delivered_at = ${next.deliveredAt}::timestamptz, receiver = ${next.receiver}
  where region = ${region} and number = ${number} and direction = ${direction} and next_at = ${lease}::timestamptz returning 1`

/** Parcels of a hall, or of a region, oldest first; those in trouble, or all. Served by courier_order_by_hall and courier_order_in_trouble. */
export const courierPage = (region: string, hallId: string, isInTrouble: boolean, after: { orderedAt: string; number: string } | undefined, limit: number): Statement => sql`
  select ${ORDER} from applications.courier_order
  where region = ${region} and hall_id = ${hallId} and (ordered_at, number) > (${after?.orderedAt ?? '0001-01-01T00:00:00Z'}::timestamptz, ${after?.number ?? ''})${isInTrouble ? rawSql(' and problem is not null') : rawSql('')}
  order by region, hall_id, ordered_at, number, direction limit ${limit}`

export const listCourierRows = (db: Db, statement: Statement): Promise<CourierOrder[]> => db.query<CourierOrder>(statement)
