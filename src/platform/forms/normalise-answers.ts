import { answerOf, getProperty } from './form.ts'
import type { DraftAnswers, FieldKind, Form } from './form.ts'
import { visibleFields } from './visible-fields.ts'

/**
 * Characters nobody can see and no form needs: C0/C1 controls, lone surrogates, line and paragraph separators,
 * zero-width and direction marks (they make two names look alike). Variation selectors stay: names use them.
 */
const invisible = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/u

const multiLineKinds: readonly FieldKind[] = ['textarea', 'address']

/** Whether a text holds a character that must be refused; line breaks are fine in a field of several lines. */
export function hasInvisibleCharacter(text: string, kind: FieldKind): boolean {
  return invisible.test(multiLineKinds.includes(kind) ? text.replaceAll('\n', '') : text)
}

/** The text as it is stored: composed (NFC), without spaces around it, with `\n` as the only line break. */
export function normaliseText(text: string, kind: FieldKind): string {
  const composed = text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ').trim()
  // Codes are typed with spaces, hyphens, small letters or full-width digits (１３８ …); all mean the same code.
  if (kind === 'phone') return composed.normalize('NFKC').replace(/[ -]/g, '')
  if (kind === 'identityNumber') return composed.normalize('NFKC').replace(/[ -]/g, '').toUpperCase()
  return composed
}

function normaliseAnswer(form: Form, field: string, kind: FieldKind, value: unknown): unknown {
  if (typeof value === 'string') return normaliseText(value, kind)
  const property = getProperty(form, field)
  // One too many is enough to be refused; a list of a million would only cost time.
  if (Array.isArray(value) && property.type === 'array') {
    return value.slice(0, property.maxItems + 1).map((entry) => (typeof entry === 'string' ? normaliseText(entry, kind) : entry))
  }
  return value
}

function isUnanswered(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/**
 * Answers ready to be checked: texts normalised, empty answers left out, and answers to questions that are no longer
 * asked dropped (个人信息保护法 第六条: keep no more than is needed). `unknown` names what the form does not have.
 */
export function normaliseAnswers(form: Form, data: DraftAnswers): { answers: Record<string, unknown>; unknown: string[] } {
  const known: Record<string, unknown> = {}
  for (const { name, kind } of form.ui.sections.flatMap(({ fields }) => fields)) {
    const answer = normaliseAnswer(form, name, kind, answerOf(data, name))
    if (!isUnanswered(answer)) known[name] = answer
  }
  const answers: Record<string, unknown> = {}
  for (const name of visibleFields(form, known)) {
    if (Object.hasOwn(known, name)) answers[name] = known[name]
  }
  return { answers, unknown: Object.keys(data).filter((name) => !Object.hasOwn(form.schema.properties, name)) }
}
