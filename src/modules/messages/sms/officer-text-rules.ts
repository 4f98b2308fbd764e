import type { Directory } from '../../organisation/index.ts'
import { type Desk, officersAt } from '../desk/desk-rules.ts'

const LEVELS = ['reminder', 'warning', 'yellow', 'red'] as const
/** How grave a signal of 电子监察 is. */
export type SignalLevel = (typeof LEVELS)[number]

/** Whether a region sends text messages of this level to officers. */
export const isTexted = (level: SignalLevel, from: SignalLevel | 'off'): boolean => from !== 'off' && LEVELS.indexOf(level) >= LEVELS.indexOf(from)

export interface ReachedOfficer {
  officerId: string
  region: string
  /** At which they were found: a desk in their own name before those they share. */
  desk: string
}

/** Everybody who stands at the desks, each once. */
export function officersToText(directory: Pick<Directory, 'listOfficers' | 'officer'>, desks: readonly Desk[]): ReachedOfficer[] {
  const found = new Map<string, ReachedOfficer>()
  for (const desk of desks) {
    for (const { id } of officersAt(directory, desk)) if (!found.has(id)) found.set(id, { officerId: id, region: desk.region, desk: desk.recipient })
  }
  return [...found.values()]
}
