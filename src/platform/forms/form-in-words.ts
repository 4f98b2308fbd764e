import { type Asking, type ConditionJoin, decidingOptions, type FormDesign } from './form-design.ts'

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
  // Words in the place of codes, as with the values: the type tells the codes.
  const askingOf = ({ askedWhen, askedWhenJoin }: Asking) => ({ askedWhen: askedWhen.map(inWords), askedWhenJoin: joinInWords(askedWhen.length, askedWhenJoin) as ConditionJoin })
  return {
    ...form,
    sections: form.sections.map((section) => ({
      ...section,
      ...askingOf(section),
      fields: section.fields.map((field) => ({ ...field, ...askingOf(field), formatWhen: field.formatWhen.map(inWords) })),
    })),
  }
}

/** How several conditions belong together, as it reads; of one alone nothing is said. */
export const joinWords = { all: '全部满足', any: '任一满足' } as const

const joinInWords = (conditions: number, join: ConditionJoin | undefined): string | null => (conditions < 2 ? null : joinWords[join ?? 'all'])

/**
 * When a page or a question is shown, as one would say it: 「面积」回答“大”，或者「用途」回答“餐饮”或“食堂”时显示.
 * Empty while nothing is asked for, or a condition is not filled in.
 */
export function askingInWords(form: FormDesign, { askedWhen, askedWhenJoin }: Asking): string {
  const fields = new Map(form.sections.flatMap((section) => section.fields).map((field) => [field.id, field]))
  const parts = askedWhen.map(({ field: id, values }) => {
    const field = fields.get(id)
    const words = (field ? decidingOptions(field) : []).filter((option) => values.includes(option.id)).map(({ title }) => `“${title}”`)
    return field && words.length > 0 ? `「${field.title}」回答${words.join('或')}` : undefined
  })
  if (parts.length === 0 || parts.includes(undefined)) return ''
  return `${parts.join(askedWhenJoin === 'any' ? '，或者' : '，并且')}时显示`
}
