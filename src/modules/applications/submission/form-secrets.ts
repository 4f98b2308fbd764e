import type { Answers, DraftAnswers, Form } from '../../../platform/forms/index.ts'
import type { SealedText } from '../../../platform/sealed-text.ts'

/** Kinds of answers that are personal data by themselves: sealed at rest (个人信息保护法 art. 51). */
const SECRET_KINDS = ['identityNumber', 'phone']

const secretFields = (form: Form): string[] =>
  form.ui.sections.flatMap((section) => section.fields.filter((field) => SECRET_KINDS.includes(field.kind)).map((field) => field.name))

/** The answers as they are stored: an event's chain proves them, but a copy of the database does not reveal them. */
export function sealAnswers(sealed: SealedText, form: Form, answers: Answers): Record<string, unknown> {
  const stored: Record<string, unknown> = { ...answers }
  for (const name of secretFields(form)) if (typeof stored[name] === 'string') stored[name] = sealed.seal(stored[name])
  return stored
}

export function openAnswers(sealed: SealedText, form: Form, stored: Record<string, unknown>): DraftAnswers {
  const answers: Record<string, unknown> = { ...stored }
  for (const name of secretFields(form)) {
    const value = answers[name]
    if (typeof value === 'string') answers[name] = sealed.open(value)
  }
  return answers as DraftAnswers
}
