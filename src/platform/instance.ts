import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import { ROOT } from './config.ts'
import { isAlive, isReachable, startEmbeddedPostgres } from './db/embedded-postgres.ts'
import { migrate } from './db/migrations.ts'

/** One installation's database, ready and migrated. */
export interface Instance {
  dataDir: string
  /** Connects as the owner of the schema. */
  url: string
  /** Process id of the embedded server, if it is ours to know. */
  databasePid: number | undefined
  migrated: string[]
  /** Stops the embedded server if this process is the one that answers for it. */
  close(): Promise<void>
}

/**
 * Opens the installation that `config` names. A command such as `audit` attaches to the platform that is
 * running over the same data folder; otherwise the database is started for as long as the command runs.
 */
export async function openInstance(config: Config, isServer: boolean): Promise<Instance> {
  if (config.databaseUrl) {
    return { dataDir: config.dataDir, url: config.databaseUrl, databasePid: undefined, migrated: await migrate(config.databaseUrl), async close() {} }
  }
  const dataDir = reachableDataDir(config)
  const ownerFile = join(dataDir, 'platform.pid')
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : undefined
  const isRunning = owner !== undefined && owner !== process.pid && isAlive(owner)
  if (isServer && isRunning) {
    throw new Error(`数据目录 ${dataDir} 已有一个平台在运行（进程 ${owner}）。请先停止它，或用 DATA_DIR 指定另一个目录。`)
  }
  const server = await startEmbeddedPostgres(dataDir)
  if (isServer) writeFileSync(ownerFile, String(process.pid))
  const url = await ensureDatabase(server.url)
  return {
    dataDir,
    url,
    databasePid: server.pid,
    migrated: await migrate(url),
    async close() {
      if (isRunning) return
      await server.stop()
      if (isServer) rmSync(ownerFile, { force: true })
    },
  }
}

/** The data folder, moved to a place the database's user can enter when it is the default one and lies out of his reach. */
export function reachableDataDir(config: Config): string {
  if (isReachable(config.dataDir)) return config.dataDir
  if (config.isDataDirExplicit) {
    throw new Error(`数据库用户 postgres 无法进入 DATA_DIR=${config.dataDir}。请换一个目录，或为它的上级目录加上进入权限（chmod o+x）。`)
  }
  const moved = `/var/tmp/yichuang-data-${createHash('sha1').update(ROOT).digest('hex').slice(0, 10)}`
  if (!existsSync(moved)) process.stderr.write(`数据目录放在 ${moved}（项目所在目录不允许数据库用户进入）\n`)
  if (!isReachable(moved)) throw new Error(`数据库用户 postgres 无法进入 ${moved}。请用 DATA_DIR 指定一个可进入的目录。`)
  return moved
}

async function ensureDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'yichuang'`)
    if (!rowCount) await client.query('create database yichuang')
  } finally {
    await client.end()
  }
  return toDatabase(url, 'yichuang')
}

/** The same server, another database. */
export function toDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.href
}
