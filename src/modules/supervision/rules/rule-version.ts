import type { ClockRule, EventRule } from './rule.ts'

/** What a region may set of a rule; what a rule watches it may not. */
export type RuleContent = Pick<ClockRule, 'steps'> | Pick<EventRule, 'level' | 'told' | 'threshold'>

/** A rule as a region set it, from a day on. It never changes; the next version takes its place. */
export interface RuleVersion {
  region: string
  rule: string
  /** Counts on in its region from 1. */
  version: number
  /** `YYYY-MM-DD`: limits that begin on that day or later are measured by it. */
  fromDay: string
  isOn: boolean
  content: RuleContent
  /** 依据; of one that is switched off, why. */
  source: string
  changedBy: string
  changedByName: string
  changedAt: Date
}
