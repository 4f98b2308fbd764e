import type { Db } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SpecialDay } from './calendar-rules.ts'

export const listSpecialDays = (db: Db): Promise<(SpecialDay & { region: string })[]> =>
  db.query(sql`select region, day, kind, name from calendar.special_day order by region, day`)

export const listPublishedYears = (db: Db): Promise<{ region: string; year: number }[]> =>
  db.query(sql`select region, year from calendar.published_year`)
