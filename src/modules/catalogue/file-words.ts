import { type DurationUnit, type ItemType, itemWords, type Level, type Material, type ResultKind, type ServiceItem, type StepKind } from './item.ts'
import type { Words } from './element.ts'

/** The official words of a registry, turned round: word → our code. */
export const codesOf = (words: Words): Record<string, string> => Object.fromEntries(Object.entries(words).map(([code, word]) => [word, code]))

/** The words an items file uses for the elements it must always say: word → our code. Where a code has two words the first is written. */
export const fileWords = {
  type: codesOf(itemWords.type) as Record<string, ItemType>,
  level: { 市: 'city', 县: 'county', 乡: 'township', 村: 'village' } as Record<string, Level>,
  object: { 自然人: 'persons', 法人: 'enterprises', 自然人和法人: 'both', both: 'both' } as Record<string, 'persons' | 'enterprises' | 'both'>,
  unit: { 工作日: 'workday', 自然日: 'naturalDay', 小时: 'hour' } as Record<string, DurationUnit>,
  kind: codesOf(itemWords.kind) as Record<string, ServiceItem['kind']>,
  depth: { I: 1, II: 2, III: 3, IV: 4 } as Record<string, ServiceItem['onlineDepth']>,
  form: codesOf(itemWords.form) as Record<string, Material['form']>,
  source: codesOf(itemWords.source) as Record<string, Material['source']>,
  result: { 证照: 'certificate', 批文: 'approval', 证明: 'proof', 无: 'none', none: 'none' } as Record<string, ResultKind>,
  step: codesOf(itemWords.step) as Record<string, StepKind>,
  audience: codesOf(itemWords.audience) as Record<string, 'persons' | 'enterprises'>,
  confidence: { high: 'high', medium: 'medium', low: 'low' } as Record<string, ServiceItem['confidence']>,
}

/** The word a file uses for a code. @throws RangeError for a code that no word stands for */
export function wordOf<Code>(words: Readonly<Record<string, Code>>, code: Code): string {
  const word = Object.keys(words).find((each) => words[each] === code)
  if (word === undefined) throw new RangeError(`no word for ${String(code)}`)
  return word
}
