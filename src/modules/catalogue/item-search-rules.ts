/**
 * Finding a service item by what people call it, wherever they come from and however they spell it.
 * Pure and in memory: the few hundred distinct items are ranked here; the caller then fetches the regional entry.
 *
 * An item scores by the one phrase nearest to the query (cosine over rare features: 娃上户口 ≈ 给孩子上户口)
 * plus how much of the query its whole text covers. Features are OR-ed, never AND-ed: a requirement that every
 * word occur finds nothing for 118 of 120 everyday queries.
 */
import { extractFeatures } from './search/features.ts'
import type { Features } from './search/features.ts'
import { centralityOfPosting, type ItemIndex, itemOfPosting, type Phrase } from './search/item-index.ts'
import { findMentions } from './search/lexicon.ts'
import { isChinese, normaliseText } from './search/query-text.ts'
import { readQuery, toSoundKey } from './search/spelling.ts'
import type { Reading } from './search/spelling.ts'

export { buildItemIndex } from './search/item-index.ts'
export type { ItemIndex, SearchableItem } from './search/item-index.ts'
export type { SearchWords } from './search/lexicon.ts'

/** One found item. */
export interface ItemMatch {
  code: string
  /** Only comparable within one answer; best first. */
  score: number
  matched: {
    /** The way of naming the item that was nearest to the query (a name, short name or saying). */
    phrase: string
    /** Where to mark the item's official name: half-open character ranges. */
    nameRanges: [number, number][]
  }
}

/**
 * How the parts of a score add up. Measured by leaving every eighth saying out of the index and asking for it:
 * the values are on a plateau, ±30 % moves the result by less than one query in a hundred.
 */
export const SCORE_WEIGHTS = { nearestPhrase: 1, secondPhrase: 0.4, whole: 1, correctedReading: 0.8, alternativeReading: 0.4 }

function read(index: ItemIndex, query: string): Reading {
  return readQuery(
    index.spelling,
    query,
    (word) => index.rarityOf(`a${word}`) !== undefined,
    (pair) => index.rarityOf(`2${pair}`) !== undefined,
  )
}

/** The features of everything the query may mean, each with its best weight. */
function featuresOfQuery(index: ItemIndex, query: string): Features {
  const features = extractFeatures(index.lexicon, query)
  const reading = read(index, query)
  if (!reading.changed) return features
  const merge = (text: string, factor: number): void => {
    for (const [feature, weight] of extractFeatures(index.lexicon, text)) {
      features.set(feature, Math.max(features.get(feature) ?? 0, weight * factor))
    }
  }
  merge(reading.text, SCORE_WEIGHTS.correctedReading)
  for (const alternative of reading.alternatives) merge(alternative, SCORE_WEIGHTS.alternativeReading)
  return features
}

/**
 * The items that fit a query best, one result per item, best first; none when nothing in the query is known.
 * Never throws, whatever is typed; looks at the first 80 characters.
 */
export function searchItems(index: ItemIndex, query: string, { limit }: { limit: number }): ItemMatch[] {
  const text = normaliseText(query)
  if (text === '' || limit <= 0) return []
  const features = featuresOfQuery(index, text)

  const overlap = new Float64Array(index.phrases.length)
  const whole = new Float64Array(index.items.length)
  let squares = 0
  let mass = 0
  for (const [feature, weight] of features) {
    const rarity = index.rarityOf(feature)
    if (rarity === undefined) continue
    const value = weight * rarity
    squares += value * value
    mass += value
    for (const phrase of index.phrasesWith(feature)) overlap[phrase] = (overlap[phrase] ?? 0) + value * value
    for (const posting of index.itemsWith(feature)) whole[itemOfPosting(posting)]! += value * centralityOfPosting(posting)
  }
  if (mass === 0) return []

  const norm = Math.sqrt(squares)
  const bestPhrase = new Int32Array(index.items.length).fill(-1)
  const second = new Float64Array(index.items.length)
  const nearest = new Float64Array(index.items.length)
  index.phrases.forEach((phrase, phraseNumber) => {
    const shared = overlap[phraseNumber] ?? 0
    if (shared === 0) return
    const item = index.itemOf[phraseNumber]!
    const likeness = (phrase.factor * shared) / (norm * index.norms[phraseNumber]!)
    if (likeness > (nearest[item] ?? 0)) {
      second[item] = nearest[item] ?? 0
      nearest[item] = likeness
      bestPhrase[item] = phraseNumber
    } else if (likeness > (second[item] ?? 0)) second[item] = likeness
  })

  const scored: { item: number; score: number }[] = []
  for (let item = 0; item < index.items.length; item++) {
    const score = SCORE_WEIGHTS.nearestPhrase * (nearest[item] ?? 0) + SCORE_WEIGHTS.secondPhrase * (second[item] ?? 0) + (SCORE_WEIGHTS.whole * (whole[item] ?? 0)) / mass
    if (score > 0) scored.push({ item, score })
  }
  scored.sort((a, b) => b.score - a.score || a.item - b.item)

  return scored.slice(0, limit).flatMap(({ item, score }) => {
    const found = index.items[item]
    if (!found) return []
    const phrase = index.phrases[bestPhrase[item] ?? -1]?.text ?? found.name
    return [{ code: found.code, score, matched: { phrase, nameRanges: nameRangesOf(index, found.name, features) } }]
  })
}

/** Marks in a name what the query named: its pairs of characters and the words of its concepts. */
function nameRangesOf(index: ItemIndex, name: string, features: Features): [number, number][] {
  const isMarked = Array.from({ length: name.length }, () => false)
  for (const mention of findMentions(index.lexicon, name.toLowerCase())) {
    if (mention.concepts.some((concept) => features.has(`#${concept}`))) isMarked.fill(true, mention.start, mention.end)
  }
  for (let i = 0; i + 1 < name.length; i++) {
    if (isChinese(name.charAt(i)) && features.has(`2${name.slice(i, i + 2)}`)) isMarked.fill(true, i, i + 2)
  }
  const ranges: [number, number][] = []
  isMarked.forEach((marked, i) => {
    const last = ranges[ranges.length - 1]
    if (!marked) return
    if (last && last[1] === i) last[1] = i + 1
    else ranges.push([i, i + 1])
  })
  return ranges
}

/** One line of the autocomplete list. */
export interface ItemSuggestion {
  /** What to put into the search box. */
  text: string
  /** The item it names. */
  code: string
}

/**
 * Ways to name an item that begin with what has been typed so far, in Chinese, pinyin or initials (`公积`, `gongji`, `gjj`)
 * short and official ones first, at most one per item. Empty while nothing fits.
 */
export function suggestItems(index: ItemIndex, prefix: string, { limit }: { limit: number }): ItemSuggestion[] {
  const typed = normaliseText(prefix).replaceAll(' ', '')
  if (typed === '' || limit <= 0) return []
  const isLatin = /^[a-z]+$/.test(typed)
  const soundKey = toSoundKey(typed)
  const fits = (phrase: Phrase): boolean =>
    phrase.text.startsWith(typed) || (isLatin && (phrase.sound.startsWith(soundKey) || (typed.length >= 2 && phrase.initials.startsWith(typed))))
  const found = index.phrases.flatMap((phrase, number) => (fits(phrase) ? [{ phrase, item: index.itemOf[number]! }] : []))
  found.sort((a, b) => Number(b.phrase.isOfficial) - Number(a.phrase.isOfficial) || a.phrase.text.length - b.phrase.text.length || a.item - b.item)
  const suggestions = new Map<string, ItemSuggestion>()
  for (const { phrase, item } of found) {
    const code = index.items[item]?.code
    if (code !== undefined && !suggestions.has(code)) suggestions.set(code, { text: phrase.text, code })
    if (suggestions.size === limit) break
  }
  return [...suggestions.values()]
}

/** The query as it was probably meant (驾使证 → 驾驶证, `huzhao` → 护照), or undefined when it needs no other reading. */
export function didYouMean(index: ItemIndex, query: string): string | undefined {
  const text = normaliseText(query)
  if (text === '') return undefined
  const reading = read(index, text)
  return reading.changed ? reading.text : undefined
}
