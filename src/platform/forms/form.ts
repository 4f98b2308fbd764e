/**
 * A form as plain data: a JSON Schema 2020-12 object for what an answer may be, and a small UI schema for
 * how it is asked. Everything here survives `JSON.stringify`, so a form can be stored, versioned and sent.
 *
 * The subset is small on purpose: answers are flat (one property per question), choices are
 * `oneOf: [{ const, title }]`, and conditions are only `if/then` on `const`/`enum`, because two renderers and
 * one validator must agree on every form.
 */

import type { FieldError } from '../errors.ts'

/** One answer to a question with listed answers: the stored code and the words people read. */
export interface Choice {
  const: string
  title: string
}

/** Free text, a date or a code; what is more than a length is checked by a named `format`. */
export interface TextProperty {
  type: 'string'
  title: string
  description?: string
  minLength?: number
  /** In characters as people count them (code points). */
  maxLength: number
  format?: string
}

export interface ChoiceProperty {
  type: 'string'
  title: string
  description?: string
  oneOf: Choice[]
}

export interface ChoicesProperty {
  type: 'array'
  title: string
  description?: string
  items: { type: 'string'; oneOf: Choice[] }
  uniqueItems: true
  maxItems: number
}

export interface NumberProperty {
  type: 'number' | 'integer'
  title: string
  description?: string
  minimum: number
  maximum: number
  multipleOf?: number
}

/** A yes/no question, or with `const: true` a statement that has to be ticked. */
export interface BooleanProperty {
  type: 'boolean'
  title: string
  description?: string
  const?: true
}

export type PropertySchema = TextProperty | ChoiceProperty | ChoicesProperty | NumberProperty | BooleanProperty

export type ConditionValue = string | boolean

/** What has to be answered for a condition to hold: every named field has (one of) the named value(s). */
export interface ConditionSchema {
  properties: Record<string, { const: ConditionValue } | { enum: ConditionValue[] }>
  /** All the names above: without it an unanswered question would fulfil the condition (JSON Schema). */
  required: string[]
}

/**
 * In `then.properties`, `true` means "this field is asked only under the condition", or under another that says the
 * same of it: any of them is enough. An object means "the field is asked anyway and has to fulfil this too".
 */
export interface ConditionalSchema {
  if: ConditionSchema
  then: { properties: Record<string, true | { type: 'string'; format: string }>; required?: string[] }
}

export interface FormSchema {
  $schema: 'https://json-schema.org/draft/2020-12/schema'
  type: 'object'
  title: string
  properties: Record<string, PropertySchema>
  required: string[]
  additionalProperties: false
  allOf?: ConditionalSchema[]
}

export const fieldKinds = [
  'text',
  'textarea',
  'date',
  'number',
  'radio',
  'select',
  'checkboxes',
  'phone',
  'identityNumber',
  'address',
] as const

export type FieldKind = (typeof fieldKinds)[number]

export type InputMode = 'text' | 'numeric' | 'decimal' | 'tel' | 'email'

/** How one question is asked. The order of questions is their order in the section. */
export interface FieldUi {
  name: string
  kind: FieldKind
  hint?: string
  /** A token of the HTML standard (`name`, `tel`, `street-address` …), only for facts about the person typing. */
  autocomplete?: string
  inputMode?: InputMode
  /** Shown behind the label and the value: 平方米, 人, 元. */
  unit?: string
  /** The number is stored as an integer of hundredths (money: 分) and typed with up to two decimals (元). */
  hundredths?: true
  /** The words beside the one box of a statement to be ticked. */
  tick?: string
}

/** A page of the form: one thing to think about. */
export interface SectionUi {
  id: string
  title: string
  help?: string
  fields: FieldUi[]
}

export interface Form {
  id: string
  schema: FormSchema
  ui: { sections: SectionUi[] }
}

/** A stored answer. Dates are `YYYY-MM-DD`. */
export type AnswerValue = string | number | boolean | string[]

/** Answers that passed `validateForm`. */
export type Answers = Record<string, AnswerValue>

/** Answers as they are known so far, valid or not. */
export type DraftAnswers = Readonly<Record<string, unknown>>

/** One answer to put right; `field` is the name in the form, or the unknown name that was sent. */
export interface AnswerError extends FieldError {
  field: string
}

/** A form that cannot be compiled: a mistake of its author, never of the person who fills it in. */
export class FormDefinitionError extends Error {
  override readonly name = 'FormDefinitionError'
  readonly problems: readonly string[]

  constructor(formId: string, problems: readonly string[]) {
    super(`Form ${formId} cannot be used:\n- ${problems.join('\n- ')}`)
    this.problems = problems
  }
}

/** The answer to a field, or undefined; reads own keys only, so that `__proto__` is just a name. */
export function answerOf(answers: DraftAnswers, field: string): unknown {
  return Object.hasOwn(answers, field) ? answers[field] : undefined
}

/** The choices of a question, or undefined when it is answered freely. */
export function choicesOf(property: PropertySchema): Choice[] | undefined {
  if (property.type === 'array') return property.items.oneOf
  return 'oneOf' in property ? property.oneOf : undefined
}

/** The section with this id; throws a FormDefinitionError, because ids come from the form itself. */
export function getSection(form: Form, sectionId: string): SectionUi {
  const section = form.ui.sections.find(({ id }) => id === sectionId)
  if (section === undefined) throw new FormDefinitionError(form.id, [`there is no section "${sectionId}"`])
  return section
}

/** The schema of a field; throws when the UI schema names a field that the JSON Schema does not have. */
export function getProperty(form: Form, field: string): PropertySchema {
  const property = Object.hasOwn(form.schema.properties, field) ? form.schema.properties[field] : undefined
  if (property === undefined) throw new FormDefinitionError(form.id, [`there is no property "${field}"`])
  return property
}
