/**
 * What a text is about, in the words of ordinary people: finds the concepts (`娃` and `闺女` are both 孩子)
 * and the filler (怎么办、要啥手续) in a normalised text by longest match.
 */

import { normaliseText } from './query-text.ts'

/** The word list of `search-words.json`. */
export interface SearchWords {
  /** Phrases that ask, but name nothing: 怎么办、在哪儿. */
  fillers: string[]
  /** Concept → other words for it, everyday, dialect or abbreviated. A word may belong to several concepts. */
  concepts: Record<string, string[]>
  /** Item code → how people ask for it. */
  sayings: Record<string, string[]>
}

/** A found word: where it stands and which concepts it names (none: it is filler). */
export interface Mention {
  start: number
  end: number
  concepts: readonly string[]
}

export interface Lexicon {
  entries: ReadonlyMap<string, readonly string[]>
  longest: number
}

export function buildLexicon(words: SearchWords): Lexicon {
  const entries = new Map<string, string[]>()
  for (const filler of words.fillers) entries.set(normaliseText(filler), [])
  for (const [concept, variants] of Object.entries(words.concepts)) {
    for (const word of [concept, ...variants]) {
      const key = normaliseText(word)
      const concepts = entries.get(key)
      if (concepts) concepts.push(concept)
      else entries.set(key, [concept])
    }
  }
  let longest = 0
  for (const word of entries.keys()) longest = Math.max(longest, word.length)
  return { entries, longest }
}

/** The longest known word at each position, except words that lie inside an earlier, longer one. */
export function findMentions(lexicon: Lexicon, text: string): Mention[] {
  const mentions: Mention[] = []
  let covered = 0
  for (let start = 0; start < text.length; start++) {
    for (let end = Math.min(text.length, start + lexicon.longest); end > start && end > covered; end--) {
      const concepts = lexicon.entries.get(text.slice(start, end))
      if (!concepts) continue
      mentions.push({ start, end, concepts })
      covered = end
      break
    }
  }
  return mentions
}
