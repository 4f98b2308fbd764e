import type { ClockDaysView } from '../../../modules/applications/index.ts'

export type ClockDay = ClockDaysView['days'][number]

/** Days one after the other that are counted, or left out, for the same reason. */
export interface DayRun {
  kind: string
  kindName: string
  mark: string
  why: string | null
  from: string
  to: string
  /** Counted days so far at its end. */
  countedDays: number
  /** How many of its days count. */
  counts: number
  isProvisional: boolean
  isAfterDue: boolean
}

const counts = ({ kind }: ClockDay): boolean => kind === 'counted' || kind === 'makeUpWorkday'

/** Folds the days of a clock into runs: what one reads on a phone in a few lines. */
export function toDayRuns(days: readonly ClockDay[]): DayRun[] {
  const runs: DayRun[] = []
  for (const day of days) {
    const last = runs.at(-1)
    const continues = last && last.kind === day.kind && last.why === day.why && last.isProvisional === day.isProvisional && last.isAfterDue === day.isAfterDue
    if (continues) {
      last.to = day.day
      last.countedDays = day.countedDays
      last.counts += counts(day) ? 1 : 0
    } else {
      const { kind, kindName, mark, why, countedDays, isProvisional, isAfterDue } = day
      runs.push({ kind, kindName, mark, why, from: day.day, to: day.day, countedDays, counts: counts(day) ? 1 : 0, isProvisional, isAfterDue })
    }
  }
  return runs
}
