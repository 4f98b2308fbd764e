import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importItems, listItems } from '../modules/catalogue/index.ts'
import { ROOT } from '../platform/config.ts'
import { type Platform, systemContext } from '../platform/context.ts'

/** Publishes the demo city's items where there are none yet. @throws Error when the files that came with the source are wrong */
export async function seedItems(platform: Platform): Promise<void> {
  if ((await listItems(platform, { limit: 1 })).total > 0) return
  // What the items are is common to many cities; how far this one has reformed them is its own.
  const reforms = new Map(readLines('db/seed/item-reforms.jsonl').map((reform) => [reform.code, reform]))
  const rows = readLines('db/seed/items.jsonl').map((item) => ({ ...item, ...reforms.get(item.code) }))
  const report = await importItems(systemContext(platform, 'seed'), rows)
  const wrong = report.rows.filter((row) => row.outcome === 'wrong')
  if (wrong.length > 0) throw new Error(`db/seed/items.jsonl: ${JSON.stringify(wrong)}`)
}

const readLines = (file: string): { code: string }[] =>
  readFileSync(join(ROOT, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as { code: string })
