/** What of an item can be found, read once: it is read again only when one of its searched texts changes. */
import { extractFeatures } from './features.ts'
import type { SearchWords } from './lexicon.ts'
import type { Numbers } from './numbers.ts'
import { normaliseText } from './query-text.ts'
import { spell, type Speller } from './spelling.ts'

/** What of a service item can be searched; the shape of a line of `db/seed/items.jsonl` fits. */
export interface SearchableItem {
  code: string
  name: string
  shortNames: readonly string[]
  department: string
  result?: { name: string } | null
  situations?: readonly { question: string; options: readonly { label: string }[] }[]
  materials?: readonly { name: string }[]
  theme?: readonly { topic: string }[]
}

/** One way to name an item. `factor` scales how much a match counts. */
export interface Phrase {
  text: string
  factor: number
  /** A name or short name of the catalogue, not a saying. */
  isOfficial: boolean
  /** Sound key and initials, for typing in pinyin. */
  sound: string
  initials: string
  /** Numbers of its features, and the weight of each before rarity. */
  features: Int32Array
  weights: Float64Array
}

export interface ItemDocument {
  item: SearchableItem
  phrases: readonly Phrase[]
  /** Numbers of the features of all its text, and how central each is to it in hundredths. */
  features: Int32Array
  hundredths: Uint8Array
  /** Numbers of the words of official names, and of sayings: what a typed word can be meant as. */
  terms: readonly number[]
  sayings: readonly number[]
}

/** How much a field counts as a phrase of its own (0: never alone) and, in hundredths, as part of the item's whole text. */
const FIELDS = {
  name: { phrase: 0.95, whole: 100 },
  shortName: { phrase: 1, whole: 100 },
  saying: { phrase: 1, whole: 90 },
  result: { phrase: 0.85, whole: 80 },
  option: { phrase: 0, whole: 50 },
  department: { phrase: 0, whole: 25 },
  theme: { phrase: 0, whole: 25 },
  material: { phrase: 0, whole: 15 },
} as const

type Field = keyof typeof FIELDS

/** The texts of an item with the field each comes from. A name's bracket is a phrase of its own: 企业变更登记(名称、住所…). */
function textsOfItem(item: SearchableItem, words: SearchWords): [Field, string][] {
  const texts: [Field, string][] = []
  const [nameHead = item.name, ...nameRest] = item.name.split(/[((]/)
  texts.push(['name', nameHead])
  for (const rest of nameRest) texts.push(['name', rest])
  for (const shortName of item.shortNames) texts.push(['shortName', shortName])
  for (const saying of words.sayings[item.code] ?? []) texts.push(['saying', saying])
  if (item.result) texts.push(['result', item.result.name])
  for (const situation of item.situations ?? []) for (const option of situation.options) texts.push(['option', option.label])
  texts.push(['department', item.department])
  for (const theme of item.theme ?? []) texts.push(['theme', theme.topic])
  for (const material of item.materials ?? []) texts.push(['material', material.name])
  return texts
}

/** @param numbers gives the features theirs, `speller` the words */
export function readDocument(item: SearchableItem, words: SearchWords, speller: Speller, numbers: Numbers): ItemDocument {
  const phrases: Phrase[] = []
  const whole = new Map<number, number>()
  const terms: number[] = []
  const sayings: number[] = []
  for (const [field, raw] of textsOfItem(item, words)) {
    const text = normaliseText(raw)
    if (text === '') continue
    const extracted = extractFeatures(speller.lexicon, text)
    const features = Int32Array.from(extracted.keys(), (feature) => numbers.give(feature))
    const { phrase, whole: hundredths } = FIELDS[field]
    for (const feature of features) whole.set(feature, Math.max(whole.get(feature) ?? 0, hundredths))
    if (phrase === 0) continue
    phrases.push({ text, factor: phrase, isOfficial: field === 'shortName' || field === 'name', ...spell(text), features, weights: Float64Array.from(extracted.values()) })
    ;(field === 'saying' ? sayings : terms).push(...speller.wordsOf(text))
  }
  return { item, phrases, features: Int32Array.from(whole.keys()), hundredths: Uint8Array.from(whole.values()), terms, sayings }
}

/** Whether the same would be read of both. */
export const isSameText = (one: SearchableItem, other: SearchableItem): boolean => one === other || JSON.stringify(one) === JSON.stringify(other)
