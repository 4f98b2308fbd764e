import type { Statement } from '../../../../platform/db/sql.ts'
import { sql } from '../../../../platform/db/sql.ts'
import type { Station } from '../../organisation.ts'

/** Writes a new station: nothing where its village has one in service already. */
export const insertStation = ({ region, id, divisionCode, name, address, withCommittee, personInCharge, phone, hours, devices, position, fromDay }: Station): Statement => sql`
  insert into organisation.station (region, id, division_code, name, address, with_committee, person_in_charge, phone, hours, devices, x, y, from_day, until_day, version)
  values (${region}, ${id}, ${divisionCode}, ${name}, ${address}, ${withCommittee}, ${personInCharge}, ${phone}, ${hours}, ${devices}::text[], ${position?.x ?? null}, ${position?.y ?? null}, ${fromDay}::date, null, 1)
  on conflict (region, id) do nothing returning 1`

/** Changes a station that is still at `version`: returns a row when it did. */
export const updateStation = ({ region, id, name, address, withCommittee, personInCharge, phone, hours, devices, fromDay, untilDay }: Station, version: number): Statement => sql`
  update organisation.station set name = ${name}, address = ${address}, with_committee = ${withCommittee}, person_in_charge = ${personInCharge}, phone = ${phone}, hours = ${hours},
    devices = ${devices}::text[], from_day = ${fromDay}::date, until_day = ${untilDay}::date, version = version + 1
  where region = ${region} and id = ${id} and version = ${version} returning 1`
