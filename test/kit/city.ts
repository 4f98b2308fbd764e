import type { Platform } from '../../src/platform/context.ts'
import { seedCity } from '../../src/demo-city/city.ts'
import { seedGrants } from '../../src/demo-city/grants.ts'
import { seedItems } from '../../src/demo-city/items.ts'
import { seedZones } from '../../src/demo-city/zones.ts'

/** The city every test lives in: the same invented one that `npm start` shows. */
export async function seedTestCity(platform: Platform): Promise<void> {
  await seedCity(platform)
  await seedItems(platform)
  await seedGrants(platform)
  await seedZones(platform)
}
