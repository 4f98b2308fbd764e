import { describe, expect, test } from 'vitest'
import { placesOf, toRegionalHistory } from './regional-rules.ts'

const [CITY, COUNTY, OTHER] = ['379900', '379902', '379903']
const TODAY = '2026-03-02'
const statesFrom = (region: string, ...values: [region: string, fromDay: string][]) =>
  toRegionalHistory(values.map(([where, fromDay]) => ({ region: where, fromDay })), region, TODAY).map(({ state }) => state)

describe('what a region and its city set from a day on', () => {
  test('counts from its day: the newest applies, earlier ones are replaced, later ones are coming', () => {
    expect(statesFrom(COUNTY, [COUNTY, '2026-01-01'], [COUNTY, TODAY], [COUNTY, '2026-03-03'])).toEqual(['replaced', 'inForce', 'coming'])
  })

  test('the city’s applies where the county set nothing, and is outranked where it did', () => {
    expect(statesFrom(COUNTY, [CITY, '2026-01-01'])).toEqual(['inForce'])
    expect(statesFrom(COUNTY, [CITY, '2026-02-01'], [COUNTY, '2026-01-01'])).toEqual(['outranked', 'inForce'])
    expect(statesFrom(COUNTY, [CITY, '2026-02-01'], [COUNTY, '2026-04-01'])).toEqual(['inForce', 'coming'])
  })

  test('of two from one day the later one counts', () => {
    expect(statesFrom(COUNTY, [COUNTY, TODAY], [COUNTY, TODAY])).toEqual(['replaced', 'inForce'])
  })

  test('another county’s is not told, and a city has nobody above it', () => {
    expect(statesFrom(COUNTY, [OTHER, '2026-01-01'])).toEqual([])
    expect(placesOf(CITY)).toEqual([CITY])
  })
})
