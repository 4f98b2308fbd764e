import { createHash } from 'node:crypto'
import type { ItemPlaces } from '../item-places.ts'
import type { Level } from '../item.ts'

const REGIONAL: readonly Level[] = ['city', 'county']
/** In a township every department's matters are the township's: one department speaks for all. */
const GRASSROOTS: readonly Level[] = ['township', 'village']

/** What a region's bodies come to for the catalogue, by region: the same as long as nobody reorganises what items are handled by. */
export function regionFingerprints(regions: readonly { code: string }[], places: Pick<ItemPlaces, 'placesIn'>, departments: readonly string[]): Map<string, string> {
  const named = departments.toSorted()
  return new Map(regions.map(({ code }) => {
    const hash = createHash('sha256')
    for (const department of named) for (const level of REGIONAL) hash.update(JSON.stringify([department, places.placesIn(code, department, level)]))
    for (const level of GRASSROOTS) hash.update(JSON.stringify(named.slice(0, 1).map((department) => places.placesIn(code, department, level))))
    return [code, hash.digest('base64url')]
  }))
}
