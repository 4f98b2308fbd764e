import { newKey } from '../../../client/intention.ts'
import type { Element, Elements } from '../types.ts'

type List = Extract<Element, { kind: 'list' }>
type Member = Readonly<Record<string, unknown>>

/** A member as one begins to fill it in. */
export const newMember = (list: List, members: readonly Member[]): Member => emptyParts(list.parts, newId(list, members))

/** The same once more: whatever has an id gets one of its own. */
export function copyMember(list: List, member: Member, members: readonly Member[]): Member {
  return renewed(list.parts, { ...member, ...('id' in list.parts ? { id: newId(list, members) } : {}) })
}

function renewed(parts: Elements, member: Member): Member {
  return Object.fromEntries(Object.entries(member).map(([key, value]) => {
    const part = parts[key]
    if (part?.kind !== 'list' || !Array.isArray(value)) return [key, value]
    const copied: Member[] = []
    for (const nested of value as Member[]) copied.push(copyMember(part, nested, copied))
    return [key, copied]
  }))
}

/** What an optional part begins with when it is wanted. */
export function emptyValue(element: Element): unknown {
  switch (element.kind) {
    case 'text': case 'longText': return ''
    case 'texts': case 'choices': case 'list': return []
    case 'number': return 0
    case 'yesNo': return false
    case 'choice': return element.isNumber ? Number(Object.keys(element.words)[0]) : Object.keys(element.words)[0]
    case 'duration': return { amount: 0, unit: 'workday' }
    case 'object': return emptyParts(element.parts, '')
  }
}

const emptyParts = (parts: Elements, id: string): Member =>
  Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, key === 'id' ? id : part.isOptional ? null : emptyValue(part)]))

/** Questions and their options are numbered: a guide's address names them (`s.q1=o2`). */
const numbered = (list: List): string | undefined => ('options' in list.parts ? 'q' : 'addMaterials' in list.parts ? 'o' : undefined)

function newId(list: List, members: readonly Member[]): string {
  const prefix = numbered(list)
  // Two editors add at the same time: what each of them added must not look like one and the same.
  if (prefix === undefined) return `n${newKey().replaceAll('-', '').slice(0, 10)}`
  const taken = new Set(members.map(({ id }) => id))
  let number = members.length + 1
  while (taken.has(`${prefix}${number}`)) number += 1
  return `${prefix}${number}`
}
