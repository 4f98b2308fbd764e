import { canonicalJson } from '../../../platform/canonical-json.ts'
import type { FormDesign } from '../../../platform/forms/form-design.ts'
import { formInWords } from '../../../platform/forms/form-in-words.ts'
import { elementText } from '../element-text.ts'
import { askedForm } from '../forms/asked-form.ts'
import { fieldElements } from '../forms/form-elements.ts'
import type { ItemContent } from '../item.ts'
import { type Element, type Elements, elementGroups, itemElements } from '../item-elements.ts'

/** One place where two contents of an item differ. */
export interface Difference {
  /** `promisedLimit`, `materials/m2/name`, `materials/m2` for a whole member. */
  path: string
  /** Where it stands, in words: 申请材料「营业执照」· 份数 */
  title: string
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** As a person reads it; null where there was (will be) nothing. */
  before: string | null
  after: string | null
}

interface Member extends Record<string, unknown> {
  id: string
}

/** What changes from one content to the other, element by element in the editor's order; list members are told apart by their id. */
export function compareContents(before: ItemContent, after: ItemContent): Difference[] {
  return elementGroups.flatMap(({ elements }) => elements).flatMap((key) => (key === 'form' ? compareForms(before, after) : compare(itemElements[key], key, itemElements[key].title, before[key], after[key])))
}

const formNames = { own: '本事项专用的申请表', inCode: '平台现有的申请表' } as const

/** Question by question, also against the form in code: what people will be asked otherwise, whoever wrote it down before. */
function compareForms(before: ItemContent, after: ItemContent): Difference[] {
  if (isSame(before.form, after.form)) return []
  const { title } = itemElements.form
  const nameOf = ({ form }: ItemContent) => (form === null ? formNames.inCode : formNames.own)
  const [was, is] = [askedForm(before), askedForm(after)]
  const whose: Difference[] = nameOf(before) === nameOf(after) ? [] : [{ path: 'form', title, kind: 'changed', before: nameOf(before), after: nameOf(after) }]
  return [...whose, ...joinMoves(compare(itemElements.form, 'form', title, formInWords(was, is), formInWords(is)), was, is)]
}

const FIELD_PATH = /^form\/sections\/([^/]+)\/fields\/([^/]+)$/

/** A question that left one page for another went there; it was not removed and another asked. */
function joinMoves(differences: readonly Difference[], was: FormDesign, is: FormDesign): Difference[] {
  const placesOf = ({ sections }: FormDesign) => new Map(sections.flatMap((section) => section.fields.map((field) => [field.id, { page: section.title, pageId: section.id, field }] as const)))
  const [from, to] = [placesOf(was), placesOf(is)]
  return differences.flatMap((difference): Difference[] => {
    const [, pageId, id] = FIELD_PATH.exec(difference.path) ?? []
    const [old, now] = [from.get(id ?? ''), to.get(id ?? '')]
    const isMoved = old !== undefined && now !== undefined && old.pageId !== now.pageId && was.sections.some((section) => section.id === now.pageId) && is.sections.some((section) => section.id === old.pageId)
    if (!isMoved || (difference.kind !== 'removed' && difference.kind !== 'added')) return [difference]
    if (pageId === old.pageId) return []
    const title = `${itemElements.form.title} · 问题「${now.field.title}」`
    const [wordedOld, wordedNow] = [formInWords(was, is), formInWords(is)].map((form) => placesOf(form).get(now.field.id)!.field)
    return [{ path: difference.path, title, kind: 'moved', before: old.page, after: now.page }, ...compareParts(fieldElements, difference.path, title, { ...wordedOld }, { ...wordedNow })]
  })
}

function compare(element: Element, path: string, title: string, before: unknown, after: unknown): Difference[] {
  if (isSame(before, after)) return []
  if (element.kind === 'list' && 'id' in element.parts) return compareMembers(element.parts, element.titleOf, path, title, before as Member[], after as Member[])
  if (element.kind === 'object' && before !== null && after !== null) return compareParts(element.parts, path, title, before as Record<string, unknown>, after as Record<string, unknown>)
  const isEmpty = (value: unknown) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
  return [{
    path,
    title,
    kind: isEmpty(before) ? 'added' : isEmpty(after) ? 'removed' : 'changed',
    before: isEmpty(before) ? null : elementText(element, before),
    after: isEmpty(after) ? null : elementText(element, after),
  }]
}

const compareParts = (parts: Elements, path: string, title: string, before: Record<string, unknown>, after: Record<string, unknown>): Difference[] =>
  Object.entries(parts).filter(([key]) => key !== 'id').flatMap(([key, part]) => compare(part, `${path}/${key}`, `${title} · ${part.title}`, before[key], after[key]))

function compareMembers(parts: Elements, titleOf: string, path: string, title: string, before: Member[], after: Member[]): Difference[] {
  const nameOf = (member: Member) => `${title}「${String(member[titleOf])}」`
  const textOf = (member: Member) => elementText({ kind: 'object', title: '', hint: '', parts }, member)
  const previous = new Map(before.map((member) => [member.id, member]))
  const next = new Set(after.map((member) => member.id))
  const removed = before.filter((member) => !next.has(member.id)).map((member): Difference => ({ path: `${path}/${member.id}`, title: nameOf(member), kind: 'removed', before: textOf(member), after: null }))
  const kept = after.flatMap((member): Difference[] => {
    const old = previous.get(member.id)
    if (!old) return [{ path: `${path}/${member.id}`, title: nameOf(member), kind: 'added', before: null, after: textOf(member) }]
    return compareParts(parts, `${path}/${member.id}`, nameOf(old), old, member)
  })
  const orderBefore = before.filter((member) => next.has(member.id)).map((member) => String(member[titleOf]))
  const orderAfter = after.filter((member) => previous.has(member.id))
  const isMoved = !isSame(before.filter((member) => next.has(member.id)).map(({ id }) => id), orderAfter.map(({ id }) => id))
  const moved: Difference[] = isMoved ? [{ path, title: `${title}的次序`, kind: 'moved', before: orderBefore.join('、'), after: orderAfter.map((member) => String(member[titleOf])).join('、') }] : []
  return [...removed, ...kept, ...moved]
}

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)
