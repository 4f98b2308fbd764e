import { type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import { type Context, type Platform, systemContext } from '../context.ts'
import { quietLogger } from './quiet-logger.ts'
import { createDb } from '../db/db.ts'
import { addJobs, type OutboxRow, takeOutbox } from '../outbox-store.ts'

/** Something announced, as a reader receives it. */
export interface AnnouncedEvent {
  id: string
  region: string
  type: string
  payload: Record<string, unknown>
  at: string
}

/** A room's reaction to what others announced. It may be told twice: running it again must change nothing more. */
export interface Reader {
  /** `room.what`, unique. */
  id: string
  on: readonly string[]
  /** Which of these concern it, by the announcement alone: what it does not want costs it no job. All of them when not said. */
  wants?(event: Pick<AnnouncedEvent, 'type' | 'payload'>): boolean
  run(ctx: Context, events: AnnouncedEvent[]): Promise<void>
}

/** Work that falls due by the platform's clock. Legal deadlines never depend on the database's. */
export interface TimedJob {
  id: string
  everySeconds: number
  /** Reads only rows whose time has come, so that a tick costs what is due and not what is open. */
  run(ctx: Context): Promise<void>
}

export interface Jobs {
  /** Moves what is announced to its readers and waits until they have read it (tests, the demonstration clock). */
  drain(): Promise<void>
  wake(): void
  stop(): Promise<void>
}

const RELAY_BATCH = 500
const RELAY_EVERY_MS = 1000
/** Announcements of one busy moment travel together: a job for each would cost more than the command itself. */
const RELAY_DELAY_MS = 500

/** Starts the relay from the outbox to graphile-worker, the workers and the timed jobs. `pool` acts as yichuang_worker. */
export async function startJobs(platform: Platform, pool: pg.Pool, readers: Reader[], timed: TimedJob[]): Promise<Jobs> {
  const db = createDb(pool)
  const readersOf = (event: AnnouncedEvent) => readers.filter((reader) => reader.on.includes(event.type) && (reader.wants?.(event) ?? true))
  const taskList = Object.fromEntries(
    readers.map((reader) => [
      reader.id,
      async (payload: unknown) => reader.run(systemContext(platform, reader.id), (payload as { events: AnnouncedEvent[] }).events),
    ]),
  )
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList,
    logger: quietLogger(platform),
  })

  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let relaying: Promise<number> | undefined

  /** Takes one batch off the outbox and queues its jobs, in one transaction. Returns how many rows it moved. */
  const relayOnce = (): Promise<number> =>
    (relaying ??= db
      .transaction(async (tx) => {
        const rows = await takeOutbox(tx, RELAY_BATCH)
        const jobs = toJobs(rows, readersOf)
        if (jobs.length) await addJobs(tx, jobs)
        return rows.length
      })
      .finally(() => (relaying = undefined)))

  async function relayLoop(): Promise<void> {
    try {
      while (!isStopped && (await relayOnce()) === RELAY_BATCH);
    } catch (error) {
      platform.log.error({ err: error }, 'relay: cannot move announcements, trying again')
    }
    schedule(RELAY_EVERY_MS)
  }
  function schedule(ms: number): void {
    if (isStopped) return
    clearTimeout(timer)
    timer = setTimeout(() => void relayLoop(), ms).unref()
  }
  schedule(RELAY_EVERY_MS)

  const running = new Map<string, Promise<void>>()
  const tick = (job: TimedJob): Promise<void> => {
    const current = running.get(job.id)
    if (current) return current
    const work = job
      .run(systemContext(platform, job.id))
      .catch((error: unknown) => platform.log.error({ err: error, job: job.id }, 'timed job failed, trying again at its next time'))
      .finally(() => running.delete(job.id))
    running.set(job.id, work)
    return work
  }
  const timers = timed.map((job) => setInterval(() => void tick(job), job.everySeconds * 1000).unref())

  /** Moves what is announced to its readers until nobody announces any more. */
  async function readAll(): Promise<void> {
    do {
      while ((await relayOnce()) > 0);
      await waitForJobs(pool)
    } while ((await relayOnce()) > 0)
  }

  let isWoken = false
  return {
    wake() {
      if (isWoken) return
      isWoken = true
      setTimeout(() => {
        isWoken = false
        void relayLoop()
      }, RELAY_DELAY_MS).unref()
    },
    async drain() {
      // What was announced comes first: timed jobs read what readers keep. They announce things in their turn.
      await readAll()
      for (const job of timed) await tick(job)
      await readAll()
    },
    async stop() {
      if (isStopped) return
      isStopped = true
      clearTimeout(timer)
      timers.forEach(clearInterval)
      await Promise.allSettled([relaying, ...running.values()])
      await runner.stop()
    },
  }
}

/** One job a reader, however many regions the batch comes from: a job costs more than the few rows it writes. */
function toJobs(rows: OutboxRow[], readersOf: (event: AnnouncedEvent) => Reader[]) {
  const batches = new Map<string, AnnouncedEvent[]>()
  for (const row of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const event = { id: row.id, region: row.region, type: row.type, payload: row.payload, at: row.at.toISOString() }
    for (const { id } of readersOf(event)) {
      const batch = batches.get(id)
      if (batch) batch.push(event)
      else batches.set(id, [event])
    }
  }
  return [...batches].map(([reader, events]) => ({
    identifier: reader,
    payload: { events },
    jobKey: `${reader}:${events[0]!.id}`,
    // One queue a reader: announcements of one application are read in the order they happened.
    queueName: reader,
  }))
}

const DRAIN_TIMEOUT_MS = 30_000

async function waitForJobs(pool: pg.Pool): Promise<void> {
  const deadline = performance.now() + DRAIN_TIMEOUT_MS
  for (;;) {
    const { rows } = await pool.query<{ open: number }>('select count(*)::int as open from graphile_worker.jobs where attempts < max_attempts and run_at <= now()')
    if (rows[0]!.open === 0) return
    if (performance.now() > deadline) throw new Error(`${rows[0]!.open} jobs were still open after ${DRAIN_TIMEOUT_MS} ms`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
