/** Days before the last day on which its holder is reminded, the earliest first: 「60、35、7」. */
export const parseReminderDays = (text: string): number[] => text.split('、').map(Number)

/** At most four, each once and each nearer than the one before. */
export function isRightReminderDays(text: string): boolean {
  if (!/^[1-9]\d{0,2}(、[1-9]\d{0,2}){0,3}$/.test(text)) return false
  const days = parseReminderDays(text)
  return days.every((day, index) => index === 0 || day < days[index - 1]!)
}

export interface ReminderWindow {
  /** 1: the earliest reminder. */
  step: number
  /** Last days from the first to the last, both included. */
  from: string
  to: string
}

/**
 * Whose turn it is today, for each reminder: certificates that end no later than so many days from now, and not so soon that the next
 * reminder is theirs. A platform that stood still for weeks reminds each holder once, by the reminder nearest to the end.
 */
export const reminderWindows = (days: readonly number[], today: string): ReminderWindow[] =>
  days.map((before, index) => ({ step: index + 1, from: addDays(today, index + 1 < days.length ? days[index + 1]! + 1 : 0), to: addDays(today, before) }))

const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
