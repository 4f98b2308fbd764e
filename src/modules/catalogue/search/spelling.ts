/**
 * Other ways to spell the words the index knows: pinyin in full (`yingyezhizhao`), initials (`sfz`),
 * a character of the same sound (驾驶正 → 驾驶证) or one wrong or swapped character of a longer word (驾使证, 身证份).
 */
import { pinyin } from 'pinyin-pro'
import { isChinese } from './query-text.ts'
import { findMentions } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { createNumbers, layOut, type Numbers } from './numbers.ts'

export interface Spelling {
  lexicon: Lexicon
  /** The known words that sound so, best first. */
  bySound: WordTable
  /** The known words with these initials, best first. */
  byInitials: WordTable
  /** The known words of a pattern with one character left out or with the characters sorted. */
  byPattern: WordTable
  isKnown(word: string): boolean
  /** Whether a misspelt word is corrected to it. */
  isCorrect(word: string): boolean
}

export interface WordTable {
  get(key: string): readonly string[] | undefined
  /** Every key, that of the best word first. */
  keys(): Iterable<string>
}

export interface Reading {
  /** The query with Latin runs read as Chinese and misspelt words corrected. */
  text: string
  /** Further readings of ambiguous letters, to be searched at a lower weight. */
  alternatives: readonly string[]
  /** Whether anything was read differently from how it was typed. */
  changed: boolean
}

/** Words longer than this are sentences, not words one misspells or abbreviates as a whole. */
const LONGEST_WORD_CHARACTERS = 8
const LONGEST_CORRECTED_CHARACTERS = 6
const MOST_READINGS = 3
/** Characters that stand beside anything in a sentence; a word is not looked for across them (里想 is not 立项). */
const FUNCTION_CHARACTERS = new Set('我你他她它俺咱们的地得了着过吗呢吧啊么是在有没不也都就还再又才能会可要想去来到给把被跟和与及或让叫从对向这那哪谁啥咋怎几多少个些里上下中前后内外大小点一二三四五六七八九十自己先后只')
/** Letters of the longest piece read as one word (食品经营许可证 is 23). */
const LONGEST_PIECE_LETTERS = 24

/**
 * A key under which spellings that people confuse are the same: zh/z, ch/c, sh/s, -ng/-n and ü/u.
 * It works on letters, so it needs no syllable borders (fang'an and fan'gan meet, which is harmless).
 */
export function toSoundKey(letters: string): string {
  return letters.replace(/([zcs])h/g, '$1').replace(/ng/g, 'n').replace(/[üv]/g, 'u')
}

const PLAIN_SYLLABLES = { toneType: 'none', type: 'array', v: true } as const

/** How a text is typed in pinyin: sound key and initials. */
export function spell(text: string): { sound: string; initials: string } {
  const syllables = pinyin(text, PLAIN_SYLLABLES)
  return { sound: toSoundKey(syllables.join('')), initials: syllables.map((syllable) => syllable.charAt(0)).join('') }
}

function patternsOf(word: string): string[] {
  const patterns = [`sorted:${[...word].sort().join('')}`]
  // Of three characters only the middle one may be wrong: with the first or last gone too little is left to believe.
  const [first, last] = word.length === 3 ? [1, 1] : [0, word.length - 1]
  for (let i = first; i <= last; i++) patterns.push(`${word.slice(0, i)}?${word.slice(i + 1)}`)
  return patterns
}

/** A word with all the ways it is looked up by; read once, however often the tables are made. */
interface SpeltWord {
  sound: number
  initials: number
  patterns: Int32Array
  isLong: boolean
}

/** What is known of words whatever the items: their numbers and spellings, and those of the lexicon. */
export interface Speller {
  lexicon: Lexicon
  words: Numbers
  spelt: SpeltWord[]
  sounds: Numbers
  initials: Numbers
  patterns: Numbers
  /** The words of a text of an item, by number. */
  wordsOf(text: string): readonly number[]
  ofLexicon: readonly { word: number; preference: number; isTerm: boolean }[]
}

export function createSpeller(lexicon: Lexicon): Speller {
  const [words, sounds, initials, patterns] = [createNumbers(), createNumbers(), createNumbers(), createNumbers()]
  const spelt: SpeltWord[] = []
  const toSpelt = (word: string): SpeltWord => {
    const spelling = spell(word)
    const mayBeCorrected = word.length >= 3 && word.length <= LONGEST_CORRECTED_CHARACTERS
    return { sound: sounds.give(spelling.sound), initials: initials.give(spelling.initials), isLong: word.length >= 2, patterns: Int32Array.from(mayBeCorrected ? patternsOf(word) : [], (pattern) => patterns.give(pattern)) }
  }
  const wordsOf = (text: string): readonly number[] =>
    text.split(' ').filter((word) => word.length > 0 && word.length <= LONGEST_WORD_CHARACTERS && [...word].every(isChinese)).map((word) => {
      const number = words.give(word)
      spelt[number] ??= toSpelt(word)
      return number
    })
  // What names an item beats what only asks, when letters can be read several ways.
  const ofLexicon = [...lexicon.entries].flatMap(([text, concepts]) =>
    wordsOf(text).map((word) => ({ word, preference: concepts.length === 0 ? 1 : concepts.includes(text) ? 4 : 2, isTerm: concepts.length > 0 })))
  return { lexicon, words, spelt, sounds, initials, patterns, wordsOf, ofLexicon }
}

const BEST_PREFERENCE = 4
const OF_ITEMS = 3

/**
 * Builds the tables from the lexicon's words and the phrases of the items. Only `terms` (official and short names)
 * and concept words are what a misspelling is corrected to: correcting to whole sayings bends right queries.
 */
export function buildSpelling(speller: Speller, documents: readonly { terms: readonly number[]; sayings: readonly number[] }[]): Spelling {
  const { lexicon, words, spelt, sounds, initials, patterns, ofLexicon } = speller
  const preferences = new Uint8Array(words.size())
  const correct = new Uint8Array(words.size())
  const found: number[] = []
  const add = (word: number, preference: number, isTerm: boolean): void => {
    if (preferences[word] === 0) found.push(word)
    if (preferences[word]! < preference) preferences[word] = preference
    if (isTerm && spelt[word]!.isLong) correct[word] = 1
  }
  for (const { word, preference, isTerm } of ofLexicon) add(word, preference, isTerm)
  for (const { terms } of documents) for (const word of terms) add(word, OF_ITEMS, true)
  for (const { sayings } of documents) for (const word of sayings) add(word, OF_ITEMS, false)

  const ranked: number[] = []
  for (let preference = BEST_PREFERENCE; preference > 0; preference--) for (const word of found) if (preferences[word] === preference) ranked.push(word)

  const tableOf = (keys: Numbers, keysOf: (word: number) => Iterable<number>): WordTable => {
    const of: number[] = []
    const values: number[] = []
    for (const word of ranked) {
      for (const key of keysOf(word)) {
        of.push(key)
        values.push(word)
      }
    }
    const postings = layOut(keys.size(), Int32Array.from(of), Int32Array.from(values))
    return {
      get(text) {
        const key = keys.find(text)
        const numbers = key === undefined ? NO_WORDS : postings.of(key)
        return numbers.length === 0 ? undefined : Array.from(numbers, (number) => words.textOf(number))
      },
      *keys() {
        const seen = new Set<number>()
        for (const word of ranked) {
          for (const key of keysOf(word)) {
            if (!seen.has(key)) yield keys.textOf(key)
            seen.add(key)
          }
        }
      },
    }
  }
  const flagOf = (flags: Uint8Array) => (word: string): boolean => {
    const number = words.find(word)
    return number !== undefined && flags[number]! > 0
  }
  return {
    lexicon,
    bySound: tableOf(sounds, (word) => [spelt[word]!.sound]),
    byInitials: tableOf(initials, (word) => (spelt[word]!.isLong ? [spelt[word]!.initials] : [])),
    byPattern: tableOf(patterns, (word) => (correct[word] ? spelt[word]!.patterns : [])),
    isKnown: flagOf(preferences),
    isCorrect: flagOf(correct),
  }
}

const NO_WORDS = new Int32Array()

/** A piece of a Latin run read as a word, and what else it can stand for. */
interface Chunk {
  word: string
  others: readonly string[]
}

/** Costs of reading letters: a word by its sound is the surest; initials of two letters stand for too many words. */
const COST = { bySound: 1, byInitials: 1.5, byTwoInitials: 1.9, letterLeftOver: 1.6 }

/** The words a piece of a Latin run can stand for, and what it costs to believe it. */
interface PieceReading {
  words: readonly string[]
  cost: number
}

function readBySound(spelling: Spelling, piece: string): PieceReading | undefined {
  const words = spelling.bySound.get(toSoundKey(piece))
  return words && { words, cost: COST.bySound }
}

function readByInitials(spelling: Spelling, piece: string): PieceReading | undefined {
  const words = spelling.byInitials.get(piece)
  return words && { words, cost: piece.length < 3 ? COST.byTwoInitials : COST.byInitials }
}

/**
 * Reads a run of Latin letters as known words at the least cost: few long words, little left over.
 * Undefined when a larger part than `mostUnread` cannot be read or only by two letters at a time (any letters can be).
 */
function readLetters(letters: string, readPiece: (piece: string) => PieceReading | undefined, mostUnread: number): Chunk[] | undefined {
  interface Step {
    cost: number
    from: number
    words: readonly string[]
  }
  const best: Step[] = [{ cost: 0, from: -1, words: [] }]
  for (let end = 1; end <= letters.length; end++) {
    let choice: Step = { cost: (best[end - 1]?.cost ?? 0) + COST.letterLeftOver, from: end - 1, words: [] }
    for (let from = Math.max(0, end - LONGEST_PIECE_LETTERS); from < end; from++) {
      const piece = readPiece(letters.slice(from, end))
      const cost = (best[from]?.cost ?? 0) + (piece?.cost ?? 0)
      if (piece && cost < choice.cost) choice = { cost, from, words: piece.words }
    }
    best.push(choice)
  }
  const chunks: Chunk[] = []
  let unread = 0
  let isSure = false
  for (let at = letters.length; at > 0; ) {
    const step = best[at]
    if (!step) break
    const [word, ...others] = step.words
    if (word === undefined) unread += at - step.from
    else chunks.unshift({ word, others: others.slice(0, MOST_READINGS - 1) })
    if (word !== undefined && at - step.from > 2) isSure = true
    at = step.from
  }
  return isSure && unread <= letters.length * mostUnread ? chunks : undefined
}

/** Damerau–Levenshtein distance, but only whether it is at most one. */
function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  const restA = a.slice(i)
  const restB = b.slice(i)
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  )
}

function readLatinRun(spelling: Spelling, run: string): Chunk[] | undefined {
  const letters = run.replaceAll(' ', '')
  const whole = spelling.bySound.get(toSoundKey(letters)) ?? spelling.byInitials.get(letters)
  if (whole) return [{ word: whole[0] ?? '', others: whole.slice(1, MOST_READINGS) }]
  const chunks = readLetters(letters, (piece) => readBySound(spelling, piece), 0)
  if (chunks) return chunks
  const key = toSoundKey(letters)
  if (key.length >= 5) {
    for (const sound of spelling.bySound.keys()) {
      if (sound.length >= 5 && isOneEditApart(sound, key)) return [{ word: spelling.bySound.get(sound)?.[0] ?? '', others: [] }]
    }
  }
  return readLetters(letters, (piece) => readBySound(spelling, piece) ?? readByInitials(spelling, piece), 1 / 3)
}

/** A known word for a misspelt window of the text, or undefined. */
function correctWindow(spelling: Spelling, window: string, sound: string): string | undefined {
  const heard = spelling.bySound.get(sound)?.find((word) => word.length === window.length && spelling.isCorrect(word))
  if (heard) return heard
  if (window.length < 3) return undefined
  for (const pattern of patternsOf(window)) {
    const words = spelling.byPattern.get(pattern)
    // Several words that differ in the same place (水表过户, 电表过户) are no correction: which one is meant is unknown.
    if (words?.length === 1) return words[0]
  }
  return undefined
}

/** Corrects misspelt words, longest windows first. Only windows with two neighbours the index has never seen are looked at. */
function correctText(spelling: Spelling, text: string, isPairKnown: (pair: string) => boolean): string {
  const characters = [...text]
  const isStrange = characters.map((character, i) => {
    const next = characters[i + 1]
    return next !== undefined && isChinese(character) && isChinese(next) && !isPairKnown(character + next)
  })
  if (!isStrange.includes(true)) return text
  const wholeWords = findMentions(spelling.lexicon, text).filter((mention) => mention.end - mention.start >= 2)
  const isRightAlready = (start: number, end: number): boolean => {
    const cutsAWord = wholeWords.some((word) => [start, end].some((border) => word.start < border && border < word.end))
    const inside = wholeWords.filter((word) => start <= word.start && word.end <= end)
    return cutsAWord || inside.reduce((length, word) => length + word.end - word.start, 0) >= end - start
  }
  // One reading of the whole text: a syllable per character, so that windows only join what is already read.
  const sounds = pinyin(text, PLAIN_SYLLABLES)
  if (sounds.length !== characters.length) return text
  for (let size = LONGEST_CORRECTED_CHARACTERS; size >= 2; size--) {
    for (let start = 0; start + size <= characters.length; start++) {
      if (!isStrange.slice(start, start + size - 1).includes(true)) continue
      const window = characters.slice(start, start + size)
      if (!window.every((character) => isChinese(character) && !FUNCTION_CHARACTERS.has(character))) continue
      const word = window.join('')
      if (spelling.isKnown(word) || isRightAlready(start, start + size)) continue
      const corrected = correctWindow(spelling, word, toSoundKey(sounds.slice(start, start + size).join('')))
      if (corrected === undefined) continue
      // Unless the whole word sounds right, a wrong character makes both its neighbourhoods strange; 廉租房 is not a misspelt 公租房, for 廉租 is known.
      const isWrong = [...corrected].map((character, i) => character !== window[i])
      const soundsRight = size >= 3 && spell(corrected).sound === spell(word).sound
      const believable = soundsRight || isWrong.every((wrong, i) => !wrong || ((i === 0 || isStrange[start + i - 1]) && (i === size - 1 || isStrange[start + i])))
      if (!believable) continue
      characters.splice(start, size, ...corrected)
      isStrange.fill(false, start, start + size)
    }
  }
  return characters.join('')
}

/**
 * Reads a normalised query. Latin runs the index knows as they are (`isLatinKnown`: ktv, sc) stay.
 */
export function readQuery(spelling: Spelling, query: string, isLatinKnown: (word: string) => boolean, isPairKnown: (pair: string) => boolean): Reading {
  let changed = false
  const alternatives: string[] = []
  const latinRead = query.replace(/[a-z]+(?: [a-z]+)*/g, (run) => {
    if (run.split(' ').every(isLatinKnown)) return run
    const chunks = readLatinRun(spelling, run)
    if (!chunks || chunks.length === 0) return run
    changed = true
    for (const chunk of chunks) alternatives.push(...chunk.others)
    return chunks.map((chunk) => chunk.word).join('')
  })

  const text = correctText(spelling, latinRead, isPairKnown)
  return { text, alternatives, changed: changed || text !== query }
}
