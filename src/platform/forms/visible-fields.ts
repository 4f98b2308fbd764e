import { answerOf } from './form.ts'
import type { ConditionalSchema, DraftAnswers, Form, SectionUi } from './form.ts'

interface Asked {
  /** Names of the fields to ask, in the order of the form. */
  visible: Set<string>
  required: Set<string>
}

function holds({ if: condition }: ConditionalSchema, answers: DraftAnswers, visible: ReadonlySet<string>): boolean {
  return Object.entries(condition.properties).every(([field, expected]) => {
    // An answer to a question that is no longer asked decides nothing.
    if (!visible.has(field)) return false
    const answer = answerOf(answers, field)
    const values = 'const' in expected ? [expected.const] : expected.enum
    return values.some((value) => value === answer)
  })
}

function asked(form: Form, answers: DraftAnswers): Asked {
  const conditionals = form.schema.allOf ?? []
  const visible = new Set<string>()
  const required = new Set<string>()
  // One pass is enough: what decides stands before what it decides (form-definition-rules.ts).
  for (const { fields } of form.ui.sections) {
    for (const { name } of fields) {
      // Each conditional is one way to be asked: any of them is enough.
      const naming = conditionals.filter(({ then }) => then.properties[name] === true)
      const fulfilled = naming.filter((conditional) => holds(conditional, answers, visible))
      if (naming.length > 0 && fulfilled.length === 0) continue
      visible.add(name)
      if (form.schema.required.includes(name) || fulfilled.some(({ then }) => then.required?.includes(name))) {
        required.add(name)
      }
    }
  }
  return { visible, required }
}

/** The names of the fields to ask for, given the answers so far, in the order of the form. */
export function visibleFields(form: Form, answers: DraftAnswers): string[] {
  return [...asked(form, answers).visible]
}

/** The names of the visible fields that must be answered. */
export function requiredFields(form: Form, answers: DraftAnswers): string[] {
  return [...asked(form, answers).required]
}

/** The sections with something to ask, each with only its visible fields: the pages of the task list. */
export function visibleSections(form: Form, answers: DraftAnswers): SectionUi[] {
  const { visible } = asked(form, answers)
  return form.ui.sections
    .map((section) => ({ ...section, fields: section.fields.filter(({ name }) => visible.has(name)) }))
    .filter(({ fields }) => fields.length > 0)
}
