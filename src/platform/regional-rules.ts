/** Something a region set from a day on. */
export interface RegionalValue {
  region: string
  /** Legal date `YYYY-MM-DD`. */
  fromDay: string
}

/**
 * What became of it, seen from one region on one day: it applies there, it will, something newer took its place, or it is the
 * city's and the region has its own.
 */
export type RegionalState = 'coming' | 'inForce' | 'replaced' | 'outranked'

export const regionalStateWords: Record<RegionalState, string> = { coming: '将生效', inForce: '现行', replaced: '已被代替', outranked: '本地另有规定' }

/** Whose values count in a region: its own, then its city's (`379900` for `379902`). */
export const placesOf = (region: string): string[] => [...new Set([region, `${region.slice(0, 4)}00`])]

/** Who runs the platform itself, before a city is brought in and beside it. */
const OPERATOR = '000000'

/** Whether somebody of `own` may set what holds in `region`: their own, a city's people also its counties', the operator's everywhere. */
export const reachesRegion = (own: string | undefined, region: string): boolean => own !== undefined && (own === OPERATOR || placesOf(region).includes(own))

/**
 * The values that a region and its city set, with what became of each on `day`, in the order of `values`.
 * Of two from the same day the one that stands later in `values` counts.
 */
export function toRegionalHistory<Value extends RegionalValue>(values: readonly Value[], region: string, day: string): { value: Value; state: RegionalState }[] {
  const places = placesOf(region)
  const latest = places.map((place) => newestOf(values.filter((value) => value.region === place && value.fromDay <= day)))
  const inForce = latest.find((value) => value !== undefined)
  const stateOf = (value: Value): RegionalState => (value.fromDay > day ? 'coming' : value === inForce ? 'inForce' : latest.includes(value) ? 'outranked' : 'replaced')
  return values.filter((value) => places.includes(value.region)).map((value) => ({ value, state: stateOf(value) }))
}

const newestOf = <Value extends RegionalValue>(values: readonly Value[]): Value | undefined =>
  values.reduce<Value | undefined>((newest, value) => (newest && newest.fromDay > value.fromDay ? newest : value), undefined)
