import { answerOf, getProperty, getSection } from './form.ts'
import type { DraftAnswers, FieldUi, Form, PropertySchema } from './form.ts'
import { toNumber } from './number-text.ts'

/** 2026年11月2日, 2026/11/2, 2026.11.02 and 20261102 → 2026-11-02; anything else stays as it was typed. */
function toDateText(typed: string): string {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  const parts = /^(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (parts === null) return typed
  const [, year = '', month = '', day = ''] = parts
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function toAnswer(property: PropertySchema, ui: FieldUi, posted: readonly string[]): unknown {
  if (property.type === 'array') return [...new Set(posted.filter((value) => value !== ''))]
  const typed = posted[0] ?? ''
  if (property.type === 'boolean') return typed === 'true' ? true : typed === 'false' ? false : typed
  if (property.type === 'number' || property.type === 'integer') return toNumber(typed, ui) ?? typed
  return ui.kind === 'date' ? toDateText(typed) : typed
}

/**
 * Turns the post of an HTML form into typed answers of one section: numbers, booleans, lists and dates. What cannot
 * be converted stays as it was typed, so that the page can show it again beside its error. Fields of the body that
 * the section does not ask for (tokens, `_version`) are ignored; unanswered fields are left out.
 */
export function fromUrlEncoded(form: Form, sectionId: string, body: DraftAnswers): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const ui of getSection(form, sectionId).fields) {
    const raw = answerOf(body, ui.name)
    const posted = (Array.isArray(raw) ? raw : [raw]).filter((value): value is string => typeof value === 'string')
    if (posted.every((value) => value.trim() === '')) continue
    answers[ui.name] = toAnswer(getProperty(form, ui.name), ui, posted)
  }
  return answers
}

/**
 * All answers with those of one section exchanged. A browser does not post an unticked box, so the answers that were
 * there before have to go first: a plain merge would keep what the person has just taken back.
 */
export function replaceSection(form: Form, sectionId: string, answers: DraftAnswers, posted: DraftAnswers): Record<string, unknown> {
  const names = new Set(getSection(form, sectionId).fields.map(({ name }) => name))
  const kept = Object.keys(form.schema.properties).filter((name) => !names.has(name) && Object.hasOwn(answers, name))
  return Object.fromEntries([
    ...kept.map((name) => [name, answers[name]]),
    ...[...names].filter((name) => Object.hasOwn(posted, name)).map((name) => [name, posted[name]]),
  ])
}
