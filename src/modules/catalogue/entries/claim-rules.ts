import type { Place } from '../entry-rules.ts'
import type { Level, ServiceItem } from '../item.ts'

export type ClaimState = 'claimed' | 'declined' | 'unclaimed'
export type ClaimVerb = 'claim' | 'decline' | 'release'

export const claimStateWords: Readonly<Record<ClaimState, string>> = { claimed: '已认领', declined: '不办理', unclaimed: '未认领' }

/** A place that is asked to claim an item: an authority of a level that the base catalogue names for it. */
export interface ExpectedPlace extends Place {
  level: Level
}

/** Every place whose level handles the item: what the base catalogue expects to be claimed. */
export const expectedPlaces = (item: Pick<ServiceItem, 'levels' | 'departmentName'>, placesOf: (departmentName: string, level: Level) => readonly Place[]): ExpectedPlace[] =>
  item.levels.flatMap((level) => placesOf(item.departmentName, level).map((place) => ({ ...place, level })))

/** Officers answer for their own region, those of the city for every region of it. */
export const isInScope = (officerRegion: string, region: string): boolean =>
  region === officerRegion || (officerRegion.endsWith('00') && region.startsWith(officerRegion.slice(0, 4)))

/** What a place decided so far; undefined where it has not. */
export type Decision = { state: 'claimed' | 'declined'; reason: string | null } | undefined

export type ClaimOutcome = { outcome: 'done' | 'unchanged' } | { outcome: 'refused'; reason: string }

/** Whether a place may take this step, told for one line of a bulk request. Doing again what stands already changes nothing. */
export function decideClaim(verb: ClaimVerb, decision: Decision, reason: string | null): ClaimOutcome {
  switch (verb) {
    case 'claim':
      return decision?.state === 'claimed' ? { outcome: 'unchanged' } : { outcome: 'done' }
    case 'decline':
      if (decision?.state === 'claimed') return { outcome: 'refused', reason: '已经认领。不再办理的，请先解除认领，再说明不办理的理由。' }
      return decision?.reason === reason ? { outcome: 'unchanged' } : { outcome: 'done' }
    case 'release':
      if (decision?.state === 'declined') return { outcome: 'refused', reason: '没有认领，是“不办理”。要改为办理，请直接认领。' }
      return decision ? { outcome: 'done' } : { outcome: 'unchanged' }
  }
}

export interface ClaimCounts {
  expected: number
  claimed: number
  declined: number
  unclaimed: number
  /** 认领率, one decimal; null where nothing is expected. */
  ratePercent: number | null
}

/** Declining does not make the rate better: who declines a lot is seen by both numbers. */
export const CLAIM_RATE_FORMULA = '认领率＝已认领÷应认领×100%；“不办理”的仍计入应认领，另列。'

export function countClaims(states: Iterable<ClaimState>): ClaimCounts {
  const counts = { claimed: 0, declined: 0, unclaimed: 0 }
  for (const state of states) counts[state]++
  const expected = counts.claimed + counts.declined + counts.unclaimed
  return { expected, ...counts, ratePercent: expected === 0 ? null : Math.round((counts.claimed / expected) * 1000) / 10 }
}
