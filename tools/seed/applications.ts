import { once } from 'node:events'
import { mkdirSync, statfsSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { claimTypeCode } from '../../src/modules/certificates/certificate-store.ts'
import { loadPublishedItems } from '../../src/modules/catalogue/published-items.ts'
import { getDirectory } from '../../src/modules/organisation/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type OpenPlatform, openPlatform } from '../../src/platform/create-platform.ts'
import { analyse } from '../../src/platform/db/analyse.ts'
import { insertFile } from '../../src/platform/files/file-store.ts'
import type { StorySettings } from './application-story.ts'
import type { Batch, Order, WorkerStart } from './application-worker.ts'
import { COPY_TABLES } from './copy-rows.ts'
import { definerOf } from './seeded-certificate.ts'

export interface SeedResult {
  applications: number
  events: number
  seconds: number
}

const THREADS = 2
/** Applications told at a time: some 6 MB of lines. */
const BATCH = 1000
/** Batches a thread works ahead: memory stays flat when the database is slower. */
const AHEAD = 2
/** What one application takes on disk, measured at 1,000,000 (tables, indexes and the log written meanwhile). */
const BYTES_PER_APPLICATION = 25_000

/**
 * Writes `count` applications of the last 18 months, as they would stand had they been handled here: the rules decide, the
 * chains verify. All in one transaction: a load that breaks off leaves nothing behind.
 * Into empty tables it goes without their indexes, which are made again at the end.
 * @throws Error in Chinese when the disk is too small or the installation was loaded before
 */
export async function seedApplications({ url, dataDir, count, onProgress = () => {} }: { url: string; dataDir: string; count: number; onProgress?: (done: number) => void }): Promise<SeedResult> {
  const startedAt = performance.now()
  mkdirSync(dataDir, { recursive: true })
  const { bavail, bsize } = statfsSync(dataDir)
  const needed = count * BYTES_PER_APPLICATION
  if (bavail * bsize < needed) throw new Error(`磁盘空间不够：${count} 个办件约需 ${toGigabytes(needed)} GB，${dataDir} 只剩 ${toGigabytes(bavail * bsize)} GB。`)

  const open = await openPlatform({ ...readConfig({}), databaseUrl: url, dataDir }, { isServer: false })
  const owner = new pg.Client({ connectionString: url })
  owner.on('error', () => {}) // the awaited query reports it
  await owner.connect()
  const workers: Worker[] = []
  try {
    const settings = await prepareSettings(open, count)
    await owner.query('begin')
    await refuseSecondLoad(owner)
    const indexes = await takeIndexesOff(owner)
    const totals = { applications: 0, events: 0 }
    const copy = async (batch: Batch) => {
      for (const [table, lines] of batch.tables) {
        await pipeline(Readable.from([lines]), owner.query(copyFrom(`copy ${table} (${COPY_TABLES[table]}) from stdin${indexes.isFresh && indexes.tables.includes(table) ? ' with (freeze)' : ''}`)))
      }
      totals.applications += batch.applications
      totals.events += batch.events
      onProgress(totals.applications)
    }
    await tellAll({ url, dataDir, settings }, workers, ordersOf(settings), copy)
    await indexes.putBack()
    await owner.query('commit')
    await analyse(url)
    return { ...totals, seconds: (performance.now() - startedAt) / 1000 }
  } finally {
    for (const worker of workers) await worker.terminate()
    await owner.end()
    await open.close()
  }
}

const toGigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(1)

async function prepareSettings({ platform, pool }: OpenPlatform, count: number): Promise<StorySettings> {
  const directory = await getDirectory(platform)
  const items = await loadPublishedItems(platform)
  const certificateTypes = new Map<string, string>()
  for (const { item } of items.values()) {
    if (!item.steps.some((step) => step.kind === 'makeCertificate')) continue
    for (const { code } of directory.listRegions()) {
      for (const authority of directory.listAuthorities(code)) {
        const definer = definerOf(directory, authority.id)
        const key = `${definer}/${item.result.name}`
        if (certificateTypes.has(key) || !isAbout(item.departmentName, authority.shortName, authority.kind)) continue
        certificateTypes.set(key, (await claimTypeCode(platform.db, definer, item.result.name, platform.clock.now()))!)
      }
    }
  }
  const { rows: [serial] } = await pool.query<{ first: number }>(`select nextval('certificates.serial')::int as first`)
  const fileId = platform.ids.next()
  const written = await platform.files.write(fileId, '材料.png', (async function* () { yield PIXEL })())
  await insertFile(platform.db, { id: fileId, owner: 'seed', name: '材料.png', ...written }, platform.clock.now())
  return {
    count, people: Math.max(100, Math.ceil(count / 4)), enterprises: Math.max(100, Math.min(900_000, Math.ceil(count / 30))), today: platform.clock.today(),
    certificateTypes, firstCertificateSerial: serial!.first + 1, fileId,
  }
}

/** Which departments can be asked for a certificate of an item: its own, and bodies of townships and villages, whose types the lead department defines. */
const isAbout = (departmentName: string, shortName: string, kind: string): boolean =>
  departmentName.startsWith(shortName) || kind === 'leadDepartment' || ['townshipGovernment', 'subdistrictOffice', 'villagersCommittee', 'residentsCommittee'].includes(kind)

/** The smallest PNG there is: it stands for every upload. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

async function refuseSecondLoad(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query(`select 1 from subjects.subject where id = '0194a000-0000-7000-8000-000000000000'`)
  if (rowCount) throw new Error('这里已经灌过生成的办件，不能再灌一次。请换一个 DATA_DIR，或先清空数据目录。')
}

interface IndexesOff {
  isFresh: boolean
  /** Tables that are loaded without indexes. */
  tables: string[]
  putBack(): Promise<void>
}

/** Tables without rows are loaded without indexes; others keep theirs, so that nothing that works now stops working. */
async function takeIndexesOff(owner: pg.Client): Promise<IndexesOff> {
  const tables: string[] = []
  for (const table of Object.keys(COPY_TABLES)) {
    const { rowCount } = await owner.query(`select 1 from ${table} limit 1`)
    if (!rowCount) tables.push(table)
  }
  if (tables.length === 0) return { isFresh: false, tables, putBack: async () => {} }
  // Truncated in this transaction: with wal_level = minimal the load is not logged, and rows may be born frozen.
  await owner.query(`truncate ${tables.join(', ')}`)
  const { rows: constraints } = await owner.query<{ drop: string; add: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as add
     from pg_constraint where contype in ('p', 'u') and conrelid = any($1::regclass[])`, [tables])
  const { rows: others } = await owner.query<{ drop: string; add: string }>(
    `select format('drop index %s', indexrelid::regclass) as drop, pg_get_indexdef(indexrelid) as add
     from pg_index where indrelid = any($1::regclass[]) and not exists (select 1 from pg_constraint where conindid = indexrelid)`, [tables])
  for (const { drop } of [...constraints, ...others]) await owner.query(drop)
  return {
    isFresh: true,
    tables,
    async putBack() {
      for (const { add } of [...constraints, ...others]) await owner.query(add)
    },
  }
}

function* ordersOf({ count, people, enterprises }: StorySettings): Generator<Order> {
  const ranges = function* (what: Order['what'], of: number) {
    for (let from = 0; from < of; from += BATCH) yield { what, from, to: Math.min(of, from + BATCH) }
  }
  yield* ranges('person', people)
  yield* ranges('enterprise', enterprises)
  yield* ranges('applications', count)
}

/** Hands the orders to the threads and their batches, one after the other, to `copy`. */
async function tellAll(start: WorkerStart, workers: Worker[], orders: Generator<Order>, copy: (batch: Batch) => Promise<void>): Promise<void> {
  let copying = Promise.resolve()
  await Promise.all(Array.from({ length: THREADS }, async () => {
    const worker = new Worker(new URL('./application-worker.ts', import.meta.url), { workerData: start })
    workers.push(worker)
    await once(worker, 'message')
    await new Promise<void>((resolve, reject) => {
      let open = 0
      const next = () => {
        const order = orders.next()
        if (!order.done) {
          open++
          worker.postMessage(order.value)
        } else if (open === 0) resolve()
      }
      worker.on('error', reject)
      worker.on('message', (batch: Batch) => {
        copying = copying.then(() => copy(batch))
        copying.then(() => {
          open--
          next()
        }, reject)
      })
      for (let ahead = 0; ahead < AHEAD; ahead++) next()
    })
    worker.postMessage('stop')
  }))
}
