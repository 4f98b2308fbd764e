import pg from 'pg'
import { analyse } from '../../src/platform/db/analyse.ts'
import { sessionOptions } from '../../src/platform/db/db.ts'
import { drain } from '../../test/load/drain.ts'
import { type LoadClient, prepareClients, runLifecycle, type Step, STEPS } from '../../test/load/lifecycle.ts'
import { type ServerChild, startServer } from '../../test/load/server-child.ts'
import { type LifecycleStatements, recordLifecycle } from './lifecycle-statements.ts'
import { conclude, emit, median, quantile, round, type Row } from './report.ts'
import { openStage, type Stage } from './stage.ts'

export interface CasesOptions {
  clients: number
  pairs: number
  seconds: number
  /** Applications in the large database; 0 measures the empty one alone. */
  count: number
  limit: boolean
  /** Folder for a CPU profile of the server over the empty database. */
  profile?: string | undefined
}

interface Side {
  name: 'empty' | 'full'
  url: string
  server: ServerChild
  clients: LoadClient[]
}

const WARM_SECONDS = 3
const BUFFER_SAMPLES = 7

/** Lifecycles per second over HTTP, on an empty and on a large database alternately, and against the limit of the statements alone. */
export async function benchCases(options: CasesOptions, command: string): Promise<void> {
  const stage = await openStage()
  const sides: Side[] = []
  try {
    // Loaded first: a load restarts the database, and would break off what is connected already.
    const full = options.count > 0 ? await stage.withApplications(options.count) : undefined
    sides.push(await openSide(stage, 'empty', await stage.copyCity('bench_empty'), options))
    if (full) sides.push(await openSide(stage, 'full', full, options))
    for (const side of sides) await measure(side, Math.min(WARM_SECONDS, options.seconds))
    for (const side of sides) await forgetAnswers(side.url)
    for (const side of sides) await analyse(side.url)

    const rates: Record<Side['name'], number[]> = { empty: [], full: [] }
    for (let pair = 0; pair < options.pairs; pair++) {
      // Each takes the first turn as often as the other: whatever drifts meanwhile meets both.
      for (const side of pair % 2 === 0 ? sides : sides.toReversed()) {
        const window = await measure(side, options.seconds)
        rates[side.name].push(window.perSecond)
        emit({ bench: 'cases', database: side.name, pair, ...window })
      }
    }
    const ratios = rates.full.map((rate, index) => rate / rates.empty[index]!)
    const buffers = await countBuffers(stage, sides)
    const limit = options.limit ? await measureLimit(stage, options) : undefined
    const rate = median(rates.empty)
    const share = limit === undefined ? undefined : (rate / limit) * 100
    const rows: Row[] = [
      { what: `lifecycles over HTTP, ${options.clients} clients, empty`, result: `${round(rate)}/s`, floor: '120/s', goal: '300/s' },
      ...(ratios.length > 0 ? [{ what: `… at ${options.count.toLocaleString('en')} against empty, median of ${options.pairs} pairs`, result: `${round(median(ratios), 3)} (${round(median(rates.full))}/s)`, floor: '≥ 0.90', goal: '≥ 0.98' }] : []),
      { what: 'buffers per command', result: buffers.full === undefined ? `${buffers.empty} empty` : `${buffers.full} (empty ${buffers.empty})`, floor: '≤ empty + 4', goal: '' },
      ...(share === undefined ? [] : [{ what: `share of the limit (same statements, ${options.clients} connections, no HTTP: ${round(limit!)}/s)`, result: `${round(share, 0)} %`, floor: '≥ 40 %', goal: '≥ 70 %' }]),
    ]
    conclude('cases', command, {
      perSecondEmpty: round(rate), perSecondFull: rates.full.length ? round(median(rates.full)) : null, ratio: ratios.length ? round(median(ratios), 3) : null,
      buffersPerCommand: buffers, limitPerSecond: limit === undefined ? null : round(limit), sharePercent: share === undefined ? null : round(share),
    }, rows, stage.postgresVersion)
  } finally {
    for (const side of sides) {
      for (const { connection } of side.clients) connection.close()
      await side.server.stop()
    }
    await stage.drop('bench_empty')
    await stage.close()
  }
}

async function openSide(stage: Stage, name: Side['name'], url: string, { clients, profile }: CasesOptions): Promise<Side> {
  const server = await startServer({ dataDir: stage.dataDir, databaseUrl: url, nodeOptions: profile && name === 'empty' ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [] })
  return { name, url, server, clients: await prepareClients(server.port, clients) }
}

/** All clients at once for `seconds`; a lifecycle counts in the window in which it ends. */
async function measure({ clients, url }: Side, seconds: number) {
  const times: Record<Step, number[]> = { submit: [], accept: [], review: [], decide: [], deliver: [] }
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1000
  let lifecycles = 0
  await Promise.all(clients.map(async (client) => {
    while (performance.now() < endsAt) {
      await runLifecycle(client, (step, _acknowledged, ms) => times[step].push(ms))
      if (performance.now() <= endsAt) lifecycles++
    }
  }))
  const cpu = process.cpuUsage(cpuBefore)
  const elapsedMs = performance.now() - startedAt
  const backlogMs = await drain(url)
  return {
    perSecond: round(lifecycles / seconds),
    p95Ms: Object.fromEntries(STEPS.map((step) => [step, round(quantile(times[step], 0.95))])),
    /** Share of one core that the load generator took. */
    loadCore: round((cpu.user + cpu.system) / 1000 / elapsedMs, 2),
    backlogMs: round(backlogMs, 0),
  }
}

/** Answers are kept a day whatever was handled before: those of earlier benches would burden the database that is kept, and it alone. */
async function forgetAnswers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('delete from platform.idempotency')
  await client.end()
}

async function countBuffers(stage: Stage, sides: Side[]): Promise<{ empty: number; full?: number }> {
  // Both after the same load: a table that holds nothing at all has trees of one page, which no city has after its first day.
  // What that load left dead is swept up, or the count would depend on when autovacuum last came by.
  for (const { url } of sides) await analyse(url)
  // Recorded on a scratch copy: the statements are the same, and the measured databases stay as they are.
  const statements = await onScratch(stage, (url) => recordLifecycle(url, stage.dataDir))
  const counts: { empty: number; full?: number } = { empty: Number.NaN }
  for (const { name, url } of sides) {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const samples: number[] = []
    for (let sample = 0; sample < BUFFER_SAMPLES; sample++) samples.push(await statements.countBuffers(client))
    await client.end()
    counts[name] = round(median(samples) / statements.commands)
  }
  emit({ bench: 'cases', buffersPerCommand: counts })
  return counts
}

/** The same statements over as many connections, no HTTP and no rules around them. */
async function measureLimit(stage: Stage, { clients, seconds }: CasesOptions): Promise<number> {
  return onScratch(stage, async (url) => {
    const statements = await recordLifecycle(url, stage.dataDir)
    await analyse(url)
    const connections = await Promise.all(Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url, options: sessionOptions({ role: 'yichuang_app' }) })
      await client.connect()
      return client
    }))
    await replayFor(statements, connections, Math.min(WARM_SECONDS, seconds))
    const perSecond = await replayFor(statements, connections, seconds)
    await Promise.all(connections.map((client) => client.end()))
    emit({ bench: 'cases', limit: true, perSecond: round(perSecond) })
    return perSecond
  })
}

async function replayFor(statements: LifecycleStatements, connections: pg.Client[], seconds: number): Promise<number> {
  const endsAt = performance.now() + seconds * 1000
  let lifecycles = 0
  await Promise.all(connections.map(async (client) => {
    while (performance.now() < endsAt) {
      await statements.replay(client)
      if (performance.now() <= endsAt) lifecycles++
    }
  }))
  return lifecycles / seconds
}

async function onScratch<T>(stage: Stage, work: (url: string) => Promise<T>): Promise<T> {
  const url = await stage.copyCity('bench_scratch')
  try {
    return await work(url)
  } finally {
    await stage.drop('bench_scratch')
  }
}
