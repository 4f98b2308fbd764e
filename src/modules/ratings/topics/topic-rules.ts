/**
 * What people complain of, found in what they write. A term is a saying of the domain (`words.json`), a word of two characters or
 * more, or two words side by side. It is a topic where those who were 基本满意 or less write it more than all others do: the
 * log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008), counted by texts, so that nobody is
 * heard twice by repeating themselves.
 */
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { isBadGrade } from '../rating-rules.ts'
import type { FoundTopic, RatedText, TopicScope, TopicTrend } from './topic.ts'
import words from './words.json' with { type: 'json' }

const fillers = new Set(words.fillers)
/** The longest first: of 等了很久 and 等了 the longer says more. */
const sayings = words.sayings.flatMap(([canonical, ...others]) => [canonical!, ...others].map((saying) => ({ saying, canonical: canonical! }))).sort((a, b) => b.saying.length - a.saying.length)
const CANONICAL = new Set(words.sayings.map(([canonical]) => canonical!))

let dictionary: Jieba | undefined
/** Its words in their order, signs too. The dictionary (decision 0024) takes 200 ms to load: whoever reads no texts does without. */
const cut = (text: string): string[] => (dictionary ??= Jieba.withDict(dict)).cut(text, true)

/** The terms of a text, each once. */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>()
  let rest = text
  for (const { saying, canonical } of sayings) {
    if (!rest.includes(saying)) continue
    terms.add(canonical)
    rest = rest.replaceAll(saying, '，')
  }
  let previous: string | undefined
  for (const segment of cut(rest)) {
    const word = isTelling(segment) ? segment : undefined
    if (word !== undefined) {
      terms.add(word)
      if (previous !== undefined) terms.add(previous + word)
    }
    previous = word
  }
  return terms
}

const isTelling = (word: string): boolean => /^[\u4e00-\u9fa5]{2,}$/.test(word) && !fillers.has(word)

/** Those who were no more than 基本满意: what they write about is looked at. */
const isComplaint = ({ grade }: RatedText): boolean => grade <= 3

/** How much the prior weighs, in texts: a term seen in one text out of three tells little. */
const PRIOR_TEXTS = 10
/** One-sided 95 %. */
const SIGNIFICANT = 1.645
/** How much of a word's texts a topic must share to say the same. */
const SAME = 0.6
/** Topics of one scope that somebody reads. */
const MOST_TOPICS = 20
const EXAMPLES = 5

/** Standard deviations by which a term is more usual in `texts` of `all` than in `otherTexts` of `otherAll`. */
export function scoreOf(texts: number, all: number, otherTexts: number, otherAll: number): number {
  const prior = (PRIOR_TEXTS * (texts + otherTexts)) / (all + otherAll)
  const odds = (count: number, total: number) => Math.log((count + prior) / (total + PRIOR_TEXTS - count - prior))
  return (odds(texts, all) - odds(otherTexts, otherAll)) / Math.sqrt(1 / (texts + prior) + 1 / (otherTexts + prior))
}

/** New where nobody wrote of it before; growing where the increase is more than chance (difference of Poisson counts, square-root scale). */
export function trendOf(texts: number, before: number): TopicTrend {
  if (before === 0) return 'new'
  return (2 * (Math.sqrt(texts + 3 / 8) - Math.sqrt(before + 3 / 8))) / Math.SQRT2 >= SIGNIFICANT ? 'growing' : 'steady'
}

interface Read {
  text: RatedText
  terms: Set<string>
}

const countTerms = (read: readonly Read[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { terms } of read) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** The topics of a region, of each item and each hall in it, from the texts of a period and of the one before it. `minTexts`: fewer are chance, and might tell who wrote them. */
export function findTopics(now: readonly RatedText[], before: readonly RatedText[], minTexts: number): FoundTopic[] {
  const read = now.map((text): Read => ({ text, terms: termsOf(text.text) }))
  const complaints = read.filter(({ text }) => isComplaint(text))
  const earlier = before.filter(isComplaint).map((text): Read => ({ text, terms: termsOf(text.text) }))
  const everywhere = countTerms(read)
  const of = (scope: TopicScope, scopeId: string, focus: readonly Read[], focusBefore: readonly Read[]) => topicsOf(scope, scopeId, focus, focusBefore, { all: read.length, terms: everywhere }, minTexts)
  const group = (scope: 'item' | 'hall', keyOf: (text: RatedText) => string) => {
    const earlierOf = Map.groupBy(earlier, ({ text }) => keyOf(text))
    return [...Map.groupBy(complaints, ({ text }) => keyOf(text))].flatMap(([key, focus]) => of(scope, key, focus, earlierOf.get(key) ?? []))
  }
  return [...of('region', '', complaints, earlier), ...group('item', ({ itemCode }) => itemCode), ...group('hall', ({ hallId }) => hallId)]
}

function topicsOf(scope: TopicScope, scopeId: string, focus: readonly Read[], focusBefore: readonly Read[], everything: { all: number; terms: Map<string, number> }, minTexts: number): FoundTopic[] {
  const counts = new Map([...countTerms(focus)].filter(([, texts]) => texts >= minTexts))
  const countsBefore = countTerms(focusBefore)
  const scored = [...counts].map(([term, texts]) => ({ term, texts, score: scoreOf(texts, focus.length, everything.terms.get(term)! - texts, everything.all - focus.length) }))
    .filter(({ score }) => score >= SIGNIFICANT)
    // Sayings of the domain first, then what says more in one term.
    .sort((a, b) => Number(CANONICAL.has(b.term)) - Number(CANONICAL.has(a.term)) || b.score - a.score || b.term.length - a.term.length || (a.term < b.term ? -1 : 1))
  const kept: typeof scored = []
  for (const each of scored) {
    const naming = focus.filter(({ terms }) => terms.has(each.term))
    // A word that stands beside a topic in most of its texts says nothing more.
    const isSaid = !CANONICAL.has(each.term) && kept.some(({ term }) => naming.filter(({ terms }) => terms.has(term)).length >= SAME * naming.length)
    if (!isSaid && kept.length < MOST_TOPICS) kept.push(each)
  }
  return kept.sort((a, b) => b.score - a.score || (a.term < b.term ? -1 : 1)).map(({ term, texts, score }) => {
    const naming = focus.filter(({ terms }) => terms.has(term)).map(({ text }) => text)
    const textsBefore = countsBefore.get(term) ?? 0
    return {
      scope, scopeId, term, texts, badTexts: naming.filter(({ grade }) => isBadGrade(grade)).length, textsBefore, scopeTexts: focus.length, scopeTextsBefore: focusBefore.length,
      score: Math.round(score * 100) / 100, trend: trendOf(texts, textsBefore), examples: naming.map(({ serial }) => serial).sort((a, b) => b - a).slice(0, EXAMPLES),
    }
  })
}
