import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildItemIndex, didYouMean, searchItems, suggestItems } from './item-search-rules.ts'
import type { SearchableItem } from './item-search-rules.ts'
import words from './search-words.json' with { type: 'json' }

function readLines<Line>(path: string): Line[] {
  return readFileSync(new URL(path, import.meta.url), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line)
}

const items = readLines<SearchableItem>('../../../db/seed/items.jsonl')
const index = buildItemIndex(items, words)

const codesFor = (query: string, limit = 3): string[] => searchItems(index, query, { limit }).map((match) => match.code)
const firstFor = (query: string): string | undefined => codesFor(query, 1)[0]

describe('finding an item by everyday words', () => {
  const queries = readLines<{ query: string; expected: string[] }>('../../../test/eval/search-dev.jsonl')
  const rankOf = ({ query, expected }: { query: string; expected: string[] }): number => codesFor(query).findIndex((code) => expected.includes(code))

  it('puts a right item first for at least 90 of 100 everyday queries, and among three for 97', () => {
    const ranks = queries.map(rankOf)
    expect(ranks.filter((rank) => rank === 0).length / queries.length).toBeGreaterThanOrEqual(0.9)
    expect(ranks.filter((rank) => rank >= 0).length / queries.length).toBeGreaterThanOrEqual(0.97)
  })

  it('still finds what people say when that very saying has not been written down', () => {
    const asked: { query: string; expected: string[] }[] = []
    const rest = Object.entries(words.sayings).map(([code, sayings]) => {
      asked.push(...sayings.filter((_, i) => i % 10 === 7).map((query) => ({ query, expected: [code] })))
      return [code, sayings.filter((_, i) => i % 10 !== 7)] as const
    })
    const partialIndex = buildItemIndex(items, { ...words, sayings: Object.fromEntries(rest) })
    const found = asked.filter(({ query, expected }) => searchItems(partialIndex, query, { limit: 3 }).some((match) => expected.includes(match.code)))
    expect(asked.length).toBeGreaterThan(300)
    expect(found.length / asked.length).toBeGreaterThanOrEqual(0.93)
  })

  it('finds every item first by its official name', () => {
    expect(items.filter((item) => firstFor(item.name) !== item.code).map((item) => item.name)).toEqual([])
  })

  it('finds every item among three by each of its short names', () => {
    const missed = items.flatMap((item) => item.shortNames.filter((name) => !codesFor(name).includes(item.code)))
    expect(missed).toEqual([])
  })

  it('tells having lost, renewing and first getting a document apart', () => {
    expect(firstFor('身份证丢了')).toBe('id-card-reissue')
    expect(firstFor('身份证到期了')).toBe('id-card-apply')
    expect(firstFor('食品经营许可证快到期了')).toBe('food-business-change')
    expect(firstFor('开个面馆要食品证吗')).toBe('food-business-licence')
    expect(firstFor('公司搬家了执照地址怎么换')).toBe('enterprise-change')
    expect(firstFor('公司开不下去了想关掉')).toBe('enterprise-deregistration')
  })

  it('does not let words that only ask change the answer', () => {
    for (const asking of ['在哪儿办', '咋整', '要啥手续', '怎么弄']) expect(firstFor(`居住证${asking}`)).toBe('residence-permit')
  })

  it('finds something for part of a query when the rest is unknown', () => {
    expect(firstFor('隔壁老王的护照')).toBe('passport')
  })
})

describe('other spellings', () => {
  it.each([
    ['pinyin', 'huzhao', 'passport'],
    ['pinyin with spaces', 'ying ye zhi zhao', 'company-registration'],
    ['pinyin without the h of zh and sh', 'juzuzeng', 'residence-permit'],
    ['pinyin with one wrong letter', 'juzhuzhrng', 'residence-permit'],
    ['initials', 'gjjdk', 'fund-loan'],
    ['initials in a sentence', 'sfz丢了咋办', 'id-card-reissue'],
    ['initials of a whole name', 'spjyxk', 'food-business-licence'],
    ['a character of the same sound', '驾驶正到期', 'driving-licence-renewal'],
    ['two characters of the same sound', '建康正', 'health-certificate'],
    ['swapped characters', '身证份丢了', 'id-card-reissue'],
    ['traditional characters', '結婚證丟了', 'marriage-cert-reissue'],
    ['full-width letters', 'KTV', 'entertainment-venue'],
    ['emoji and punctuation between words', '🏠房产证!!!加名字…', 're-transfer-secondhand'],
  ])('understands %s', (_, query, code) => {
    expect(firstFor(query)).toBe(code)
  })

  it('says how it read a misspelt query, and nothing about a right one', () => {
    expect(didYouMean(index, '驾使证')).toBe('驾驶证')
    expect(didYouMean(index, 'huzhao')).toBe('护照')
    expect(didYouMean(index, '驾驶证丢了怎么补办')).toBeUndefined()
    expect(didYouMean(index, '申请廉租房')).toBeUndefined()
    expect(didYouMean(index, '')).toBeUndefined()
  })
})

describe('what the screen needs', () => {
  it('gives each item once, best first', () => {
    const matches = searchItems(index, '房子过户', { limit: 50 })
    expect(new Set(matches.map((match) => match.code)).size).toBe(matches.length)
    expect(matches.map((match) => match.score)).toEqual(matches.map((match) => match.score).sort((a, b) => b - a))
  })

  it('marks in the official name what was asked for', () => {
    const [match] = searchItems(index, '道路挖掘', { limit: 1 })
    const name = items.find((item) => item.code === match?.code)?.name ?? ''
    expect(match?.matched.nameRanges.map(([start, end]) => name.slice(start, end)).join('')).toContain('道路')
  })

  it('names the saying it recognised', () => {
    expect(searchItems(index, '公章丢了', { limit: 1 })[0]?.matched.phrase).toContain('公章')
  })

  it('completes Chinese, pinyin and initials, one line for each item', () => {
    for (const typed of ['公积', 'gongji', 'gjj']) {
      const suggestions = suggestItems(index, typed, { limit: 8 })
      expect(suggestions.length).toBeGreaterThan(2)
      expect(suggestions.every((suggestion) => suggestion.text.startsWith('公积'))).toBe(true)
      expect(new Set(suggestions.map((suggestion) => suggestion.code)).size).toBe(suggestions.length)
    }
    expect(suggestItems(index, '', { limit: 8 })).toEqual([])
  })
})

describe('whatever is typed', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \t\n '],
    ['emoji only', '😀🎉'],
    ['punctuation only', '???!!!'],
    ['a lone surrogate', '\ud800'],
    ['unknown letters', 'qqqqxxvv'],
  ])('finds nothing for %s', (_, query) => {
    expect(searchItems(index, query, { limit: 5 })).toEqual([])
    expect(suggestItems(index, query, { limit: 5 })).toEqual([])
  })

  it('searches inside HTML and SQL without being impressed by them', () => {
    expect(firstFor('<script>alert(1)</script>护照')).toBe('passport')
    expect(firstFor("护照'; DROP TABLE items; --")).toBe('passport')
  })

  it('looks at the beginning of a text of any length', () => {
    expect(firstFor(`办护照${'很长'.repeat(100_000)}`)).toBe('passport')
  })

  it('answers a single character', () => {
    expect(firstFor('烟')).toBe('tobacco-retail')
  })

  it('gives nothing for a limit of zero', () => {
    expect(searchItems(index, '护照', { limit: 0 })).toEqual([])
  })

  it('works for a catalogue without a single saying', () => {
    const bare = buildItemIndex(items, { fillers: [], concepts: {}, sayings: {} })
    expect(searchItems(bare, '食品经营许可', { limit: 1 })[0]?.code).toBe('food-business-licence')
    expect(searchItems(buildItemIndex([], words), '护照', { limit: 3 })).toEqual([])
  })
})

describe('the word list', () => {
  it('has at least eight everyday wordings for every item, and only for items that exist', () => {
    const codes = items.map((item) => item.code)
    expect(Object.keys(words.sayings).filter((code) => !codes.includes(code))).toEqual([])
    const sayings: Record<string, string[]> = words.sayings
    expect(codes.filter((code) => (sayings[code]?.length ?? 0) < 8)).toEqual([])
  })

  it('gives one saying to one item only', () => {
    const owners = new Map<string, string[]>()
    for (const [code, sayings] of Object.entries(words.sayings)) for (const saying of sayings) owners.set(saying, [...(owners.get(saying) ?? []), code])
    expect([...owners].filter(([, codes]) => codes.length > 1)).toEqual([])
  })

  it('has no word that is filler and concept at once', () => {
    const meaningful = new Set(Object.entries(words.concepts).flatMap(([concept, variants]) => [concept, ...variants]))
    expect(words.fillers.filter((filler) => meaningful.has(filler))).toEqual([])
  })
})

describe('an index made from the one before', () => {
  /** How an answer may be asked for; each comes from another part of the index. */
  const QUERIES = ['开饭馆', '娃娃上户口', 'yingyezhizhao', 'sfz', '驾使证', '食品', '改', '茶馆备案', 'ktv', '办证要啥材料']
  const answersOf = (index: ReturnType<typeof buildItemIndex>) => QUERIES.map((query) => [
    searchItems(index, query, { limit: 10 }), suggestItems(index, query, { limit: 5 }), didYouMean(index, query),
  ])
  const NAMES = ['茶馆备案', '食品经营许可（改）', '开饭馆登记', 'KTV 审批', '驾驶证换领', '户口迁移']
  const step = fc.oneof(
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat() }),
    fc.record({ kind: fc.constant('rename' as const), at: fc.nat(), name: fc.constantFrom(...NAMES) }),
    fc.record({ kind: fc.constant('add' as const), at: fc.nat(), name: fc.constantFrom(...NAMES) }),
    fc.record({ kind: fc.constant('material' as const), at: fc.nat(), name: fc.constantFrom('身份证', '茶叶样品', '照片') }),
  )

  it('whatever was added, renamed or taken away answers as one that is made of nothing', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const some = items.slice(0, 25)
      let index = buildItemIndex(some, words)
      for (const [number, change] of steps.entries()) {
        const at = change.at % (some.length || 1)
        const item = some[at]
        if (change.kind === 'add') some.splice(at, 0, { code: `added-${number}`, name: change.name, shortNames: ['新事'], department: '市场监督管理局' })
        else if (!item) continue
        else if (change.kind === 'remove') some.splice(at, 1)
        else some[at] = change.kind === 'rename' ? { ...item, name: change.name } : { ...item, materials: [{ name: change.name }] }
        index = buildItemIndex([...some], words, index)
      }
      expect(answersOf(index)).toEqual(answersOf(buildItemIndex(some, words)))
    }), { numRuns: 10 })
  })

  it('reads only the some whose searched text changed', () => {
    const some = items.slice(0, 25)
    const before = buildItemIndex(some, words)
    const after = buildItemIndex(some.map((item, at) => (at === 3 ? { ...item, name: '茶馆备案' } : { ...item })), words, before)
    const isReread = some.map(({ code }) => after.read.documents.get(code) !== before.read.documents.get(code))
    expect(isReread.flatMap((reread, at) => (reread ? [at] : []))).toEqual([3])
  })

  it('other words make everything new', () => {
    const some = items.slice(0, 25)
    const other = { ...words, sayings: { [some[0]!.code]: ['天外飞仙'] } }
    const index = buildItemIndex(some, other, buildItemIndex(some, words))
    expect(searchItems(index, '天外飞仙', { limit: 1 })[0]!.code).toBe(some[0]!.code)
  })
})
