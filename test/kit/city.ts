import type { Platform } from '../../src/platform/context.ts'
import { seedCity } from '../../tools/seed/city.ts'
import { seedItems } from '../../tools/seed/items.ts'

/** The city every test lives in: the same invented one that `npm start` shows. */
export async function seedTestCity(platform: Platform): Promise<void> {
  await seedCity(platform)
  await seedItems(platform)
}
