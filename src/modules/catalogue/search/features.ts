/**
 * Turns a normalised text into the features that are compared: concepts, pairs of neighbouring characters,
 * single characters, and words in Latin letters (`ktv`, `sc`).
 */
import { isChinese } from './query-text.ts'
import { findMentions } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'

/** Feature → its weight before rarity. The first letter says what it is: `#` concept, `2` pair, `1` character, `a` Latin. */
export type Features = Map<string, number>

/** On a plateau: leaving every eighth saying out and asking for it, ±30 % of a weight moves the result by less than 1 in 100. */
export const FEATURE_WEIGHTS = { concept: 1.5, pair: 0.8, halfFillerPair: 0.25, character: 0.6, latin: 1 }

export function extractFeatures(lexicon: Lexicon, text: string): Features {
  const features: Features = new Map()
  const isFiller = Array.from({ length: text.length }, () => false)
  for (const mention of findMentions(lexicon, text)) {
    for (const concept of mention.concepts) features.set(`#${concept}`, FEATURE_WEIGHTS.concept)
    if (mention.concepts.length === 0) isFiller.fill(true, mention.start, mention.end)
  }
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (!isChinese(character)) continue
    if (!isFiller[i]) features.set(`1${character}`, FEATURE_WEIGHTS.character)
    const next = text.charAt(i + 1)
    // A pair that touches content is kept even when half of it looks like filler (节能: 能 is filler elsewhere).
    if (next && isChinese(next) && !(isFiller[i] && isFiller[i + 1])) features.set(`2${character}${next}`, isFiller[i] || isFiller[i + 1] ? FEATURE_WEIGHTS.halfFillerPair : FEATURE_WEIGHTS.pair)
  }
  for (const word of text.match(/[a-z0-9]+/g) ?? []) features.set(`a${word}`, FEATURE_WEIGHTS.latin)
  return features
}
