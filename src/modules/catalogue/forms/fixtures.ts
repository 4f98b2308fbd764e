import { visibleSections } from '../../../platform/forms/index.ts'
import type { DraftAnswers, Form } from '../../../platform/forms/index.ts'

/** Invented values of the reserved ranges that pass each format. */
const soundByFormat: Readonly<Record<string, string>> = {
  date: '2027-02-08',
  'past-date': '2026-11-02',
  'identity-number': '379901199003074514',
  uscc: '91379900MA9X00011C',
  'travel-document': 'E12345678',
  'mobile-phone': '19900000001',
  phone: '00001234567',
  'birth-certificate': 'T379900001',
  'driving-file': '379900123456',
}

type Property = Form['schema']['properties'][string]

function soundAnswer(name: string, property: Property): unknown {
  if (property.type === 'array') return [property.items.oneOf[0]?.const]
  if (property.type === 'boolean') return true
  if (property.type !== 'string') return property.minimum
  if ('oneOf' in property) return property.oneOf[0]?.const
  // The first kind of document offered is the resident identity card.
  const format = property.format ?? (name.endsWith('IdentityNumber') ? 'identity-number' : undefined)
  return (format === undefined ? undefined : soundByFormat[format]) ?? '张三测试'
}

/**
 * Answers a form accepts, beginning with the ones given (which decide what else is asked). Every visible question is
 * answered, optional ones too.
 */
export function someAnswers(form: Form, given: DraftAnswers = {}): Record<string, unknown> {
  const answers: Record<string, unknown> = { ...given }
  // Deciding questions stand on earlier pages, so as many passes as pages are enough.
  for (let pass = 0; pass < form.ui.sections.length; pass += 1) {
    for (const { name } of visibleSections(form, answers).flatMap(({ fields }) => fields)) {
      const property = form.schema.properties[name]
      if (property !== undefined && !Object.hasOwn(answers, name)) answers[name] = soundAnswer(name, property)
    }
  }
  return answers
}
