import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { seedTestCity } from '../../test/kit/city.ts'
import { watchOpenCases } from '../../src/flows/replay-record.ts'
import { connectOutside } from '../../src/outside.ts'
import { readConfig, ROOT } from '../../src/platform/config.ts'
import { systemContext } from '../../src/platform/context.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { analyse } from '../../src/platform/db/analyse.ts'
import { type EmbeddedPostgres, isAlive, startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts'
import { schemaHash } from '../../src/platform/db/migrations.ts'
import { toDatabase } from '../../src/platform/instance.ts'
import { seedApplications, type SeedResult } from '../seed/applications.ts'

/** The databases benchmarks are run on: one embedded PostgreSQL outside the repository, kept while the schema is the same. */
export interface Stage {
  /** Keys and files of the benchmark's city. */
  dataDir: string
  postgresVersion: string
  /** A fresh copy of the seeded city without applications. Returns its URL as the owner. */
  copyCity(name: string): Promise<string>
  /** The city with `count` applications: made at first use, then reused. */
  withApplications(count: number): Promise<string>
  /** Makes it anew, whatever there is, and tells how that went. */
  seed(count: number): Promise<SeedResult>
  drop(name: string): Promise<void>
  close(): Promise<void>
}

/** While a million rows are loaded nothing needs to survive a power failure: a load that breaks off is begun again. */
const LOAD_SETTINGS = {
  fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0', autovacuum: 'off',
  max_wal_size: '16GB', checkpoint_timeout: '1h', maintenance_work_mem: '1GB', max_parallel_maintenance_workers: '2',
}

const CITY = 'bench_city'

/** Where it is kept: the user's cache, or a folder the user `postgres` can enter when we are root. */
export function stageFolder(): string {
  const name = `bench-${schemaHash()}-${cityHash()}`
  return process.getuid?.() === 0 ? `/var/tmp/yichuang-${name}` : join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'yichuang', name)
}

/** Another city or other items are another database, whatever its tables. */
function cityHash(): string {
  const folder = join(ROOT, 'db/seed')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex').slice(0, 6)
}

/** @throws Error when another benchmark is running over the same folder */
export async function openStage(): Promise<Stage> {
  const dataDir = stageFolder()
  mkdirSync(dataDir, { recursive: true })
  const release = lock(dataDir)
  // What a killed benchmark left may run with the settings of a load.
  let server = await startEmbeddedPostgres(dataDir)
  if (server.isAdopted) server = await restart(server, dataDir, {})
  const administer = <Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []) => runOnce<Row>(server.url, statement, values)
  const isComplete = async (name: string) =>
    (await administer(`select 1 from pg_database where datname = $1 and shobj_description(oid, 'pg_database') = 'complete'`, [name])).length > 0
  const create = async (name: string, template: string) => {
    await administer(`drop database if exists ${name} with (force)`)
    await administer(`create database ${name} template ${template}`)
  }

  if (!(await isComplete(CITY))) {
    removeOlder(dataDir)
    await create(CITY, 'template1')
    const open = await openPlatform({ ...readConfig({}), databaseUrl: toDatabase(server.url, CITY), dataDir }, { isServer: false, connect: connectOutside })
    await seedTestCity(open.platform)
    await open.close()
    await administer(`comment on database ${CITY} is 'complete'`)
  }
  const seed = async (count: number): Promise<SeedResult> => {
    const name = `bench_${count}`
    server = await restart(server, dataDir, LOAD_SETTINGS)
    await create(name, CITY)
    const result = await seedApplications({ url: toDatabase(server.url, name), dataDir, count })
    // What was written without fsync is on disk before anybody trusts it.
    server = await restart(server, dataDir, {})
    await administer(`comment on database ${name} is 'complete'`)
    return result
  }
  const [version] = await administer<{ server_version: string }>('show server_version')
  return {
    dataDir,
    postgresVersion: version!.server_version.split(' ')[0]!,
    async copyCity(name) {
      await create(name, CITY)
      await analyse(toDatabase(server.url, name))
      return toDatabase(server.url, name)
    },
    async withApplications(count) {
      const url = () => toDatabase(server.url, `bench_${count}`)
      if (!(await isComplete(`bench_${count}`))) await seed(count)
      await watchSeeded(url(), dataDir)
      return url()
    },
    seed,
    drop: async (name) => void (await administer(`drop database if exists ${name} with (force)`)),
    async close() {
      await server.stop()
      release()
    },
  }
}

/**
 * A city of that size has been watched all along: what the seeder wrote past the announcements is taken in before anything is measured.
 * A server would do it beside the requests, with a core of its own for minutes. Returns at once where it was done.
 */
async function watchSeeded(databaseUrl: string, dataDir: string): Promise<void> {
  const open = await openPlatform({ ...readConfig({}), demo: true, databaseUrl, dataDir }, { isServer: false, log: createLogger('error'), connect: connectOutside })
  try {
    await watchOpenCases.run(systemContext(open.platform, watchOpenCases.id))
  } finally {
    await open.close()
  }
}

async function restart(server: EmbeddedPostgres, dataDir: string, settings: Record<string, string>): Promise<EmbeddedPostgres> {
  await server.stop()
  return startEmbeddedPostgres(dataDir, settings)
}

/** One statement on a connection of its own. */
export async function runOnce<Row extends pg.QueryResultRow>(url: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    return (await client.query<Row>(statement, values)).rows
  } finally {
    await client.end()
  }
}

/** A million applications are some 13 GB: of the databases of older schemas none is kept, unless a benchmark is running on it. */
function removeOlder(dataDir: string): void {
  const prefix = basename(dataDir).replace(/bench-.*$/, 'bench-')
  for (const name of readdirSync(dirname(dataDir))) {
    const folder = join(dirname(dataDir), name)
    if (!name.startsWith(prefix) || folder === dataDir || ownerOf(folder) !== undefined) continue
    rmSync(folder, { recursive: true, force: true })
    process.stderr.write(`已删除旧的基准数据 ${folder}\n`)
  }
}

/** Process of the benchmark that runs over `dataDir`, if any. */
function ownerOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'bench.pid')
  const owner = existsSync(file) ? Number(readFileSync(file, 'utf8')) : undefined
  return owner !== undefined && owner !== process.pid && isAlive(owner) ? owner : undefined
}

/** Two benchmarks at once would measure each other. */
function lock(dataDir: string): () => void {
  const owner = ownerOf(dataDir)
  if (owner !== undefined) throw new Error(`另一个基准测试正在运行（进程 ${owner}），请等它结束。`)
  const file = join(dataDir, 'bench.pid')
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}
