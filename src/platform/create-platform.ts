import { join } from 'node:path'
import type pg from 'pg'
import pino, { type Logger } from 'pino'
import { createAuditLog } from './audit/audit-log.ts'
import { type Clock, createClock } from './clock.ts'
import { type Config, readKeys } from './config.ts'
import type { Outside, Platform } from './context.ts'
import { createDb, createPool, type Db } from './db/db.ts'
import { createFeed } from './feed/feed.ts'
import { createLocalFiles } from './files/files.ts'
import { createIds } from './ids.ts'
import { openInstance } from './instance.ts'
import { createMemo } from './memo.ts'
import { createPdfCache } from './pdf/index.ts'
import { createSealedText } from './sealed-text.ts'

/** Enough to keep both cores busy. Of 16 each works with a colder cache: the same statements took a tenth more of the processor. */
const APP_CONNECTIONS = 10

export interface PlatformParts {
  db: Db
  clock: Clock
  dataDir: string
  isDemo: boolean
  log: Logger
  /** Where to hear of changes by other processes; undefined where one transaction is the whole world (tests). */
  listenUrl?: string | undefined
  /** Connects the other systems; none when not said (tools that ask nobody). */
  connect?: Connect | undefined
}

/** Gives the other systems that a platform talks to. */
export type Connect = (parts: Pick<Platform, 'isDemo' | 'clock' | 'db' | 'ids'> & Pick<PlatformParts, 'dataDir'>) => Outside

export async function assemblePlatform({ db, clock, dataDir, isDemo, log, listenUrl, connect }: PlatformParts): Promise<Platform> {
  const ids = createIds(() => clock.now().getTime())
  return {
    db,
    clock,
    ids,
    memo: await createMemo(listenUrl, log),
    feed: createFeed(listenUrl, log),
    files: createLocalFiles(join(dataDir, 'files')),
    audit: createAuditLog(db, clock),
    sealed: createSealedText(readKeys(dataDir)),
    pdf: createPdfCache(join(dataDir, 'documents')),
    log,
    isDemo,
    outside: connect?.({ isDemo, clock, db, ids, dataDir }) ?? {},
    localAddress: 'http://localhost:8080',
    wakeRelay() {},
  }
}

export interface OpenPlatform {
  platform: Platform
  /** Connects as the owner of the schema. */
  url: string
  dataDir: string
  /** Acts as the application. */
  pool: pg.Pool
  /** Migrations applied by this start; `firstStart` when the database was empty. */
  migrated: string[]
  databasePid: number | undefined
  close(): Promise<void>
}

interface OpenOptions {
  /** The server itself, of which a data folder has one; a tool works beside it. */
  isServer: boolean
  log?: Logger
  connect?: Connect
  /** How many connections to the database requests share at most. */
  connections?: number
}

/** Opens the installation `config` names: database, keys, files. Every command of the project begins here. */
export async function openPlatform(config: Config, { isServer, log = createLogger(), connect, connections = APP_CONNECTIONS }: OpenOptions): Promise<OpenPlatform> {
  const instance = await openInstance(config, isServer)
  const pool = createPool({ url: instance.url, role: 'yichuang_app', max: connections, onError: (error) => log.error({ err: error }, 'database: an idle connection broke') })
  const platform = await assemblePlatform({
    db: createDb(pool),
    clock: createClock(config.startAt),
    dataDir: instance.dataDir,
    isDemo: config.demo,
    log,
    listenUrl: instance.url,
    connect,
  })
  return {
    platform,
    pool,
    url: instance.url,
    dataDir: instance.dataDir,
    migrated: instance.migrated,
    databasePid: instance.databasePid,
    async close() {
      await platform.memo.close()
      await platform.feed.close()
      await pool.end()
      await instance.close()
    },
  }
}

export const createLogger = (level = 'warn'): Logger => pino({ level }, pino.destination({ dest: 2, sync: false }))
