import type { Duty } from './staffing-calls.ts'

type Seat = Pick<Duty, 'day' | 'half' | 'windowNo'>

export const officerAt = (duties: readonly Duty[], { day, half, windowNo }: Seat): string => duties.find((duty) => duty.day === day && duty.half === half && duty.windowNo === windowNo)?.officerId ?? ''

/** Seats somebody, or nobody for ''. */
export const seat = (duties: readonly Duty[], at: Seat, officerId: string): Duty[] => [
  ...duties.filter(({ day, half, windowNo }) => day !== at.day || half !== at.half || windowNo !== at.windowNo),
  ...(officerId === '' ? [] : [{ day: at.day, half: at.half, windowNo: at.windowNo, officerId }]),
]

/** The plan of one day for other days: what was there before gives way. */
export const repeatDay = (duties: readonly Duty[], day: string, others: readonly string[]): Duty[] => {
  const pattern = duties.filter((duty) => duty.day === day)
  return [...duties.filter((duty) => duty.day === day || !others.includes(duty.day)), ...others.filter((other) => other !== day).flatMap((other) => pattern.map((duty) => ({ ...duty, day: other })))]
}

/** Whoever sits at two windows in one half-day: said at once, not only by the server. */
export function findDoubled(duties: readonly Duty[]): ReadonlySet<string> {
  const counts = Map.groupBy(duties, ({ day, half, officerId }) => `${day} ${half} ${officerId}`)
  return new Set([...counts].filter(([, all]) => all.length > 1).flatMap(([, all]) => all.map(({ day, half, windowNo }) => `${day} ${half} ${windowNo}`)))
}

/** The same day of the week, `weeks` later. */
export const weeksLater = (day: string, weeks: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
