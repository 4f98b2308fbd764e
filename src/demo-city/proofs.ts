import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importProofs } from '../modules/materials/index.ts'
import { ROOT } from '../platform/config.ts'
import type { Platform } from '../platform/context.ts'
import { readCityFile } from './city-file.ts'

/** The demo city's list of proofs that nobody has to bring; entries that are there already, or were ended, stay as they are. */
export async function seedProofs(platform: Platform): Promise<void> {
  await importProofs(platform, readCityFile().city.gb6, JSON.parse(readFileSync(join(ROOT, 'db/seed/proofs.json'), 'utf8')) as Parameters<typeof importProofs>[2])
}
