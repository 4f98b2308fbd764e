import { canonicalJson } from '../../../platform/canonical-json.ts'
import { formInWords } from '../../../platform/forms/form-in-words.ts'
import { completeContent } from '../element-rules.ts'
import { elementText } from '../element-text.ts'
import type { ItemContent } from '../item.ts'
import { type Element, type Elements, itemElements } from '../item-elements.ts'

/** One place that two editors changed differently. */
export interface Conflict {
  path: string
  title: string
  mine: string
  theirs: string
}

export interface Merged {
  content: ItemContent
  /** Empty when both changes stand beside each other. */
  conflicts: Conflict[]
}

type Member = Record<string, unknown> & { id: string }

/**
 * Joins what I changed since `base` with what somebody else saved since: another element, another part of an object and
 * another member of a list are no quarrel. Where both changed the same thing differently, theirs is kept (it is saved) and
 * the conflict is named.
 */
export function mergeContents(base: ItemContent, mine: ItemContent, theirs: ItemContent): Merged {
  const conflicts: Conflict[] = []
  // Whom it serves follows from the service objects: it is derived again, never quarrelled about.
  const { serves: _, ...elements } = itemElements
  const merged = mergeParts(elements, '', '', { ...base }, { ...mine }, { ...theirs }, conflicts)
  return { content: completeContent({ ...merged, serves: theirs.serves } as ItemContent), conflicts: formConflictsInWords(conflicts, base, mine, theirs) }
}

/** Conflicts of a form told as people read it: they are found a second time, in words, and in the same order. */
function formConflictsInWords(conflicts: readonly Conflict[], base: ItemContent, mine: ItemContent, theirs: ItemContent): Conflict[] {
  const isOfForm = ({ path }: Conflict) => path === 'form' || path.startsWith('form/')
  if (!conflicts.some(isOfForm)) return [...conflicts]
  const inWords: Conflict[] = []
  const [old, my, their] = [base, mine, theirs].map(({ form }) => form && formInWords(form))
  merge(itemElements.form, 'form', itemElements.form.title, old, my, their, inWords)
  const worded = new Map(inWords.map((conflict) => [conflict.path, conflict]))
  return conflicts.map((conflict) => worded.get(conflict.path) ?? conflict)
}

function mergeParts(parts: Elements, path: string, title: string, base: Record<string, unknown>, mine: Record<string, unknown>, theirs: Record<string, unknown>, conflicts: Conflict[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, merge(part, `${path}${key}`, title ? `${title} · ${part.title}` : part.title, base[key], mine[key], theirs[key], conflicts)]))
}

function merge(element: Element, path: string, title: string, base: unknown, mine: unknown, theirs: unknown, conflicts: Conflict[]): unknown {
  if (isSame(mine, base) || isSame(mine, theirs)) return theirs
  if (isSame(theirs, base)) return mine
  if (element.kind === 'object' && isObject(base) && isObject(mine) && isObject(theirs)) return mergeParts(element.parts, `${path}/`, title, base, mine, theirs, conflicts)
  if (element.kind === 'list' && 'id' in element.parts) return mergeMembers(element, path, title, (base ?? []) as Member[], mine as Member[], theirs as Member[], conflicts)
  conflicts.push({ path, title, mine: elementText(element, mine), theirs: elementText(element, theirs) })
  return theirs
}

/** Members by id, in their order; mine that are new follow the member they followed with me. */
function mergeMembers(element: Extract<Element, { kind: 'list' }>, path: string, title: string, base: Member[], mine: Member[], theirs: Member[], conflicts: Conflict[]): Member[] {
  const byId = (members: Member[]) => new Map(members.map((member) => [member.id, member]))
  const [old, my, their] = [byId(base), byId(mine), byId(theirs)]
  const nameOf = (member: Member) => `${title}「${String(member[element.titleOf])}」`
  const quarrel = (id: string, which: Member, mineText: string, theirsText: string) => conflicts.push({ path: `${path}/${id}`, title: nameOf(which), mine: mineText, theirs: theirsText })
  return orderOf(base, mine, theirs).flatMap((id): Member[] => {
    const [b, m, t] = [old.get(id), my.get(id), their.get(id)]
    if (m && t) return [mergeParts(element.parts, `${path}/${id}/`, nameOf(t), b ?? {}, m, t, conflicts) as Member]
    if (m && !t) {
      // New with me; or gone with them, which stands unless I changed it meanwhile.
      if (b && !isSame(b, m)) quarrel(id, b, elementText({ ...element, kind: 'object', parts: element.parts }, m), '已删除')
      return b ? [] : [m]
    }
    if (!m && t) {
      if (!b) return [t]
      if (isSame(b, t)) return []
      quarrel(id, b, '已删除', elementText({ ...element, kind: 'object', parts: element.parts }, t))
      return [t]
    }
    return []
  })
}

/** Mine where only I moved, added or removed members, theirs otherwise; what the other list has besides follows the member it followed there. */
function orderOf(base: Member[], mine: Member[], theirs: Member[]): string[] {
  const [old, my, their] = [base, mine, theirs].map((members) => members.map(({ id }) => id)) as [string[], string[], string[]]
  const [lead, other] = isSame(their, old) ? [my, their] : [their, my]
  const order = [...lead]
  other.forEach((id, index) => {
    if (!order.includes(id)) order.splice(index === 0 ? 0 : order.indexOf(other[index - 1]!) + 1, 0, id)
  })
  return order
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)
