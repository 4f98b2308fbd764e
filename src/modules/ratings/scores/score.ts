import type { Grade } from '../rating.ts'

/** What is counted of ratings. */
export type Measure = 'invited' | 'answered' | `grade${Grade}` | 'disregarded' | 'rectified' | 'rectifiedOnTime' | 'namedBad' | 'followedUp'

export type Counts = Record<Measure, number>

/** How much each part weighs in the 10-point composite; what they add up to does not matter. */
export interface CompositeWeights {
  quality: number
  rectification: number
  halls: number
  items: number
}
