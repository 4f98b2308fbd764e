import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importSources } from '../modules/materials/index.ts'
import { ROOT } from '../platform/config.ts'
import type { Platform } from '../platform/context.ts'

/** What stands in for the materials of the demo city's items; what somebody changed stays. */
export async function seedReplacementSources(platform: Platform): Promise<void> {
  await importSources(platform, JSON.parse(readFileSync(join(ROOT, 'db/seed/replacement-sources.json'), 'utf8')) as Parameters<typeof importSources>[1])
}
