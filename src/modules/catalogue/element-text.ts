import { durationText, type Duration } from './item.ts'
import type { Element, Elements } from './element.ts'

const EMPTY = '（空）'

/** An element's value as a person reads it: official words, never a code. */
export function elementText(element: Element, value: unknown): string {
  if (value === null || value === undefined || value === '') return EMPTY
  switch (element.kind) {
    case 'text': case 'longText': return String(value)
    case 'number': return String(value)
    case 'yesNo': return value === true ? '是' : '否'
    case 'choice': return element.words[String(value)] ?? String(value)
    case 'choices': return joined((value as string[]).map((each) => element.words[each] ?? each))
    case 'texts': return joined(value as string[])
    case 'duration': return durationText(value as Duration)
    case 'object': return partsText(element.parts, value as Record<string, unknown>)
    case 'list': return joined((value as Record<string, unknown>[]).map((each) => partsText(element.parts, each)))
  }
}

/** 名称：…；份数：1 — what is empty is left out. */
function partsText(parts: Elements, value: Record<string, unknown>): string {
  return Object.entries(parts)
    .filter(([key]) => key !== 'id')
    .map(([key, part]) => [part.title, elementText(part, value[key])] as const)
    .filter(([, text]) => text !== EMPTY)
    .map(([title, text]) => `${title}：${text}`)
    .join('，')
}

const joined = (texts: string[]): string => (texts.length === 0 ? EMPTY : texts.join('；'))
