/**
 * Says whether a text is in the format: `true` when it is, `false` when it is not, or the end of a sentence that
 * begins with the field's title and says what to do (`应为 11 位数字`).
 */
export type FormatCheck = (value: string) => boolean | string

/** Formats by the name used in a form. Keep one object per process: compiled forms are cached by it. */
export type FormFormats = Readonly<Record<string, FormatCheck>>

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** True for a day that is in the calendar, written `YYYY-MM-DD`, from 1900 to 2199. */
export function isCalendarDate(value: string): boolean {
  const parts = /^(19|20|21)(\d{2})-(\d{2})-(\d{2})$/.exec(value)
  if (parts === null) return false
  const [year, month, day] = [Number(value.slice(0, 4)), Number(parts[3]), Number(parts[4])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && !leap ? 28 : (longestMonths[month - 1] ?? 0)
  return day >= 1 && day <= days
}

/** Formats every form may use. */
export const builtInFormats = {
  date: (value: string) =>
    isCalendarDate(value) || '应为日历上有的日期，请按“2026-11-22”的样子填写',
} satisfies FormFormats
