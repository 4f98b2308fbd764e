import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { checkCatalogue, streamItemWorkbook, toRawItem } from '../../src/modules/catalogue/index.ts'
import { readConfig, ROOT } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import { analyse } from '../../src/platform/db/analyse.ts'
import { answerOf, createApi, signIn } from '../../test/kit/api.ts'
import { forkProgram } from '../../test/kit/fork-program.ts'
import { startServer } from '../../test/load/server-child.ts'
import { generateItems } from '../seed/item-generator.ts'
import { conclude, emit, median, round, type Row } from './report.ts'
import { addEntries } from './search.ts'
import { openStage, runOnce, type Stage } from './stage.ts'

export interface CatalogueOptions {
  /** Generated items of the import. */
  items: number
  /** Entries of the city in which changes are published. */
  entries: number
  /** How many changes are published. */
  changes: number
}

interface Change {
  id: string
  revision: number
  content: { name: string; notes: string | null }
}

/** What an item office waits for: an import of a city's items, the check of them all, and the publication of one. */
export async function benchCatalogue({ items, entries, changes }: CatalogueOptions, command: string): Promise<void> {
  const stage = await openStage()
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-bench-'))
  try {
    const imported = await importInto(stage, folder, items)
    emit({ bench: 'catalogue', what: 'import', ...imported })
    const published = await publishIn(stage, entries, changes)
    emit({ bench: 'catalogue', what: 'publish', ...published })
    const rows: Row[] = [
      { what: `import of 160 items (.jsonl) and of ${items.toLocaleString('en')} generated (.xlsx), by \`npm run import\``, result: `${imported.seedSeconds} s + ${imported.generatedSeconds} s`, floor: '20 s together', goal: '' },
      { what: `element check of ${imported.checkedItems.toLocaleString('en')} items, first run (again)`, result: `${imported.checkSeconds} s (${imported.checkAgainSeconds} s), ${imported.findings.toLocaleString('en')} findings`, floor: '5 s', goal: '' },
      { what: `a change published, ${published.entries.toLocaleString('en')} entries: command, and until a search finds it`, result: `median ${published.medianMs} ms, slowest ${published.slowestMs} ms; ${published.foundMedianMs} ms`, floor: '2 s', goal: '' },
    ]
    conclude('catalogue', command, { imported, published }, rows, stage.postgresVersion)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await stage.close()
  }
}

/** Into a city without items, by the command a city would use. */
async function importInto(stage: Stage, folder: string, count: number) {
  const url = await stage.copyCity('bench_catalogue')
  try {
    await runOnce(url, 'truncate catalogue.item, catalogue.item_version, catalogue.entry, catalogue.feed cascade')
    const file = join(folder, 'items.xlsx')
    await pipeline(streamItemWorkbook(() => [...generateItems(count)].map((item) => toRawItem(item, null))), createWriteStream(file))
    const seedSeconds = await importFile(stage, url, join(ROOT, 'db/seed/items.jsonl'))
    const generatedSeconds = await importFile(stage, url, file)
    await analyse(url)
    const open = await openPlatform({ ...readConfig({}), databaseUrl: url, dataDir: stage.dataDir }, { isServer: false })
    try {
      const ctx = systemContext(open.platform, 'bench')
      const check = async () => {
        const startedAt = performance.now()
        const run = await checkCatalogue(ctx)
        return { seconds: round((performance.now() - startedAt) / 1000), run }
      }
      const first = await check()
      const again = await check()
      return { seedSeconds, generatedSeconds, checkSeconds: first.seconds, checkAgainSeconds: again.seconds, checkedItems: first.run.items, findings: first.run.findings }
    } finally {
      await open.close()
    }
  } finally {
    await stage.drop('bench_catalogue')
  }
}

async function importFile(stage: Stage, url: string, file: string): Promise<number> {
  const startedAt = performance.now()
  const child = forkProgram('tools/import.ts', ['items', file], { env: { ...process.env, DATABASE_URL: url, DATA_DIR: stage.dataDir } })
  const [code] = (await once(child, 'exit')) as [number]
  if (code !== 0) throw new Error(`the import of ${file} ended with exit code ${code}`)
  return round((performance.now() - startedAt) / 1000)
}

/** Over HTTP, by the two people it takes. */
async function publishIn(stage: Stage, wanted: number, count: number) {
  const url = await stage.copyCity('bench_publish')
  const entries = await addEntries(url, wanted)
  await analyse(url)
  const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url })
  try {
    const base = `http://127.0.0.1:${server.port}`
    const [editor, reviewer] = await Promise.all(['item-manager-379900', 'item-reviewer-379900'].map((login) => signIn(base, login)))
    const visitor = createApi(base)
    const { rows } = answerOf(await editor!.get<{ rows: { code: string }[] }>(`/staff/catalogue/items?limit=${count}`))
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
    const times: number[] = []
    const found: number[] = []
    for (const { code } of rows) {
      const opened = answerOf(await editor!.post<Change>('/staff/catalogue/changes', { kind: 'revise', itemCode: code, reason: '基准测试' }))
      const at = `/staff/catalogue/changes/${opened.id}`
      const name = `${opened.content.name}${randomUUID().slice(0, 8)}`
      const saved = answerOf(await editor!.put<{ revision: number }>(`${at}/content`, { baseRevision: opened.revision, content: { ...opened.content, name } }))
      const submitted = answerOf(await editor!.post<Change>(`${at}/submit`, {}, { version: saved.revision }))
      const approved = answerOf(await reviewer!.post<Change>(`${at}/approve`, {}, { version: submitted.revision }))
      const startedAt = performance.now()
      answerOf(await reviewer!.post<Change>(`${at}/publish`, { effectiveOn: today }, { version: approved.revision }))
      times.push(performance.now() - startedAt)
      const { items } = answerOf(await visitor.get<{ items: { name: string }[] }>(`/items/search?q=${encodeURIComponent(name)}`))
      if (items[0]?.name !== name) throw new Error(`${name} was published and not found`)
      found.push(performance.now() - startedAt)
    }
    return { entries, changes: rows.length, medianMs: round(median(times), 0), slowestMs: round(Math.max(...times), 0), foundMedianMs: round(median(found), 0) }
  } finally {
    await server.stop()
    await stage.drop('bench_publish')
  }
}
