import { expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { ANONYMOUS, systemContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import { execute } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import { ratingChannelWords } from '../rating.ts'
import type { Scores } from './contract.ts'
import { readScores } from './read-scores.ts'
import { addCounts, type Count } from './score-store.ts'

const platform = useTestPlatform()
const REGION = '379902'

/** How a district's half-year came out: 31,754 ratings of 1,000 items in every hall, one item without a rating, every bad rating put right. */
const RATINGS = 31_754
const ITEMS = 1_000
const GRADES = { 5: 30_530, 4: 1_010, 3: 132, 2: 47, 1: 35 } as const

/** Numbers that look random and are the same every time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** The half-year, rating by rating. */
async function makeHalfYear(): Promise<Count[]> {
  const directory = await getDirectory(platform)
  const [authorities, halls, channels] = [directory.listAuthorities(REGION), directory.listHalls(REGION), Object.keys(ratingChannelWords)]
  const random = createRandom(20_220_630)
  const grades = Object.entries(GRADES).flatMap(([grade, count]) => Array.from({ length: count }, () => grade as '1' | '2' | '3' | '4' | '5'))
  const place = (item: number, hall: number) => ({ region: REGION, authorityId: authorities[item % authorities.length]!.id, hallId: halls[hall]!.id, itemCode: `item-${item}`, itemName: `事项${item}` })
  const day = () => new Date(Date.parse('2026-01-01T02:00:00Z') + random(181) * 86_400_000)
  const rated = grades.flatMap((grade, index): Count[] => {
    // Every item but the last is rated at least once, in every hall.
    const where = place(index < ITEMS - 1 ? index : random(ITEMS - 1), index % halls.length)
    const at = day()
    const isBad = Number(grade) <= 2
    return [{ ...where, at, counts: { invited: 1, answered: 1 } }, { ...where, at, channel: channels[random(channels.length)]!, counts: { [`grade${grade}`]: 1, ...(isBad ? { rectified: 1, rectifiedOnTime: 1 } : {}) } }]
  })
  const silent = Array.from({ length: ITEMS }, (_, item): Count => ({ ...place(item, item % halls.length), at: day(), counts: { invited: 3 } }))
  return [...rated, ...silent]
}

test('a half-year of 31,754 ratings comes out as such half-years were published', async () => {
  expect(Object.values(GRADES).reduce((sum, count) => sum + count, 0)).toBe(RATINGS)
  const ctx = systemContext(platform, 'test')
  const made = await makeHalfYear()
  for (let from = 0; from < made.length; from += 5_000) await commit(ctx, { region: REGION, guard: sql`select 1`, parts: [addCounts(made.slice(from, from + 5_000))], answer: null })

  const { body } = await execute(platform, () => true, readScores, { actor: ANONYMOUS, requestId: 'r', query: { period: '2026-H1', region: REGION } })
  const { rated, invited, composite, indicators, items, itemCount, halls } = body as Scores
  expect([rated, invited, itemCount, items.length]).toEqual([RATINGS, RATINGS + 3 * ITEMS, ITEMS, 30])
  expect(composite.points).toBe(9.97)
  expect(composite.parts.map(({ points }) => points?.toFixed(2))).toEqual(['9.90', '10.00', '10.00', '9.99'])
  const figures = Object.fromEntries(indicators.map(({ id, rate, numerator, denominator }) => [id, [rate, numerator, denominator]]))
  expect(figures).toMatchObject({
    rectification: [1, 82, 82], onTime: [1, 82, 82], halls: [1, halls.length, halls.length], items: [0.999, ITEMS - 1, ITEMS],
    satisfaction: [0.9974, RATINGS - 82, RATINGS], bad: [0.0026, 82, RATINGS], activeRating: [0.9137, RATINGS, RATINGS + 3 * ITEMS], channels: [1, 6, 6],
  })
  expect(halls.reduce((sum, line) => sum + line.rated, 0)).toBe(RATINGS)
  // A month holds only its own, and what is asked of another place is empty.
  const other = async (query: object) => (await execute(platform, () => true, readScores, { actor: ANONYMOUS, requestId: 'r', query })).body as Scores
  const months = await Promise.all(['01', '02', '03', '04', '05', '06'].map((month) => other({ period: `2026-${month}`, region: REGION })))
  expect(months.reduce((sum, month) => sum + month.rated, 0)).toBe(RATINGS)
  expect(await other({ period: '2026-H1', region: '379903' })).toMatchObject({ rated: 0, composite: { points: null }, items: [] })
})
