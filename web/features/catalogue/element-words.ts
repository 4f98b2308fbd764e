import type { Element, Elements } from './types.ts'

const UNITS: Readonly<Record<string, string>> = { workday: '个工作日', naturalDay: '天', hour: '小时' }

/** Nothing stands there: an empty text, an empty list, no value. */
export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A simple element's value in official words; lists and objects are laid out by `ElementValue`. */
export function toWords(element: Element, value: unknown): string {
  if (isEmpty(value)) return '—'
  switch (element.kind) {
    case 'yesNo': return value === true ? '是' : '否'
    case 'choice': return element.words[String(value)] ?? String(value)
    case 'choices': return (value as string[]).map((each) => element.words[each] ?? each).join('、')
    case 'texts': return (value as string[]).join('\n')
    case 'duration': return toDurationWords(value as { amount: number; unit: string })
    case 'list': return `${(value as unknown[]).length} 项`
    case 'object': return Object.entries(element.parts).flatMap(([key, part]) => (isEmpty((value as Record<string, unknown>)[key]) ? [] : [`${part.title}：${toWords(part, (value as Record<string, unknown>)[key])}`])).join('，')
    default: return String(value)
  }
}

export function toDurationWords({ amount, unit }: { amount: number; unit: string }): string {
  if (amount === 0) return '当场办结'
  return amount === 0.5 && unit === 'workday' ? '半个工作日' : `${amount}${UNITS[unit] ?? unit}`
}

/** What a member of a list is called in one line: its title, or its place while it has none. */
export function toMemberTitle(element: Extract<Element, { kind: 'list' }>, member: Readonly<Record<string, unknown>>, index: number): string {
  const title = member[element.titleOf]
  const words = title === undefined ? '' : toWords(element.parts[element.titleOf] ?? { kind: 'text', title: '', hint: '' }, title)
  return words === '' || words === '—' ? `第 ${index + 1} 项（还没有${element.parts[element.titleOf]?.title ?? '名称'}）` : words
}

/** A few facts of a member that help to tell it apart: choices and yeses of its first parts. */
export function toMemberNote(parts: Elements, titleOf: string, member: Readonly<Record<string, unknown>>): string {
  return Object.entries(parts).filter(([key]) => key !== 'id' && key !== titleOf).flatMap(([key, part]) => {
    const value = member[key]
    if (part.kind === 'choice' && !isEmpty(value)) return [toWords(part, value)]
    if (part.kind === 'yesNo' && value === true) return [part.title]
    if (part.kind === 'texts' && !isEmpty(value)) return [(value as string[]).join('、')]
    if (part.kind === 'list' && !isEmpty(value)) return [`${part.title} ${(value as unknown[]).length}`]
    if (part.kind === 'number' && typeof value === 'number' && value > 0) return [`${part.title} ${value}`]
    return []
  }).slice(0, 6).join(' · ')
}
