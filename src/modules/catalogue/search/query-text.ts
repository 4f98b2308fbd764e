/**
 * Brings what people type to one spelling before anything is compared: full-width to half-width,
 * traditional to simplified, upper to lower case, and everything that is neither a Chinese character
 * nor a Latin letter or digit to a space (emoji, HTML, SQL, punctuation).
 */
import traditional from './traditional-characters.json' with { type: 'json' }

/** Longest query looked at, in characters: a sentence, not an essay. Keeps the cost of a query bounded. */
export const MAX_QUERY_CHARACTERS = 80

const simplifiedCharacters = [...traditional.simplified]
const TO_SIMPLIFIED = new Map([...traditional.traditional].map((character, i) => [character, simplifiedCharacters[i] ?? character]))

const CHINESE = /\p{Script=Han}/u

/** True for one Chinese character. */
export function isChinese(character: string): boolean {
  return CHINESE.test(character)
}

/** One spelling of a text, at most {@link MAX_QUERY_CHARACTERS} long; the empty string when nothing is left to search for. */
export function normaliseText(text: string): string {
  // NFKC can lengthen a text (㍿), so it is cut before and after.
  const short = text.slice(0, MAX_QUERY_CHARACTERS * 4).replace(/<\/?[a-z][^<>]*>/gi, ' ').normalize('NFKC').toLowerCase()
  const out: string[] = []
  for (const character of short) {
    if (CHINESE.test(character)) out.push(TO_SIMPLIFIED.get(character) ?? character)
    else if (/[a-z0-9]/.test(character)) out.push(character)
    else if (character === 'ü') out.push('v')
    else if (out.length > 0 && out[out.length - 1] !== ' ') out.push(' ')
    if (out.length >= MAX_QUERY_CHARACTERS) break
  }
  return out.join('').trim()
}
