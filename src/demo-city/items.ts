import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importItems, listItems } from '../modules/catalogue/index.ts'
import { ROOT } from '../platform/config.ts'
import { type Platform, systemContext } from '../platform/context.ts'

/** Publishes the demo city's items where there are none yet. @throws Error when the file that came with the source is wrong */
export async function seedItems(platform: Platform): Promise<void> {
  if ((await listItems(platform, { limit: 1 })).total > 0) return
  const rows = readFileSync(join(ROOT, 'db/seed/items.jsonl'), 'utf8').trim().split('\n').map((line): unknown => JSON.parse(line))
  const report = await importItems(systemContext(platform, 'seed'), rows)
  const wrong = report.rows.filter((row) => row.outcome === 'wrong')
  if (wrong.length > 0) throw new Error(`db/seed/items.jsonl: ${JSON.stringify(wrong)}`)
}
