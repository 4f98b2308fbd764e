import type { ErrorObject } from 'ajv/dist/2020.js'

import type { CompiledForm } from './compile-form.ts'
import { getProperty, getSection } from './form.ts'
import type { AnswerError, Answers, DraftAnswers } from './form.ts'
import { mostTellingOf, toMessage } from './form-messages.ts'
import type { Finding } from './form-messages.ts'
import { hasInvisibleCharacter, normaliseAnswers } from './normalise-answers.ts'

/** Either the answers as they are to be stored, or everything to put right, one error a field, in field order. */
export type FormValidation<Data> = { ok: true; data: Data } | { ok: false; errors: AnswerError[] }

/** More are of no use to anybody, and a hostile body should not get a long answer. */
const mostUnknownFieldsNamed = 10

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

interface FieldFindings {
  pointer: string
  findings: Finding[]
}

function toFinding({ keyword, schemaPath, params }: ErrorObject): Finding {
  // Every refused choice is reported as one `const` per option and one `oneOf`: they are the same finding.
  if (schemaPath.includes('/oneOf')) return { keyword: 'oneOf' }
  return keyword === 'format' ? { keyword, format: String(params['format']) } : { keyword }
}

/** Errors of no field stay under '' and are never told: `if` at the root only repeats that its `then` failed. */
function groupByField(errors: readonly ErrorObject[]): Map<string, FieldFindings> {
  const byField = new Map<string, FieldFindings>()
  for (const error of errors) {
    const missing = error.keyword === 'required' ? String(error.params['missingProperty']) : undefined
    // Field names hold no `/` or `~` (form-definition-rules.ts), so the first segment needs no unescaping.
    const field = missing ?? error.instancePath.split('/')[1] ?? ''
    const known = byField.get(field) ?? { pointer: missing === undefined ? error.instancePath : `/${missing}`, findings: [] }
    known.findings.push(toFinding(error))
    byField.set(field, known)
  }
  return byField
}

function errorsOfFields({ form, formats, findErrors }: CompiledForm, answers: Record<string, unknown>): AnswerError[] {
  const byField = groupByField(findErrors(answers))
  const errors: AnswerError[] = []
  for (const ui of form.ui.sections.flatMap(({ fields }) => fields)) {
    const value = answers[ui.name]
    const found = byField.get(ui.name) ?? { pointer: `/${ui.name}`, findings: [] }
    const texts = Array.isArray(value) ? value : [value]
    if (texts.some((text) => typeof text === 'string' && hasInvisibleCharacter(text, ui.kind))) {
      found.findings.push({ keyword: 'invisible' })
    }
    const finding = mostTellingOf(found.findings)
    if (finding === undefined) continue
    const message = toMessage(finding, getProperty(form, ui.name), ui, value, formats)
    errors.push({ pointer: found.pointer, field: ui.name, message })
  }
  return errors
}

function unknownFieldError(name: string): AnswerError {
  const shown = name.length > 30 ? `${name.slice(0, 30)}…` : name
  return { pointer: `/${escapePointer(name)}`, field: name, message: `表单里没有“${shown}”这一项，请去掉后重新提交` }
}

const isRecord = (data: unknown): data is DraftAnswers => typeof data === 'object' && data !== null && !Array.isArray(data)

/**
 * Checks a whole form. Never throws on data, whatever it is. Texts are trimmed and NFC-normalised first, answers to
 * questions that are not asked are dropped; HTML and SQL are text like any other.
 */
export function validateForm(compiled: CompiledForm, data: unknown): FormValidation<Answers> {
  if (!isRecord(data)) return { ok: false, errors: [{ pointer: '', field: '', message: '没有收到表单内容，请按表单填写后再提交' }] }
  const { answers, unknown } = normaliseAnswers(compiled.form, data)
  const errors = [
    ...errorsOfFields(compiled, answers),
    ...unknown.slice(0, mostUnknownFieldsNamed).map(unknownFieldError),
  ]
  // The validator has just proved that every answer is of its property's type.
  return errors.length === 0 ? { ok: true, data: answers as Answers } : { ok: false, errors }
}

/**
 * Checks one page while the rest is still being filled in. `data` is all answers so far, because conditions look at
 * them; only errors of this section are told, and on success the whole draft comes back normalised.
 */
export function validateSection(compiled: CompiledForm, sectionId: string, data: DraftAnswers): FormValidation<DraftAnswers> {
  const names = new Set(getSection(compiled.form, sectionId).fields.map(({ name }) => name))
  const { answers } = normaliseAnswers(compiled.form, data)
  const errors = errorsOfFields(compiled, answers).filter(({ field }) => names.has(field))
  return errors.length === 0 ? { ok: true, data: answers } : { ok: false, errors }
}
