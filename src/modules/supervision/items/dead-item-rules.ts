/** The same day so many months before, or the last one of a shorter month. Days are `YYYY-MM-DD`. */
export function monthsBefore(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** 零办件: in force for so long already, and applied for by nobody since. */
export const isDead = ({ since, lastOn }: { since: string; lastOn: string | null }, cutoff: string): boolean => since < cutoff && (lastOn === null || lastOn < cutoff)

/** What nobody ever applied for comes first, then what was longest ago; among them what is in force longest. */
export const compareDead = (a: DeadKey, b: DeadKey): number => compare(a.lastOn ?? '', b.lastOn ?? '') || compare(a.since, b.since) || compare(a.code, b.code)

interface DeadKey {
  lastOn: string | null
  since: string
  code: string
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
