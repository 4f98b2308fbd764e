import { hash } from '@node-rs/argon2'
import type { Platform } from '../../src/platform/context.ts'
import { seedCertificates } from '../../src/demo-city/certificates.ts'
import { DEMO_PASSWORD, seedCity } from '../../src/demo-city/city.ts'
import { seedGrants } from '../../src/demo-city/grants.ts'
import { seedItems } from '../../src/demo-city/items.ts'
import { seedProofs } from '../../src/demo-city/proofs.ts'
import { seedReplacementSources } from '../../src/demo-city/replacement-sources.ts'
import { seedSitesAndTerminals } from '../../src/demo-city/sites-and-terminals.ts'
import { seedZones } from '../../src/demo-city/zones.ts'
import { sql } from '../../src/platform/db/sql.ts'

/** Argon2 is slow by design, 14 ms for each sign-in, and tests sign in a thousand times: its least memory and one pass. */
const QUICK = { memoryCost: 8, timeCost: 1, parallelism: 1 }

/** The city every test lives in: the same invented one that `npm start` shows. */
export async function seedTestCity(platform: Platform): Promise<void> {
  await seedCity(platform)
  await platform.db.query(sql`update platform.account set password_hash = ${await hash(DEMO_PASSWORD, QUICK)}`)
  await seedItems(platform)
  await seedReplacementSources(platform)
  await seedProofs(platform)
  await seedGrants(platform)
  await seedSitesAndTerminals(platform)
  await seedCertificates(platform)
  await seedZones(platform)
}
