import type { Platform } from '../../src/platform/context.ts'
import { seedCertificates } from '../../src/demo-city/certificates.ts'
import { seedCity } from '../../src/demo-city/city.ts'
import { seedGrants } from '../../src/demo-city/grants.ts'
import { seedItems } from '../../src/demo-city/items.ts'
import { seedProofs } from '../../src/demo-city/proofs.ts'
import { seedReplacementSources } from '../../src/demo-city/replacement-sources.ts'
import { seedSitesAndTerminals } from '../../src/demo-city/sites-and-terminals.ts'
import { seedZones } from '../../src/demo-city/zones.ts'

/** The city every test lives in: the same invented one that `npm start` shows. */
export async function seedTestCity(platform: Platform): Promise<void> {
  await seedCity(platform)
  await seedItems(platform)
  await seedReplacementSources(platform)
  await seedProofs(platform)
  await seedGrants(platform)
  await seedSitesAndTerminals(platform)
  await seedCertificates(platform)
  await seedZones(platform)
}
