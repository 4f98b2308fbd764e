import { answerOf, choicesOf, getProperty, getSection } from './form.ts'
import type { AnswerError, DraftAnswers, FieldKind, FieldUi, Form, InputMode, PropertySchema } from './form.ts'
import { toNumberText } from './number-text.ts'
import { requiredFields, visibleFields } from './visible-fields.ts'

/** One question as a renderer needs it: words and strings only, no schema. Escaping is the renderer's work. */
export interface FormField {
  name: string
  kind: FieldKind
  label: string
  hint?: string
  required: boolean
  options?: { value: string; label: string }[]
  value?: string | string[]
  error?: string
  maxLength?: number
  autocomplete?: string
  inputMode?: InputMode
}

function optionsOf(property: PropertySchema, ui: FieldUi): FormField['options'] {
  if (property.type === 'boolean') {
    return property.const === true
      ? [{ value: 'true', label: ui.tick ?? property.title }]
      : [{ value: 'true', label: '是' }, { value: 'false', label: '否' }]
  }
  return choicesOf(property)?.map((choice) => ({ value: choice.const, label: choice.title }))
}

function valueOf(ui: FieldUi, answer: unknown): FormField['value'] {
  if (Array.isArray(answer)) return answer.map(String)
  if (typeof answer === 'number') return toNumberText(answer, ui)
  if (typeof answer === 'boolean') return String(answer)
  return typeof answer === 'string' ? answer : undefined
}

function inputModeOf(property: PropertySchema, ui: FieldUi): InputMode | undefined {
  if (ui.inputMode !== undefined) return ui.inputMode
  if (ui.kind === 'phone') return 'tel'
  if (ui.kind !== 'number') return undefined
  return property.type === 'integer' && ui.hundredths !== true ? 'numeric' : 'decimal'
}

/** The visible questions of a section, with what was answered and what is wrong with it. */
export function toFormFields(
  form: Form,
  sectionId: string,
  answers: DraftAnswers,
  errors: readonly AnswerError[] = [],
): FormField[] {
  const visible = new Set(visibleFields(form, answers))
  const required = new Set(requiredFields(form, answers))
  return getSection(form, sectionId).fields.filter(({ name }) => visible.has(name)).map((ui) => {
    const property = getProperty(form, ui.name)
    const field: FormField = {
      name: ui.name,
      kind: ui.kind,
      label: ui.unit === undefined ? property.title : `${property.title}（${ui.unit}）`,
      required: required.has(ui.name),
    }
    const options = optionsOf(property, ui)
    const value = valueOf(ui, answerOf(answers, ui.name))
    const error = errors.find((wrong) => wrong.field === ui.name)
    const inputMode = inputModeOf(property, ui)
    if (ui.hint !== undefined) field.hint = ui.hint
    if (options !== undefined) field.options = options
    // A statement's one box is a group of checkboxes to a renderer, so its value is a list.
    if (value !== undefined) field.value = ui.kind === 'checkboxes' && typeof value === 'string' ? [value] : value
    if (error !== undefined) field.error = error.message
    if ('maxLength' in property && ui.kind !== 'date') field.maxLength = property.maxLength
    if (ui.autocomplete !== undefined) field.autocomplete = ui.autocomplete
    if (inputMode !== undefined) field.inputMode = inputMode
    return field
  })
}
