/** Days in rows of a week from Monday on, with gaps before the first and after the last. */
export function toWeeks<Day extends { day: string }>(days: readonly Day[]): (Day | undefined)[][] {
  const weeks: (Day | undefined)[][] = []
  for (const each of days) {
    const column = (new Date(`${each.day}T00:00:00Z`).getUTCDay() + 6) % 7
    if (column === 0 || weeks.length === 0) weeks.push(Array.from({ length: 7 }, () => undefined))
    weeks.at(-1)![column] = each
  }
  return weeks
}
