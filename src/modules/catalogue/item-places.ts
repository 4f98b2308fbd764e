import { Refusal } from '../../platform/errors.ts'
import type { Competence, Directory } from '../organisation/index.ts'
import type { Place } from './entry-rules.ts'
import type { Level } from './item.ts'

/** Who in the organisation can handle items: asked once for each department and level of an import. */
export interface ItemPlaces {
  isDepartment(name: string): boolean
  placesOf(departmentName: string, level: Level): readonly Place[]
  /** Of these the ones in a region (six digits). */
  placesIn(region: string, departmentName: string, level: Level): readonly Place[]
}

export function createItemPlaces(directory: Directory): ItemPlaces {
  const regions = directory.listRegions()
  const known = new Map<string, readonly Place[]>()
  const competence = (region: string, departmentName: string, divisionCode?: string): Competence | undefined => {
    try {
      return directory.authorityOf(region, departmentName, divisionCode)
    } catch (error) {
      // A county may lack a department that others have: it then handles nothing of it.
      if (error instanceof Refusal) return undefined
      throw error
    }
  }
  const divisionsOf = (level: Level): { region: string; code: string }[] => {
    const ofLevel = (wanted: 'city' | 'county') => regions.filter((region) => region.level === wanted).map(({ code }) => ({ region: code, code: `${code}000000` }))
    if (level === 'city' || level === 'county') return ofLevel(level)
    const townships = regions.flatMap(({ code }) => directory.listTownships(code))
    return level === 'township' ? townships : townships.flatMap(({ code }) => directory.listVillages(code))
  }
  const find = (departmentName: string, level: Level): Place[] => divisionsOf(level).flatMap(({ region, code }) => {
    const found = competence(region, departmentName, level === 'township' || level === 'village' ? code : undefined)
    // In a township every department's matters are the township's; a department's name found instead means it has no body of its own.
    if (!found || found.authority.level !== level) return []
    return [{ region, divisionCode: code, authorityId: found.authority.id, uscc: found.authority.uscc, unitId: found.unit?.id ?? null }]
  })
  const placesOf = (departmentName: string, level: Level): readonly Place[] => known.get(`${level}/${departmentName}`) ?? remember(departmentName, level)
  const remember = (departmentName: string, level: Level): readonly Place[] => {
    const places = find(departmentName, level)
    known.set(`${level}/${departmentName}`, places)
    return places
  }
  const byRegion = new Map<readonly Place[], ReadonlyMap<string, readonly Place[]>>()
  return {
    isDepartment: (name) => regions.some(({ code }) => competence(code, name) !== undefined),
    placesOf,
    placesIn(region, departmentName, level) {
      const places = placesOf(departmentName, level)
      const ofRegions = byRegion.get(places) ?? Map.groupBy(places, (place) => place.region)
      byRegion.set(places, ofRegions)
      return ofRegions.get(region) ?? []
    },
  }
}
