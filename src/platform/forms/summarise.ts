import { answerOf, choicesOf, getProperty } from './form.ts'
import type { DraftAnswers, FieldKind, FieldUi, Form, PropertySchema } from './form.ts'
import { isCalendarDate } from './form-formats.ts'
import { toNumberWords } from './number-text.ts'
import { visibleSections } from './visible-fields.ts'

/** One line of the check-answers page. `kind` lets a screen that shows it to others mask codes and phones. */
export interface SummaryRow {
  field: string
  kind: FieldKind
  label: string
  value: string
  answered: boolean
}

export interface SummarySection {
  id: string
  title: string
  rows: SummaryRow[]
}

const nameOf = (property: PropertySchema, value: unknown): string =>
  choicesOf(property)?.find((choice) => choice.const === value)?.title ?? String(value)

function toDateWords(value: string): string {
  if (!isCalendarDate(value)) return value
  const [year = '', month = '', day = ''] = value.split('-')
  return `${year}年${Number(month)}月${Number(day)}日`
}

function toWords(property: PropertySchema, ui: FieldUi, value: unknown): string {
  if (Array.isArray(value)) return value.map((entry) => nameOf(property, entry)).join('、')
  if (typeof value === 'boolean') return property.type === 'boolean' && property.const === true && value ? '已同意' : value ? '是' : '否'
  if (typeof value === 'number') return `${toNumberWords(value, ui)}${ui.unit === undefined ? '' : ` ${ui.unit}`}`
  if (ui.kind === 'date') return toDateWords(String(value))
  return nameOf(property, value)
}

/** The answers in words, section by section, as the person checks them and the clerk reads them. Never a code. */
export function summarise(form: Form, answers: DraftAnswers): SummarySection[] {
  return visibleSections(form, answers).map(({ id, title, fields }) => ({
    id,
    title,
    rows: fields.map((ui) => {
      const property = getProperty(form, ui.name)
      const value = answerOf(answers, ui.name)
      const answered = value !== undefined && value !== null && value !== ''
      const label = property.title
      return { field: ui.name, kind: ui.kind, label, value: answered ? toWords(property, ui, value) : '未填写', answered }
    }),
  }))
}
