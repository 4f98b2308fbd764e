/**
 * The index of the few hundred distinct items: every way to name an item is a short phrase (its name, short names,
 * sayings, situations …), and every item also has the features of all its text. Built once per process, kept in memory.
 */
import { buildLexicon } from './lexicon.ts'
import type { Lexicon, SearchWords } from './lexicon.ts'
import { extractFeatures } from './features.ts'
import { normaliseText } from './query-text.ts'
import { buildSpelling, spell } from './spelling.ts'
import type { Spelling } from './spelling.ts'

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
  item: number
  text: string
  factor: number
  norm: number
  /** A name or short name of the catalogue, not a saying. */
  isOfficial: boolean
  /** Sound key and initials, for typing in pinyin. */
  sound: string
  initials: string
}

export interface ItemIndex {
  items: readonly SearchableItem[]
  lexicon: Lexicon
  spelling: Spelling
  phrases: readonly Phrase[]
  /** Feature → rarity over items (never negative). */
  rarity: ReadonlyMap<string, number>
  /** Feature → phrases that have it. */
  phrasePostings: ReadonlyMap<string, readonly number[]>
  /** Feature → item → how central the feature is to it (0–1). */
  itemPostings: ReadonlyMap<string, ReadonlyMap<number, number>>
}

/** How much a field counts as a phrase of its own (0: never alone) and as part of the item's whole text. */
const FIELDS = {
  name: { phrase: 0.95, whole: 1 },
  shortName: { phrase: 1, whole: 1 },
  saying: { phrase: 1, whole: 0.9 },
  result: { phrase: 0.85, whole: 0.8 },
  option: { phrase: 0, whole: 0.5 },
  department: { phrase: 0, whole: 0.25 },
  theme: { phrase: 0, whole: 0.25 },
  material: { phrase: 0, whole: 0.15 },
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

/** Builds the index. Items without sayings are found by their official texts alone. */
export function buildItemIndex(items: readonly SearchableItem[], words: SearchWords): ItemIndex {
  const lexicon = buildLexicon(words)
  const drafts: { item: number; text: string; factor: number; isOfficial: boolean; features: Map<string, number> }[] = []
  const itemPostings = new Map<string, Map<number, number>>()
  const terms: string[] = []
  const sayings: string[] = []

  items.forEach((item, itemNumber) => {
    for (const [field, raw] of textsOfItem(item, words)) {
      const text = normaliseText(raw)
      if (text === '') continue
      const features = extractFeatures(lexicon, text)
      const { phrase, whole } = FIELDS[field]
      for (const feature of features.keys()) {
        const posting = itemPostings.get(feature) ?? new Map<number, number>()
        posting.set(itemNumber, Math.max(posting.get(itemNumber) ?? 0, whole))
        itemPostings.set(feature, posting)
      }
      if (phrase > 0) {
        drafts.push({ item: itemNumber, text, factor: phrase, isOfficial: field === 'shortName' || field === 'name', features })
        if (field === 'saying') sayings.push(text)
        else terms.push(text)
      }
    }
  })

  const rarity = new Map<string, number>()
  for (const [feature, posting] of itemPostings) {
    // Material names repeat everywhere (身份证明); a weak field counts only by its weight, or 身份证 would stop being rare.
    let documentFrequency = 0
    for (const centrality of posting.values()) documentFrequency += centrality
    rarity.set(feature, Math.log(1 + (items.length + 0.5) / (documentFrequency + 0.5)))
  }

  const phrasePostings = new Map<string, number[]>()
  const phrases = drafts.map(({ item, text, factor, isOfficial, features }, phraseNumber): Phrase => {
    let squares = 0
    for (const [feature, weight] of features) {
      squares += (weight * (rarity.get(feature) ?? 0)) ** 2
      const posting = phrasePostings.get(feature)
      if (posting) posting.push(phraseNumber)
      else phrasePostings.set(feature, [phraseNumber])
    }
    return { item, text, factor, isOfficial, norm: Math.sqrt(squares), ...spell(text) }
  })

  return { items, lexicon, phrases, rarity, phrasePostings, itemPostings, spelling: buildSpelling(lexicon, terms, sayings) }
}
