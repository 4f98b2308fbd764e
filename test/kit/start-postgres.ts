import { existsSync, mkdtempSync, chmodSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { readConfig } from '../../src/platform/config.ts'
import { connectOutside } from '../../src/outside.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import { startEmbeddedPostgres } from '../../src/platform/db/embedded-postgres.ts'
import { toDatabase } from '../../src/platform/instance.ts'
import { seedTestCity } from './city.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's connection to the server's maintenance database. */
    postgresUrl: string
    /** A migrated database with the small test city; never connect to it: copy it. */
    template: string
    /** Where keys and files of the test city lie. */
    dataDir: string
  }
}

/** One PostgreSQL for the whole run: the embedded one, or the server that DATABASE_URL names. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(quickFolder(), 'yichuang-test-'))
  chmodSync(dataDir, 0o755)
  const given = process.env.DATABASE_URL
  // Nothing here outlives the run, so it need not survive a power failure; the crash test has its own server.
  const server = given ? undefined : await startEmbeddedPostgres(dataDir, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '256MB', max_connections: '200' })
  const postgresUrl = server?.url ?? given!
  const template = `yichuang_template_${process.pid}`
  await administer(postgresUrl, `create database ${template}`)
  const open = await openPlatform({ ...readConfig({}), databaseUrl: toDatabase(postgresUrl, template), dataDir, startAt: new Date(TEST_NOW) }, { isServer: false, connect: connectOutside })
  await seedTestCity(open.platform)
  await open.close()
  project.provide('postgresUrl', postgresUrl)
  project.provide('template', template)
  project.provide('dataDir', dataDir)
  return async () => {
    if (server) await server.stop()
    else await administer(postgresUrl, `drop database if exists ${template}`)
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Databases of three workers, their log and the template stay below 1 GB; a machine without as much memory to spare takes its disk. */
const MEMORY_BYTES_TO_SPARE = 3 * 2 ** 30

/** In memory where there is enough of it: every file of tests copies a database, and a busy disk makes that seconds. */
function quickFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize >= MEMORY_BYTES_TO_SPARE ? memory : tmpdir()
}

/** A Monday morning in a year whose calendar is published. */
export const TEST_NOW = '2026-03-02T09:00:00+08:00'

export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
