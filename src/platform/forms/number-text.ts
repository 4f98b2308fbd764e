import type { FieldUi, PropertySchema } from './form.ts'

/** The most decimal places an answer may have: read from `multipleOf`, or two for hundredths. */
export function decimalsOf(property: PropertySchema, ui: FieldUi): number {
  if (ui.hundredths === true) return 2
  if (property.type !== 'number') return 0
  return property.multipleOf === undefined ? 6 : Math.round(-Math.log10(property.multipleOf))
}

/**
 * The number a person typed, or undefined when it is none or has more digits than a number can hold exactly.
 * Full-width digits and thousands separators are understood. Hundredths are read digit by digit, never by floating
 * point: 0.29 元 is 29 分.
 */
export function toNumber(typed: string, ui: FieldUi): number | undefined {
  const text = typed.normalize('NFKC').replace(/[\s,]/g, '')
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (parts === null) return undefined
  const [, sign = '', whole = '', fraction = ''] = parts
  // 15 significant digits always survive a double.
  if (whole.length + fraction.length > 15) return undefined
  if (ui.hundredths !== true) return Number(text)
  return fraction.length > 2 ? undefined : Number(`${sign}${whole}${fraction.padEnd(2, '0')}`)
}

/** A stored number as people type it: hundredths get their point back (10050 → `100.50`, 10000 → `100`). */
export function toNumberText(stored: number, ui: FieldUi): string {
  if (ui.hundredths !== true || !Number.isInteger(stored)) return String(stored)
  const digits = String(Math.abs(stored)).padStart(3, '0')
  const fraction = digits.slice(-2)
  return `${stored < 0 ? '-' : ''}${digits.slice(0, -2)}${fraction === '00' ? '' : `.${fraction}`}`
}

/** A stored number as people read it in a sentence: money with thousands separators (1,234,567.50). */
export function toNumberWords(stored: number, ui: FieldUi): string {
  const text = toNumberText(stored, ui)
  return ui.hundredths === true ? text.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : text
}
