import { MAX_LONG_TEXT, MAX_MEMBERS } from './element-rules.ts'
import { codesOf, fileWords } from './file-words.ts'
import type { ItemContent } from './item.ts'
import { type Element, type Elements, itemElements } from './item-elements.ts'
import type { RowReader } from './raw-row.ts'

/** The elements that files have had from the first day, each under the field it has there. They are read one by one in `item-import-rules.ts`. */
export const CORE_FIELDS = {
  code: 'code', name: 'name', shortNames: 'shortNames', type: 'type', departmentName: 'department', levels: 'level', serves: 'object', legalBasis: 'legalBasis',
  statutoryLimit: 'statutoryDays', promisedLimit: 'promisedDays', kind: 'kind', siteVisits: 'siteVisits', siteVisitReason: 'siteVisitReason', onlineDepth: 'onlineDepth',
  fee: 'fee', result: 'result', conditions: 'conditions', materials: 'materials', steps: 'process', situations: 'situations', themes: 'theme', crossRegion: 'crossRegion',
  intermediary: 'intermediary', confidence: 'confidence', notes: 'notes',
} as const satisfies Partial<Record<keyof ItemContent, string>>

const CORE_PARTS = {
  materials: ['id', 'name', 'form', 'copies', 'source', 'necessary', 'deferrable', 'commitment', 'exemptBy'],
  steps: ['id', 'kind', 'name', 'days', 'countedInPromise'],
  fee: ['basis', 'amount'],
} as const satisfies Partial<Record<keyof ItemContent, readonly string[]>>

const without = (elements: Elements, keys: readonly string[]): Elements => Object.fromEntries(Object.entries(elements).filter(([key]) => !keys.includes(key)))

/** Designed on the screen and nowhere else: no file says it, and whoever reads a file keeps what is published. */
const ON_SCREEN_ONLY: readonly (keyof ItemContent)[] = ['form']

/** Elements a file may leave out: it names them by the registry's keys, in official words. */
export const furtherElements: Elements = without(itemElements, [...Object.keys(CORE_FIELDS), ...ON_SCREEN_ONLY])

/** The parts of materials, steps and the fee that a file may leave out. */
export const furtherParts: Readonly<Record<keyof typeof CORE_PARTS, Elements>> = {
  materials: without(itemElements.materials.parts, CORE_PARTS.materials),
  steps: without(itemElements.steps.parts, CORE_PARTS.steps),
  fee: without(itemElements.fee.kind === 'object' ? itemElements.fee.parts : {}, CORE_PARTS.fee),
}

/** What the file says of the further elements: one it leaves empty has its default, one it does not know stays as it is published. */
export const readFurtherElements = (row: RowReader, published: ItemContent | undefined): Partial<ItemContent> =>
  Object.fromEntries(Object.entries(furtherElements)
    .map(([key, element]) => [key, row.knows(key) ? readElement(row, key, element) : published?.[key as keyof ItemContent]] as const)
    .filter(([, value]) => value !== undefined))

/** The same for the parts of a member: null where the file leaves one empty, nothing where it does not know it. */
export const readFurtherParts = (row: RowReader, of: keyof typeof CORE_PARTS): Record<string, unknown> =>
  Object.fromEntries(Object.entries(furtherParts[of]).flatMap(([key, element]) => (row.knows(key) ? [[key, readElement(row, key, element) ?? null]] : [])))

/** Members with the parts their file does not know as they are published under the same id. */
export const keepParts = <Member extends Identified>(members: readonly Member[], published: readonly Member[] = []): Member[] => {
  const known = new Map(published.map((member) => [member.id, member]))
  return members.map((member) => ({ ...known.get(member.id), ...member }))
}

/** undefined: the file does not say. */
function readElement(row: RowReader, key: string, element: Element): unknown {
  if (!row.has(key)) return undefined
  const { title } = element
  switch (element.kind) {
    case 'text': return row.textOrNull(key, title)
    case 'longText': return row.textOrNull(key, title, MAX_LONG_TEXT)
    case 'texts': return row.texts(key, title)
    case 'number': return row.number(key, title)
    case 'yesNo': return row.boolean(key, title)
    case 'choice': return row.word(key, title, codesOf(element.words))
    case 'choices': {
      // None chosen says nothing: who may apply and how then follow from the rest.
      const chosen = row.words(key, title, codesOf(element.words))
      return chosen.length === 0 ? undefined : chosen
    }
    case 'duration': return row.objectOrNull(key, title, (each) => ({ amount: each.number('amount', title), unit: each.word('unit', title, fileWords.unit) }))
    case 'object': return row.objectOrNull(key, title, (each) => readMember(each, element.parts))
    case 'list': {
      const members = row.list(key, title, (each) => readMember(each, element.parts))
      return 'id' in element.parts ? giveIds(members as unknown as Identified[], 'n') : members
    }
  }
}

/** What a member of a list needs it must say; an id may be missing. */
function readMember(row: RowReader, parts: Elements): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parts).map(([key, part]) => {
    if (key === 'id') return [key, readId(row)]
    const value = readElement(row, key, part)
    if (value === undefined && !part.isOptional && part.kind !== 'texts' && part.kind !== 'list') row.wrong(key, `请填写${part.title}。`)
    return [key, value ?? (part.kind === 'texts' || part.kind === 'list' ? [] : null)]
  }))
}

/** The id a file gives a member; empty where it gives none. */
export const readId = (row: RowReader): string => row.textOrNull('id', '编号') ?? ''

export interface Identified {
  id: string
}

/**
 * Every member has an id: the one its file gives; else that of the published member called the same, so that what refers
 * to it (a waived material, an editor's comparison) still finds it; else one by its place.
 */
export function giveIds<Member extends Identified>(members: readonly Member[], prefix: string, published: readonly Member[] = [], nameOf: (member: Member) => string = ({ id }) => id): Member[] {
  const taken = new Set(members.map(({ id }) => id).filter(Boolean))
  const free = new Map(published.filter(({ id }) => !taken.has(id)).map((member) => [nameOf(member), member.id]))
  const named = members.map((member) => {
    const known = member.id === '' ? free.get(nameOf(member)) : undefined
    if (known === undefined) return member
    free.delete(nameOf(member))
    taken.add(known)
    return { ...member, id: known }
  })
  return named.map((member, index) => {
    if (member.id !== '') return member
    let place = index + 1
    while (taken.has(`${prefix}${place}`)) place++
    const id = `${prefix}${place}`
    taken.add(id)
    return { ...member, id }
  })
}

/** What the registry limits: lengths, ways of writing, the largest number, each choice once. */
export function checkLimits(item: ItemContent, wrong: (path: string, message: string) => void): void {
  for (const [key, element] of Object.entries(itemElements)) {
    if (key === 'serves') continue // follows from the service objects
    checkElement(element, item[key as keyof ItemContent], key, wrong)
  }
}

function checkElement(element: Element, value: unknown, path: string, wrong: (path: string, message: string) => void): void {
  if (value === null || value === undefined || value === '') return
  const { title } = element
  switch (element.kind) {
    case 'text': {
      const text = value as string
      if (element.maxLength !== undefined && Array.from(text).length > element.maxLength) wrong(path, `${title}最多 ${element.maxLength} 个字，请缩短。`)
      if (element.pattern !== undefined && !new RegExp(element.pattern).test(text)) wrong(path, `${title}的写法不对，现在是「${text.slice(0, 40)}」。${element.hint}`)
      if (element.format === 'date' && !isDate(text)) wrong(path, `${title}应为真实存在的日期，如 2026-01-31，现在是「${text.slice(0, 40)}」。`)
      return
    }
    case 'number':
      if (element.isInteger && !Number.isInteger(value)) wrong(path, `${title}应为整数。`)
      if (element.maximum !== undefined && (value as number) > element.maximum) wrong(path, `${title}最大为 ${element.maximum}。`)
      return
    case 'choices':
      if (new Set(value as string[]).size !== (value as string[]).length) wrong(path, `${title}有重复，请删去多余的。`)
      return
    case 'texts':
      if ((value as string[]).length > MAX_MEMBERS) wrong(path, `${title}最多 ${MAX_MEMBERS} 项，请减少。`)
      return
    case 'object':
      for (const [key, part] of Object.entries(element.parts)) checkElement(part, (value as Record<string, unknown>)[key], `${path}/${key}`, wrong)
      return
    case 'list': {
      const members = value as Record<string, unknown>[]
      if (members.length > MAX_MEMBERS) return wrong(path, `${title}最多 ${MAX_MEMBERS} 项，请减少。`)
      members.forEach((member, index) => {
        for (const [key, part] of Object.entries(element.parts)) checkElement(part, member[key], `${path}/${index}/${key}`, wrong)
      })
      return
    }
    case 'longText': case 'yesNo': case 'choice': case 'duration':
      return
  }
}

function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
