import type { Directory } from '../directory.ts'
import type { HallWindow, WindowKind } from '../organisation.ts'

/** Windows for everybody with any matter; the others that take everything are for some people or some help only. */
const FOR_EVERYBODY: readonly WindowKind[] = ['general']

/** Whether a window is in service on a day (`YYYY-MM-DD`). */
export const isInService = ({ fromDay, untilDay }: Pick<HallWindow, 'fromDay' | 'untilDay'>, day: string): boolean => (fromDay === null || fromDay <= day) && (untilDay === null || day <= untilDay)

/**
 * The windows of a hall to which anybody with this matter may go on `day`: those that name the item first, then those that name the
 * authority, then general windows that take everything; by number within each. A window for some people (老年人、绿色通道…) is
 * among them only where it names the item or the authority. Pure. @throws Refusal 404 when there is no such hall
 */
export function windowsFor(directory: Pick<Directory, 'hall'>, hallId: string, itemCode: string, authorityId: string, day: string): HallWindow[] {
  const rankOf = ({ kind, takes }: HallWindow): number => {
    if (takes.items.includes(itemCode)) return 0
    if (takes.authorities.includes(authorityId)) return 1
    return takes.everything && FOR_EVERYBODY.includes(kind) ? 2 : -1
  }
  return directory.hall(hallId).windows
    .map((window) => ({ window, rank: isInService(window, day) ? rankOf(window) : -1 }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.window.no.localeCompare(b.window.no))
    .map(({ window }) => window)
}
