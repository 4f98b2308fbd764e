import pg from 'pg'
import { afterEach, beforeAll, beforeEach, inject } from 'vitest'
import { createClock } from '../../src/platform/clock.ts'
import type { Actor, Context, Platform } from '../../src/platform/context.ts'
import { assemblePlatform, createLogger } from '../../src/platform/create-platform.ts'
import { connectOutside } from '../../src/outside.ts'
import { createClientDb } from '../../src/platform/db/db.ts'
import { toDatabase } from '../../src/platform/instance.ts'
import { administer, TEST_NOW } from './start-postgres.ts'

let copies = 0

/** A database of one's own, copied from a template; dropped by the returned function. */
export async function copyTemplate(template = inject('template')): Promise<{ url: string; drop(): Promise<void> }> {
  const postgresUrl = inject('postgresUrl')
  // By its name whoever ends the run knows it.
  const name = `${inject('template')}_${process.pid}_${++copies}`
  // Files are copied three times as fast as pages; what production would mind, a checkpoint, costs nothing without fsync.
  await administer(postgresUrl, `create database ${name} template ${template} strategy file_copy`)
  return { url: toDatabase(postgresUrl, name), drop: () => administer(postgresUrl, `drop database if exists ${name} with (force)`) }
}

export interface TestPlatform extends Platform {
  /** A request by someone; `key` makes it idempotent. */
  as(actor: Actor): Context
}

/** Whatever a test of verbs does is rolled back: one database and one connection serve all such files of a worker. They go with the run. */
let ofThisWorker: Promise<pg.Client> | undefined

async function connectToCopy(): Promise<pg.Client> {
  const { url } = await copyTemplate()
  const client = new pg.Client({ connectionString: url, options: '-c role=yichuang_app' })
  client.on('error', () => (ofThisWorker = undefined)) // a test that broke it fails, the next file begins anew
  await client.connect()
  return client
}

/**
 * For tests of verbs: each test in a transaction of the application's role that is rolled back.
 * Read the returned object inside tests only.
 */
export function useTestPlatform(): TestPlatform {
  const current = {} as TestPlatform
  let client: pg.Client
  beforeAll(async () => {
    client = await (ofThisWorker ??= connectToCopy())
  })
  beforeEach(async () => {
    await client.query('begin')
    const platform = await assemblePlatform({ db: createClientDb(client), clock: createClock(new Date(TEST_NOW)), dataDir: inject('dataDir'), isDemo: true, log: createLogger('error'), connect: connectOutside })
    Object.assign(current, platform, {
      as: (actor: Actor): Context => ({ ...current, actor, requestId: current.ids.next(), idempotency: undefined }),
    })
  })
  afterEach(async () => {
    await client.query('rollback')
  })
  return current
}
