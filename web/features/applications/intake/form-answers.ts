import type { AnswerError, Form } from '../../../../src/platform/forms/form.ts'
import { type FormField, toFormFields } from '../../../../src/platform/forms/form-fields.ts'
import { fromUrlEncoded } from '../../../../src/platform/forms/from-url-encoded.ts'
import { visibleFields, visibleSections } from '../../../../src/platform/forms/visible-fields.ts'
import type { Values } from '../actions/case-action.ts'
import type { Person } from './intake-draft.ts'

/** What was typed, as answers: numbers, dates and lists. Only what is asked in this situation. */
export function toAnswers(form: Form, typed: Values): Record<string, unknown> {
  const all = Object.assign({}, ...form.ui.sections.map(({ id }) => fromUrlEncoded(form, id, typed))) as Record<string, unknown>
  const asked = new Set(visibleFields(form, all))
  return Object.fromEntries(Object.entries(all).filter(([name]) => asked.has(name)))
}

export interface AskedSection {
  id: string
  title: string
  help: string | undefined
  fields: FormField[]
}

/** The questions of now, section by section, with what was typed in them: letter by letter, not as it is understood. */
export function toSections(form: Form, typed: Values, errors: readonly AnswerError[]): AskedSection[] {
  const answers = toAnswers(form, typed)
  return visibleSections(form, answers).map(({ id, title, help }) => ({
    id,
    title,
    help,
    fields: toFormFields(form, id, answers, errors).map((field) => ({ ...field, value: typed[field.name] })),
  }))
}

/** What a certificate or a register says of whoever stands there. */
export interface FoundAnswer {
  field: string
  value: string
  source: string
  asOf: string
}

/** What the card says already, and what was found with consent: nobody types it twice. Answers that were typed stay. */
export function prefill(form: Form, person: Person, typed: Values, found: readonly FoundAnswer[] = []): Values {
  const address = person.known?.address
  const onCard: Record<string, string | undefined> =
    person.kind === 'person'
      ? {
          applicantKind: 'person', applicantName: person.name, applicantIdentityKind: 'residentIdentityCard', applicantIdentityNumber: person.identityNumber,
          applicantPhone: person.phone, applicantAddress: address ?? undefined,
          // Whoever stands there acts for themselves until they say otherwise.
          handledBy: 'applicant',
        }
      : { applicantKind: 'enterprise', enterpriseName: person.name, enterpriseUscc: person.identityNumber, businessName: person.name, businessUscc: person.identityNumber, premisesAddress: address ?? undefined }
  const said = { ...onCard, ...Object.fromEntries(found.map(({ field, value }) => [field, value])) }
  const asked = Object.entries(said).filter(([name, value]) => value && Object.hasOwn(form.schema.properties, name) && isChoice(form, name, value))
  return { ...(Object.fromEntries(asked) as Values), ...Object.fromEntries(Object.entries(typed).filter(([, value]) => value.length > 0)) }
}

/** The questions with where their answers come from, as long as they stand as they were found. */
export const withOrigins = (fields: readonly FormField[], found: readonly FoundAnswer[]): FormField[] =>
  fields.map((field) => {
    const origin = found.find(({ field: name, value }) => name === field.name && value === field.value)
    return origin ? { ...field, hint: `来自 ${origin.source}，${origin.asOf}${field.hint ? `。${field.hint}` : ''}` } : field
  })

/** A listed question takes only what it lists. */
function isChoice(form: Form, name: string, value: string): boolean {
  const property = form.schema.properties[name]!
  return !('oneOf' in property) || property.oneOf.some((choice) => choice.const === value)
}
