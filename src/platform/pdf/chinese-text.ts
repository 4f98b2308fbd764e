const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** `2026-11-22` → 「2026年11月22日」 (GB/T 9704-2012 §7.3.5.4: Arabic numerals, no leading zeros). @throws RangeError when it is no such date */
export function toChineseDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? []
  if (!year || !month || !day) throw new RangeError(`not a legal date: ${date}`)
  return `${year}年${Number(month)}月${Number(day)}日`
}

/** 1 → 一, 12 → 十二, 20 → 二十: the ordinals of headings. @throws RangeError outside 1–99 */
export function toChineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no heading numeral for ${value}`)
  const tens = Math.floor(value / 10)
  const ones = value % 10
  return `${tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`
}
