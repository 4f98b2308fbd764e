import { reachesRegion } from '../../../platform/regional-rules.ts'

/** Whether somebody works for a hall: at its windows, or for all halls of their region (a manager without a hall, the hotline). */
export const isOwnHall = (officer: { hallId: string | null; region: string }, hall: { id: string; region: string }): boolean =>
  officer.hallId === null ? reachesRegion(officer.region, hall.region) : officer.hallId === hall.id
