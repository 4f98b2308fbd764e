/**
 * Chinese line breaking (GB/T 15834-2011 §5: where punctuation may stand; W3C clreq §6: compression of punctuation).
 * Pure: text and widths in, lines out.
 */

/** One line ready to print: each character is followed by its own advance plus its `extras` entry. */
export interface TextLine {
  characters: string[]
  /** Extra space after each character, in ems: negative where punctuation is squeezed, positive where the line is justified. */
  extras: number[]
  /** Width in ems, without the blank half of a punctuation mark at either end. */
  width: number
  /** How far the line hangs out to the left, in ems: the blank half of an opening bracket. */
  hang: number
}

export interface BreakOptions {
  /** Width of a line, in ems. */
  width: number
  /** Set-in of the first line of each paragraph, in ems. */
  indent?: number
  justify?: boolean
  /** Width of a character, in ems. */
  advanceOf: (character: string) => number
}

const OPENING = '（《〈「『〔【［｛“‘'
const CLOSING = '）》〉」』〕】］｝”’，。、；：！？'
/** May not begin a line (避头), beside all closing marks. */
const NEVER_FIRST = `${CLOSING}.,;:!?)]}%％℃°·～…—`
/** May not end a line (避尾), beside all opening marks. */
const NEVER_LAST = `${OPENING}([{￥¥$№`
/** Kept beside the number before them, so that a date or a time limit is not torn. */
const UNITS = '年月日号天个元份条款项次时分秒件页'
const HALF_EM = 0.5
/** More stretch than this looks like a hole, and readers of the file would see spaces. */
const MAX_STRETCH_EM = 0.12

const isLatin = (character: string) => /^[!-~\u00c0-\u024f]$/.test(character)
const isDigit = (character: string) => character >= '0' && character <= '9'
const isOpening = (character: string) => OPENING.includes(character)
const isClosing = (character: string) => CLOSING.includes(character)

/** Breaks `text` (paragraphs separated by `\n`) into lines of at most `width`. An empty paragraph gives one empty line. */
export function breakLines(text: string, options: BreakOptions): TextLine[] {
  return text.replaceAll('\t', ' ').replaceAll('\r', '').split('\n').flatMap((paragraph) => breakParagraph(paragraph, options))
}

function breakParagraph(text: string, options: BreakOptions): TextLine[] {
  const { indent = 0, justify = false, advanceOf } = options
  const characters = Array.from(text)
  const lines: TextLine[] = []
  let start = 0
  do {
    const width = options.width - (lines.length === 0 ? indent : 0)
    const end = endOfLine(characters, start, width, lines.length === 0 && indent > 0, advanceOf)
    const line = measure(characters.slice(start, end), advanceOf, lines.length === 0 && indent > 0)
    lines.push(justify && end < characters.length ? justified(line, width) : line)
    start = end
    while (characters[start] === ' ') start += 1
  } while (start < characters.length)
  return lines
}

/** The index after the last character that fits; breaks inside a word only when the word alone is too long. */
function endOfLine(
  characters: string[], start: number, width: number, keepFirstOpening: boolean, advanceOf: (character: string) => number,
): number {
  let used = isOpening(characters[start] ?? '') && !keepFirstOpening ? -HALF_EM : 0
  let lastBreak = start
  for (let index = start; index < characters.length; index += 1) {
    const character = characters[index]!
    used += advanceOf(character) + squeeze(character, characters[index + 1])
    const blankAtEnd = isClosing(character) && squeeze(character, characters[index + 1]) === 0 ? HALF_EM : 0
    if (used - blankAtEnd > width + 1e-6 && character !== ' ') return lastBreak > start ? lastBreak : Math.max(index, start + 1)
    if (mayBreakAfter(characters, index)) lastBreak = index + 1
  }
  return characters.length
}

/** Two marks in a row share their blank halves. */
function squeeze(character: string, next: string | undefined): number {
  if (next === undefined) return 0
  const shared = (isClosing(character) && (isClosing(next) || isOpening(next))) || (isOpening(character) && isOpening(next))
  return shared ? -HALF_EM : 0
}

function mayBreakAfter(characters: string[], index: number): boolean {
  const character = characters[index]!
  const next = characters[index + 1]
  if (next === undefined) return true
  if (next === ' ') return false
  if (character === ' ') return true
  if (NEVER_LAST.includes(character) || NEVER_FIRST.includes(next)) return false
  if (isLatin(character) && isLatin(next)) return false
  return !(isDigit(character) && UNITS.includes(next))
}

function measure(characters: string[], advanceOf: (character: string) => number, keepFirstOpening: boolean): TextLine {
  const kept = [...characters]
  while (kept.at(-1) === ' ') kept.pop()
  const extras = kept.map((character, index) => squeeze(character, kept[index + 1]))
  const hang = !keepFirstOpening && isOpening(kept[0] ?? '') ? HALF_EM : 0
  const blankAtEnd = isClosing(kept.at(-1) ?? '') ? HALF_EM : 0
  const width = kept.reduce((sum, character, index) => sum + advanceOf(character) + extras[index]!, -hang - blankAtEnd)
  return { characters: kept, extras, width, hang }
}

/** Spreads the rest of the line over its gaps, words excepted. */
function justified(line: TextLine, width: number): TextLine {
  const gaps = line.characters.slice(0, -1).map((character, index) =>
    !(isLatin(character) && isLatin(line.characters[index + 1]!)))
  const count = gaps.filter(Boolean).length
  const stretch = count === 0 ? 0 : (width - line.width) / count
  if (stretch <= 0 || stretch > MAX_STRETCH_EM) return line
  return { ...line, width, extras: line.extras.map((extra, index) => (gaps[index] ? extra + stretch : extra)) }
}
