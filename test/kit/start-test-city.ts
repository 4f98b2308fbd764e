import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startBackground } from '../../src/background.ts'
import { connectOutside } from '../../src/outside.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts'
import { toDatabase } from '../../src/platform/instance.ts'
import { seedTestCity } from './city.ts'
import { hasMemory, MEMORY_FOLDER } from './memory-folder.ts'
import { administer, TEST_NOW } from './start-postgres.ts'

export interface TestCity {
  postgresUrl: string
  template: string
  settledTemplate: string
  dataDir: string
  stop(): Promise<void>
}

/** The test city in a database of its own, on the embedded server or the one that DATABASE_URL names. */
export async function startTestCity(): Promise<TestCity> {
  const dataDir = mkdtempSync(join(quickFolder(), 'yichuang-test-'))
  chmodSync(dataDir, 0o755)
  const given = process.env.DATABASE_URL
  const server = given ? undefined : await startEmbeddedPostgres(dataDir, { ...FOR_ONE_RUN, hba_file: writeTrust(dataDir) })
  const postgresUrl = server?.url ?? given!
  const template = `yichuang_template_${process.pid}`
  const settledTemplate = `${template}_settled`
  const open = (database: string, startAt: Date) => openPlatform({ ...readConfig({}), databaseUrl: toDatabase(postgresUrl, database), dataDir, startAt }, { isServer: false, connect: connectOutside })
  await administer(postgresUrl, `create database ${template}`)
  const founded = await open(template, new Date(TEST_NOW))
  await seedTestCity(founded.platform)
  await founded.close()
  // What its founding announced is read once, and its first jobs are done: half a second of work that each application would do again.
  await administer(postgresUrl, `create database ${settledTemplate} template ${template} strategy file_copy`)
  // Before any test begins: of what was broken before a region was watched nobody is told. The night before passes, so that every job's time comes.
  const settled = await open(settledTemplate, new Date(Date.parse(TEST_NOW) - NIGHT_MS))
  const jobs = await startBackground(settled.platform, settled.url)
  settled.platform.clock.moveTo(new Date(Date.parse(TEST_NOW) - MINUTE_MS))
  await jobs.drain()
  await jobs.stop()
  await settled.close()
  return {
    postgresUrl,
    template,
    settledTemplate,
    dataDir,
    async stop() {
      if (server) await server.stop()
      else await dropAll(postgresUrl, template)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const MINUTE_MS = 60_000
const NIGHT_MS = 8 * 3600_000

/** Nothing here outlives the run, so it need not survive a power failure; the crash test has its own server. */
const FOR_ONE_RUN = {
  fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '256MB', max_connections: '200',
  // A database lives for seconds: whether it is cleaned up or counted meanwhile would be chance.
  autovacuum: 'off',
  // The kernel copies the files of a template, and they do not pass through the server.
  file_copy_method: 'clone',
}

/** Whoever reaches the socket is let in: proving a password takes longer than most tests ask of a connection, and a run makes thousands. */
function writeTrust(folder: string): string {
  const file = join(folder, 'trust.conf')
  writeFileSync(file, 'local all all trust\n')
  return file
}

/** The templates, and the copies of them that a worker keeps to its end. */
async function dropAll(url: string, template: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>("select datname from pg_database where datname = $1 or starts_with(datname, $1 || '_')", [template])
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  await client.end()
}

/** Databases of three workers, their log and the template stay below 1 GB; a machine without as much memory to spare takes its disk. */
const MEMORY_BYTES_TO_SPARE = 3 * 2 ** 30

/** In memory where there is enough of it: every file of tests copies a database, and a busy disk makes that seconds. */
const quickFolder = (): string => (hasMemory(MEMORY_BYTES_TO_SPARE) ? MEMORY_FOLDER : tmpdir())
