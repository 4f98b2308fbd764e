/**
 * The index of the distinct items: every way to name an item is a short phrase (its name, short names, sayings,
 * situations …), and every item also has the features of all its text. Kept in memory; a new state of the catalogue is
 * made from the one before: only items whose text changed are read again, what is counted over all of them is counted anew.
 */
import { isSameText, type ItemDocument, type Phrase, readDocument, type SearchableItem } from './item-document.ts'
import { buildLexicon, type Lexicon, type SearchWords } from './lexicon.ts'
import { createNumbers, layOut, type Numbers, type Postings } from './numbers.ts'
import { buildSpelling, createSpeller, type Speller, type Spelling } from './spelling.ts'

export type { Phrase, SearchableItem }

export interface ItemIndex {
  items: readonly SearchableItem[]
  lexicon: Lexicon
  spelling: Spelling
  /** All phrases, in the order of their items. */
  phrases: readonly Phrase[]
  /** By phrase: its item, and its length as a vector of rare features. */
  itemOf: Int32Array
  norms: Float64Array
  /** Rarity of a feature over items (never negative); undefined: no item has it. */
  rarityOf(feature: string): number | undefined
  /** The phrases that have a feature. */
  phrasesWith(feature: string): Int32Array
  /** The items that have a feature, each with how central it is to it: `itemOfPosting`, `centralityOfPosting`. */
  itemsWith(feature: string): Int32Array
  /** What the next state is made from. */
  read: ReadItems
}

/** What was read of the items. The lexicon, numbers and spellings follow from the words alone and are shared by all states. */
interface ReadItems {
  words: SearchWords
  lexicon: Lexicon
  features: Numbers
  speller: Speller
  documents: ReadonlyMap<string, ItemDocument>
}

function beginReading(words: SearchWords): ReadItems {
  const lexicon = buildLexicon(words)
  return { words, lexicon, features: createNumbers(), speller: createSpeller(lexicon), documents: new Map() }
}

const NONE = new Int32Array()

/**
 * Builds the index; the same items give the same index, whatever it is made from. Items without sayings are found by their
 * official texts alone.
 * @param before an earlier state
 */
export function buildItemIndex(items: readonly SearchableItem[], words: SearchWords, before?: ItemIndex): ItemIndex {
  const { lexicon, features, speller, documents: known } = before?.read.words === words ? before.read : beginReading(words)
  const documents = items.map((item) => {
    const document = known.get(item.code)
    return document && isSameText(document.item, item) ? document : readDocument(item, words, speller, features)
  })
  const phrases = documents.flatMap((document) => document.phrases)
  const rarities = countRarities(documents, features.size())
  const phrasePostings = layOutPhrases(phrases, features.size())
  const itemPostings = layOutItems(documents, features.size())
  const numberOf = (feature: string): number | undefined => {
    const number = features.find(feature)
    return number !== undefined && rarities[number]! >= 0 ? number : undefined
  }
  return {
    items,
    lexicon,
    spelling: buildSpelling(speller, documents),
    phrases,
    itemOf: itemsOfPhrases(documents, phrases.length),
    norms: normsOf(phrases, rarities),
    rarityOf(feature) {
      const number = numberOf(feature)
      return number === undefined ? undefined : rarities[number]
    },
    phrasesWith(feature) {
      const number = numberOf(feature)
      return number === undefined ? NONE : phrasePostings.of(number)
    },
    itemsWith(feature) {
      const number = numberOf(feature)
      return number === undefined ? NONE : itemPostings.of(number)
    },
    read: { words, lexicon, features, speller, documents: new Map(documents.map((document) => [document.item.code, document])) },
  }
}

/** By number; -1 where no item has the feature any more. */
function countRarities(documents: readonly ItemDocument[], size: number): Float64Array {
  // Material names repeat everywhere (身份证明); a weak field counts only by its weight, or 身份证 would stop being rare.
  const frequencies = new Float64Array(size)
  for (const { features, hundredths } of documents) for (let at = 0; at < features.length; at++) frequencies[features[at]!]! += hundredths[at]!
  return frequencies.map((hundredths) => (hundredths === 0 ? -1 : Math.log(1 + (documents.length + 0.5) / (hundredths / 100 + 0.5))))
}

function normsOf(phrases: readonly Phrase[], rarities: Float64Array): Float64Array {
  const norms = new Float64Array(phrases.length)
  for (let number = 0; number < phrases.length; number++) {
    const { features, weights } = phrases[number]!
    let squares = 0
    for (let at = 0; at < features.length; at++) squares += (weights[at]! * rarities[features[at]!]!) ** 2
    norms[number] = Math.sqrt(squares)
  }
  return norms
}

function itemsOfPhrases(documents: readonly ItemDocument[], phrases: number): Int32Array {
  const items = new Int32Array(phrases)
  let phrase = 0
  for (let item = 0; item < documents.length; item++) {
    const next = phrase + documents[item]!.phrases.length
    items.fill(item, phrase, next)
    phrase = next
  }
  return items
}

/** Feature → the numbers of the phrases that have it. */
function layOutPhrases(phrases: readonly Phrase[], features: number): Postings {
  const keys = joined(phrases)
  const numbers = new Int32Array(keys.length)
  let at = 0
  for (let number = 0; number < phrases.length; number++) numbers.fill(number, at, (at += phrases[number]!.features.length))
  return layOut(features, keys, numbers)
}

/** Item and centrality in one number: hundredths need seven bits. */
export const itemOfPosting = (posting: number): number => posting >> 7
export const centralityOfPosting = (posting: number): number => (posting & 127) / 100

/** Feature → the items that have it. */
function layOutItems(documents: readonly ItemDocument[], features: number): Postings {
  const keys = joined(documents)
  const postings = new Int32Array(keys.length)
  let at = 0
  for (let item = 0; item < documents.length; item++) {
    const { hundredths } = documents[item]!
    for (let each = 0; each < hundredths.length; each++) postings[at++] = (item << 7) | hundredths[each]!
  }
  return layOut(features, keys, postings)
}

/** The features of all, one after the other. */
function joined(all: readonly { features: Int32Array }[]): Int32Array {
  let length = 0
  for (const { features } of all) length += features.length
  const keys = new Int32Array(length)
  let at = 0
  for (const { features } of all) {
    keys.set(features, at)
    at += features.length
  }
  return keys
}
