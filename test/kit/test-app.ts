import { inject } from 'vitest'
import pg from 'pg'
import { type App, createApp } from '../../src/app.ts'
import { startBackground } from '../../src/background.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createLogger, openPlatform } from '../../src/platform/create-platform.ts'
import { connectOutside } from '../../src/outside.ts'
import type { Platform } from '../../src/platform/context.ts'
import { copyTemplate } from './test-db.ts'
import { TEST_NOW } from './start-postgres.ts'

/**
 * One is enough for most tests; with two, requests meet in the database, and whoever holds one connection and waits for another
 * soon waits for ever. Each more is a process that plans every statement anew, for a city that lives for seconds.
 */
const CONNECTIONS = 2

export interface TestApp {
  url: string
  platform: Platform
  app: App
  /** As the owner of the schema, for what no role of the platform may do. */
  owner: pg.Client
  /** For whoever stands for another process over the same database. */
  databaseUrl: string
  close(): Promise<void>
}

/**
 * The whole platform on a port of its own over a database of its own: for everything that uses HTTP, jobs or two connections.
 * @param port taken where it is free
 */
export async function startTestApp({ now = TEST_NOW, port = 0 }: { now?: string; port?: number } = {}): Promise<TestApp> {
  const copy = await copyTemplate(inject('settledTemplate'))
  const open = await openPlatform(
    { ...readConfig({}), databaseUrl: copy.url, dataDir: inject('dataDir'), startAt: new Date(now) },
    { isServer: false, log: createLogger('error'), connect: connectOutside, connections: CONNECTIONS },
  )
  const app = await createApp({ platform: open.platform, jobs: await startBackground(open.platform, open.url), pool: open.pool, requestsPerMinute: 1_000_000 })
  const url = await listenOn(app.server, port)
  const owner = new pg.Client({ connectionString: copy.url })
  owner.on('error', () => {}) // dropping the database at the end ends the connection
  await owner.connect()
  return {
    url,
    platform: open.platform,
    app,
    owner,
    databaseUrl: copy.url,
    async close() {
      await app.close()
      await owner.end()
      await open.close()
      await copy.drop()
    },
  }
}

async function listenOn(server: App['server'], port: number): Promise<string> {
  try {
    return await server.listen({ port, host: '127.0.0.1' })
  } catch (error) {
    if (port === 0 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return listenOn(server, 0)
  }
}
