import { useSearchParams } from 'react-router'
import { useRegions } from '../catalogue/office-region.ts'
import { useOfficer } from '../sessions/officer.tsx'

export interface PlaceChoice {
  value: string
  label: string
}

export interface ChosenRegion {
  /** Six digits. */
  region: string
  /** As people call it: 全市（某某市）, a county by its name. */
  name: string
  /** Every other place that can be chosen. */
  others: PlaceChoice[]
  /** What the officer's own place is called: what no choice means. */
  ownName: string
  nameOf: (code: string) => string
}

const NO_PLACES: readonly PlaceChoice[] = []

/** The place a page of settings is about: in the address, or the officer's own. @param beside places that are no region, as 全国 */
export function useChosenRegion(beside: readonly PlaceChoice[] = NO_PLACES): ChosenRegion {
  const officer = useOfficer()
  const [query] = useSearchParams()
  const regions = useRegions().data ?? []
  const places = [...beside, ...regions.map(({ code, name, level }) => ({ value: code, label: level === 'city' ? `全市（${name}）` : name }))]
  const nameOf = (code: string) => places.find(({ value }) => value === code)?.label ?? (code === officer.region ? officer.regionName : code)
  const region = query.get('region') ?? officer.region
  return { region, name: nameOf(region), others: places.filter(({ value }) => value !== officer.region), ownName: nameOf(officer.region), nameOf }
}
