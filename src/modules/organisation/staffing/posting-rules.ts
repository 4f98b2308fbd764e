import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { PostingAct } from './posting.ts'

/** The day on which somebody came to the hall where they work now, as far as it is written down. */
export function enteredOn(acts: readonly PostingAct[], officerId: string): string | undefined {
  const last = acts.findLast((act) => act.officerId === officerId)
  return last?.kind === 'entered' ? toLegalDate(last.at) : undefined
}
