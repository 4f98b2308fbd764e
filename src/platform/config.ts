import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export interface Config {
  port: number
  /** Undefined means dual stack. */
  host: string | undefined
  dataDir: string
  /** Whether DATA_DIR was named by whoever started us: then it is never moved elsewhere. */
  isDataDirExplicit: boolean
  /** Undefined means the embedded PostgreSQL. */
  databaseUrl: string | undefined
  demo: boolean
  /** Where a moving clock starts (tests and demonstrations). */
  startAt: Date | undefined
}

/** Reads the environment. @throws Error with a Chinese sentence when a value makes no sense */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = Number(env.PORT ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT 应为 0 到 65535 的整数，现在是「${env.PORT}」。`)
  const startAt = env.NOW ? new Date(env.NOW) : undefined
  if (startAt && Number.isNaN(startAt.getTime())) throw new Error(`NOW 应为 RFC 3339 时间（如 2026-11-22T09:00:00+08:00），现在是「${env.NOW}」。`)
  return {
    port,
    host: env.HOST || undefined,
    dataDir: resolve(env.DATA_DIR || join(ROOT, 'data')),
    isDataDirExplicit: Boolean(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL || undefined,
    demo: env.DEMO !== '0',
    startAt,
  }
}

export interface Keys {
  /** SM4 key for identity numbers at rest, 16 bytes. */
  encryption: Buffer
  /** HMAC-SM3 key for look-up indexes and for sealing, 32 bytes. */
  lookup: Buffer
}

/** The secret keys of this installation, made at the first start and kept in the data folder, readable by the owner alone. */
export function readKeys(dataDir: string): Keys {
  const file = join(dataDir, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, JSON.stringify({ encryption: randomBytes(16).toString('hex'), lookup: randomBytes(32).toString('hex') }), { mode: 0o600, flag: 'wx' })
  }
  const stored = JSON.parse(readFileSync(file, 'utf8')) as { encryption: string; lookup: string }
  return { encryption: Buffer.from(stored.encryption, 'hex'), lookup: Buffer.from(stored.lookup, 'hex') }
}
