import { decidingOptions, type FormDesign } from './form-design.ts'

/**
 * The form with its conditions in words: where a condition names a question and its answers by their codes, a person reads
 * what is asked and answered. Only for reading and comparing. Words of `alongside` go first, so that a question worded
 * anew does not look as if every condition on it had changed.
 */
export function formInWords(form: FormDesign, alongside: FormDesign | null = null): FormDesign {
  const fields = new Map([form, ...(alongside ? [alongside] : [])].flatMap(({ sections }) => sections).flatMap((section) => section.fields).map((field) => [field.id, field]))
  const inWords = <Condition extends { field: string; values: string[] }>(condition: Condition): Condition => {
    const field = fields.get(condition.field)
    if (!field) return condition
    const words = new Map(decidingOptions(field).map(({ id, title }) => [id, title]))
    return { ...condition, field: field.title, values: condition.values.map((value) => words.get(value) ?? value) }
  }
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      askedWhen: section.askedWhen.map(inWords),
      fields: section.fields.map((field) => ({ ...field, askedWhen: field.askedWhen.map(inWords), formatWhen: field.formatWhen.map(inWords) })),
    })),
  }
}
