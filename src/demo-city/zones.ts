import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importZones } from '../modules/catalogue/index.ts'
import { ROOT } from '../platform/config.ts'
import type { Platform } from '../platform/context.ts'
import { readCityFile } from './city-file.ts'

/** The zones of the demo city's portal; those that are there already stay as somebody has made them. */
export async function seedZones(platform: Platform): Promise<void> {
  const zones = JSON.parse(readFileSync(join(ROOT, 'db/seed/zones.json'), 'utf8')) as Parameters<typeof importZones>[2]
  await importZones(platform, readCityFile().city.gb6, zones)
}
