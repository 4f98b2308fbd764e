import type { CityFile, MapPlace } from '../modules/organisation/index.ts'
import { createDice } from './invented-names.ts'

type Point = [number, number]

/** Metres. Invented: it is nobody's real ground. */
const COUNTY = { width: 13_000, height: 17_000 }
/** Counties from the north-west on, two rows of five; the two districts in the middle. */
const ROWS = [['379921', '379922', '379902', '379923', '379924'], ['379925', '379926', '379903', '379981', '379982']]
/** Where the townships of a county lie in it, its seat first, as shares of its width and height. */
const SITES: Point[] = [[0.5, 0.5], [0.24, 0.76], [0.76, 0.74], [0.27, 0.24], [0.74, 0.23]]
/** The city's border, a little uneven. */
const BORDER: Point[] = [[900, 2600], [12_000, 400], [26_500, 1500], [40_500, 300], [54_000, 1200], [64_300, 3200], [63_800, 16_500], [64_700, 30_500], [52_500, 33_600], [38_500, 32_700], [25_500, 33_800], [11_500, 32_600], [600, 31_400], [1300, 17_200]]

/** Draws the invented city: a point for each division, and for each township the ground that is nearest to it. */
export function drawCityMap({ city, counties, townships, villages }: CityFile): MapPlace[] {
  const dice = createDice(37_990_051)
  const shaken = (by: number) => dice.below(2 * by + 1) - by
  const originOf = new Map(ROWS.flatMap((row, down) => row.map((county, across): [string, Point] => [county, [across * COUNTY.width, (1 - down) * COUNTY.height]])))
  const townshipsOf = Map.groupBy(townships, ({ parent }) => parent)
  const sites = new Map(counties.flatMap((county) => (townshipsOf.get(county.code) ?? []).map(({ code }, index): [string, Point] => {
    const [west, south] = originOf.get(county.gb6)!
    const [across, up] = SITES[index % SITES.length]!
    return [code, [Math.round(west + across * COUNTY.width) + shaken(900), Math.round(south + up * COUNTY.height) + shaken(1100)]]
  })))
  const place = (divisionCode: string, [x, y]: Point, outline: Point[] | null = null): MapPlace => ({ region: divisionCode.slice(0, 6), divisionCode, x, y, outline })
  const seatOf = (code: string): Point => sites.get(townshipsOf.get(code)![0]!.code)!
  const villagesOf = Map.groupBy(villages, ({ parent }) => parent)
  return [
    place(city.code, seatOf(counties[0]!.code)),
    ...counties.map(({ code }) => place(code, seatOf(code))),
    ...townships.map(({ code }) => place(code, sites.get(code)!, groundOf(sites.get(code)!, [...sites.values()]))),
    ...townships.flatMap(({ code, type }) => {
      const own = villagesOf.get(code) ?? []
      // Communities of a town lie close together, villages apart.
      const reach = type === '街道' ? 700 : 1700
      return own.map((village, index) => {
        const angle = (2 * Math.PI * index) / own.length
        const far = reach * (0.55 + dice.below(46) / 100)
        const [x, y] = sites.get(code)!
        return place(village.code, [Math.round(x + far * Math.cos(angle)), Math.round(y + far * Math.sin(angle))])
      })
    }),
  ]
}

/** The part of the city nearer to this site than to any other. */
const groundOf = (site: Point, sites: readonly Point[]): Point[] =>
  sites.filter((other) => other !== site).reduce((ground, other) => keepNearer(ground, site, other), BORDER).map(([x, y]): Point => [Math.round(x), Math.round(y)])

/** Cuts off what is nearer to `other`: a half plane of a convex polygon. */
function keepNearer(ground: readonly Point[], site: Point, other: Point): Point[] {
  const far = (point: Point): number => {
    const middle: Point = [(site[0] + other[0]) / 2, (site[1] + other[1]) / 2]
    return (point[0] - middle[0]) * (other[0] - site[0]) + (point[1] - middle[1]) * (other[1] - site[1])
  }
  return ground.flatMap((point, index) => {
    const next = ground[(index + 1) % ground.length]!
    const [here, there] = [far(point), far(next)]
    const kept = here <= 0 ? [point] : []
    if (here <= 0 === there <= 0) return kept
    const share = here / (here - there)
    return [...kept, [point[0] + share * (next[0] - point[0]), point[1] + share * (next[1] - point[1])] as Point]
  })
}
