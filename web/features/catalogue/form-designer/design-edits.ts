import { emptyField, type DesignKind, type FieldDesign, type FormDesign, type SectionDesign } from '../../../../src/platform/forms/form-design.ts'
import { newKey } from '../../../client/intention.ts'

/** Two people design at the same time: what each of them adds must not look like one and the same. */
const newId = (prefix: string): string => `${prefix}${newKey().replaceAll('-', '').slice(0, 10)}`

/** Formats that a kind of the palette is checked by from the start. */
const usualFormats: Partial<Record<DesignKind, string>> = { identityNumber: 'identity-number', phone: 'phone' }

export const newField = (kind: DesignKind): FieldDesign => ({ ...emptyField(newId('q'), kind), format: usualFormats[kind] ?? null })

export const newSection = (): SectionDesign => ({ id: newId('p'), title: '', help: null, askedWhen: [], fields: [] })

/** A page is addressed by its place here: what ids may stand twice while somebody puts that right. */
const withFields = (form: FormDesign, at: number, change: (fields: FieldDesign[]) => FieldDesign[]): FormDesign =>
  ({ ...form, sections: form.sections.map((section, index) => (index === at ? { ...section, fields: change(section.fields) } : section)) })

export const insertField = (form: FormDesign, section: number, at: number, field: FieldDesign): FormDesign => withFields(form, section, (fields) => fields.toSpliced(at, 0, field))

export const removeField = (form: FormDesign, section: number, at: number): FormDesign => withFields(form, section, (fields) => fields.toSpliced(at, 1))

/** The same question once more, right behind it, under a name of its own. */
export const copyField = (form: FormDesign, section: number, at: number): FormDesign =>
  insertField(form, section, at + 1, { ...structuredClone(form.sections[section]!.fields[at]!), id: newId('q') })

/** Puts a question before the one at `to`; within its own page that place is counted before it is taken out. */
export function placeField(form: FormDesign, from: { section: number; at: number }, to: { section: number; at: number }): FormDesign {
  const field = form.sections[from.section]!.fields[from.at]!
  const shift = from.section === to.section && from.at < to.at ? 1 : 0
  return insertField(removeField(form, from.section, from.at), to.section, to.at - shift, field)
}

/** One place up or down; past the edge of its page to the next one. The same form where there is no further. */
export function stepField(form: FormDesign, section: number, at: number, by: 1 | -1): FormDesign {
  const { fields } = form.sections[section]!
  const [next, beyond] = [at + by, section + by]
  if (next >= 0 && next < fields.length) return placeField(form, { section, at }, { section, at: by === 1 ? next + 1 : next })
  const neighbour = form.sections[beyond]
  return neighbour ? placeField(form, { section, at }, { section: beyond, at: by === 1 ? 0 : neighbour.fields.length }) : form
}

export function stepSection(form: FormDesign, at: number, by: 1 | -1): FormDesign {
  const to = at + by
  if (to < 0 || to >= form.sections.length) return form
  return { ...form, sections: form.sections.with(at, form.sections[to]!).with(to, form.sections[at]!) }
}

export const insertSections = (form: FormDesign, at: number, sections: readonly SectionDesign[]): FormDesign => ({ ...form, sections: form.sections.toSpliced(at, 0, ...sections) })

export const removeSection = (form: FormDesign, at: number): FormDesign => ({ ...form, sections: form.sections.toSpliced(at, 1) })

/** Ready-made pages whose questions are not asked yet; what is asked already is not asked twice. */
export const isBlockUsed = (form: FormDesign, block: readonly SectionDesign[]): boolean => {
  const here = new Set(form.sections.flatMap(({ fields }) => fields.map(({ id }) => id)))
  return block.some(({ fields }) => fields.some(({ id }) => here.has(id)))
}

/** Ready-made pages before the statement, which is the last thing one reads; a page whose number is taken gets another. */
export function insertBlock(form: FormDesign, block: readonly SectionDesign[]): FormDesign {
  const taken = new Set(form.sections.map(({ id }) => id))
  const pages = structuredClone([...block]).map((section) => (taken.has(section.id) ? { ...section, id: newId('p') } : section))
  const statement = form.sections.findIndex(({ fields }) => fields.some(({ kind }) => kind === 'statement'))
  return insertSections(form, statement < 0 ? form.sections.length : statement, pages)
}

/** Another kind of question under the same name and words; what the new kind does not have is gone. */
export function withKind(field: FieldDesign, kind: DesignKind): FieldDesign {
  const { id, title, hint, isRequired, askedWhen, askedWhenJoin, options } = field
  const fresh = { ...newField(kind), id, title, hint, isRequired, askedWhen, ...(askedWhenJoin && { askedWhenJoin }) }
  return fresh.options.length > 0 && options.length > 0 ? { ...fresh, options } : fresh
}

export const newOption = (options: FieldDesign['options']): FieldDesign['options'] => [...options, { id: newId('o'), title: '' }]
