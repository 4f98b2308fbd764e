import { type AnswerError, compileForm, type DraftAnswers, type Form, FormDefinitionError, type FormFormats, validateForm, visibleSections } from '../../../platform/forms/index.ts'

type Property = Form['schema']['properties'][string]

/** Texts that some format of the catalogue's forms accepts. */
const SOUND_TEXTS = ['示例文字', '2020-02-08', '2035-12-31', '379901199003074514', '91379900MA9X00011C', 'E12345678', '19900000001', '00001234567', 'T379900001', '379900123456', '100000']

/** Every try answers or rules out at least one thing; no form of ours needs a tenth of it. */
const MOST_TRIES = 500

/**
 * Fills a form in as somebody in a hurry would, correcting what is refused until it is accepted.
 * Returns why no answer satisfies it, or null when one does.
 */
export function findFormProblem(form: Form, formats: FormFormats): string | null {
  try {
    const compiled = compileForm(form, { formats })
    const deciding = [...new Set((form.schema.allOf ?? []).flatMap((condition) => condition.if.required))]
    const tried = new Map<string, number>()
    let first: AnswerError | undefined
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const answers = fillIn(form, tried)
      const result = validateForm(compiled, answers)
      if (result.ok) return null
      first ??= result.errors[0]
      const hasAnother = (name: string) => Object.hasOwn(answers, name) && (tried.get(name) ?? 0) + 1 < candidatesOf(form.schema.properties[name]).length
      // What is refused is answered otherwise; where nothing else can be, another way through the form is taken.
      const next = result.errors.map(({ field }) => field).find(hasAnother)
      const turn = next === undefined ? deciding.find(hasAnother) : undefined
      if (next === undefined && turn === undefined) break
      if (turn !== undefined) for (const name of tried.keys()) if (!deciding.includes(name)) tried.delete(name)
      const changed = (next ?? turn)!
      tried.set(changed, (tried.get(changed) ?? 0) + 1)
    }
    return first === undefined ? null : `${first.message}。`
  } catch (error) {
    if (error instanceof FormDefinitionError) return `表单定义有误（${error.problems.join('；')}）。`
    throw error
  }
}

function fillIn(form: Form, tried: ReadonlyMap<string, number>): DraftAnswers {
  const answers: Record<string, unknown> = {}
  // Each pass answers what the one before called for, until nothing new is asked.
  for (let asked = -1; asked < Object.keys(answers).length;) {
    asked = Object.keys(answers).length
    for (const { name } of visibleSections(form, answers).flatMap(({ fields }) => fields)) {
      answers[name] = candidatesOf(form.schema.properties[name])[tried.get(name) ?? 0]
    }
  }
  return answers
}

/** What may be tried as an answer, the likeliest first. */
function candidatesOf(property: Property | undefined): unknown[] {
  if (property === undefined) return []
  if (property.type === 'array') return property.items.oneOf.map((choice) => [choice.const])
  if (property.type === 'boolean') return [true, false]
  if (property.type !== 'string') return [property.minimum, property.maximum]
  if ('oneOf' in property) return property.oneOf.map((choice) => choice.const)
  return SOUND_TEXTS.map((text) => text.padEnd(property.minLength ?? 0, '字').slice(0, property.maxLength))
}
