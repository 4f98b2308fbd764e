import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { searchPublishedItems } from '../../src/modules/catalogue/index.ts'
import { readConfig, ROOT } from '../../src/platform/config.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import { analyse } from '../../src/platform/db/analyse.ts'
import { startServer } from '../../test/load/server-child.ts'
import { time } from './load.ts'
import { conclude, emit, quantile, type Row, round } from './report.ts'
import { openStage, runOnce } from './stage.ts'

export interface SearchOptions {
  clients: number
  entries: number
  requests: number
}

interface Question {
  query: string
  expected: string[]
}

const SETS = { dev: 'test/eval/search-dev.jsonl', 'held-out': 'test/eval/search-held-out.jsonl' }
const REGION = '379902'
const SHOWN = 10

/** Finding items among many regional entries: how fast, and how often the right one comes first. */
export async function benchSearch({ clients, entries, requests }: SearchOptions, command: string): Promise<void> {
  const stage = await openStage()
  try {
    const url = await stage.copyCity('bench_search')
    const total = await addEntries(url, entries)
    await analyse(url)
    const sets = Object.entries(SETS).map(([name, file]) => ({ name, questions: readFileSync(join(ROOT, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Question) }))
    const queries = sets.flatMap(({ questions }) => questions)

    const inMemory = await timeInMemory(url, stage.dataDir, queries)
    emit({ bench: 'search', where: 'in memory', entries: total, ...inMemory })
    const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url })
    const rows: Row[] = []
    const summary: Record<string, unknown> = { entries: total, inMemory }
    try {
      const ask = (query: string, region?: string) => ({ method: 'GET', path: `/api/v1/items/search?q=${encodeURIComponent(query)}&limit=${SHOWN}${region ? `&region=${region}` : ''}` })
      // A process compiles what it runs first: what it takes then no searcher of a running city waits for.
      await time(server.port, clients, requests, (turn) => ask(queries[turn % queries.length]!.query))
      const plain = await time(server.port, clients, requests, (turn) => ask(queries[turn % queries.length]!.query))
      const regional = await time(server.port, clients, requests, (turn) => ask(queries[turn % queries.length]!.query, REGION))
      const alone = await time(server.port, 1, Math.ceil(requests / 4), (turn) => ask(queries[turn % queries.length]!.query, REGION))
      emit({ bench: 'search', where: 'http', plain, regional, alone })
      Object.assign(summary, { plain, regional, alone })
      rows.push(
        { what: `p95 over HTTP, ${total.toLocaleString('en')} entries, ${clients} clients, one region`, result: `${regional.p95Ms} ms (all regions ${plain.p95Ms} ms, one client ${alone.p95Ms} ms)`, floor: '25 ms', goal: '10 ms' },
        { what: 'p95 in memory', result: `${inMemory.p95Ms} ms`, floor: '', goal: '' },
      )
      for (const { name, questions } of sets) {
        let first = 0
        let firstThree = 0
        const missed: string[] = []
        await time(server.port, 1, questions.length, (turn) => ask(questions[turn]!.query), (answer, turn) => {
          const codes = (JSON.parse(answer.body) as { items: { code: string }[] }).items.map(({ code }) => code)
          const { query, expected } = questions[turn]!
          if (expected.includes(codes[0]!)) first++
          else missed.push(query)
          if (codes.slice(0, 3).some((code) => expected.includes(code))) firstThree++
        })
        const percent = (count: number) => round((count / questions.length) * 100)
        emit({ bench: 'search', set: name, questions: questions.length, top1Percent: percent(first), top3Percent: percent(firstThree), missed })
        summary[name] = { top1Percent: percent(first), top3Percent: percent(firstThree) }
        rows.push({ what: `right item first / among three, ${questions.length} ${name} queries`, result: `${percent(first)} % / ${percent(firstThree)} %`, floor: '85 % / 95 %', goal: '93 % / 99 %' })
      }
    } finally {
      await server.stop()
    }
    conclude('search', command, summary, rows, stage.postgresVersion)
  } finally {
    await stage.drop('bench_search')
    await stage.close()
  }
}

/** Lets every division handle every item until there are `wanted` entries. */
export async function addEntries(url: string, wanted: number): Promise<number> {
  const [there] = await runOnce<{ count: number }>(url, 'select count(*)::int as count from catalogue.entry')
  if (there!.count < wanted) {
    // The invented city has too few divisions for so many entries: its townships get more villages.
    await runOnce(url, `
      insert into organisation.division (code, region, name, full_name, level, parent_code)
      select left(t.code, 9) || (900 + n), t.region, '新村' || n, t.full_name || '新村' || n, 'village', t.code
      from organisation.division t cross join generate_series(0, 99) n
      where t.level = 'township'
      order by n, t.code
      limit greatest(0, $1 / (select count(*) from catalogue.item) + 1 - (select count(*) from organisation.division))
      on conflict do nothing`, [wanted])
    await runOnce(url, `
      insert into catalogue.entry (region, division_code, item_code, authority_id, unit_id, task_code, base_code, version)
      select d.region, d.code, i.code, a.id, null, e.task_code, i.base_code, v.version
      from organisation.division d
      cross join catalogue.item i
      join catalogue.item_version v on v.code = i.code and v.state = 'published'
      join lateral (select id from organisation.authority where region = d.region order by id limit 1) a on true
      join lateral (select task_code from catalogue.entry where item_code = i.code limit 1) e on true
      order by d.code, i.code
      limit $1
      on conflict do nothing`, [wanted])
  }
  const [now] = await runOnce<{ count: number }>(url, 'select count(*)::int as count from catalogue.entry')
  return now!.count
}

async function timeInMemory(databaseUrl: string, dataDir: string, queries: Question[]): Promise<{ p50Ms: number; p95Ms: number }> {
  const open = await openPlatform({ ...readConfig({}), databaseUrl, dataDir }, { isServer: false })
  try {
    const times: number[] = []
    for (let round = 0; round < 3; round++) {
      for (const { query } of queries) {
        const startedAt = performance.now()
        await searchPublishedItems(open.platform, { q: query, region: REGION, limit: SHOWN })
        if (round > 0) times.push(performance.now() - startedAt)
      }
    }
    return { p50Ms: round2(quantile(times, 0.5)), p95Ms: round2(quantile(times, 0.95)) }
  } finally {
    await open.close()
  }
}

const round2 = (value: number): number => round(value, 2)
