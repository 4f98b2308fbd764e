import { type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import { type Context, type Platform, systemContext } from '../context.ts'
import { quietLogger } from './quiet-logger.ts'
import { createDb } from '../db/db.ts'
import { addJobs, findBatch, insertBatch, markRead, takeOutbox } from '../outbox-store.ts'

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
  /**
   * Does at once what would be done within a minute (tests, the demonstration clock): moves what is announced to its readers, waits until they
   * have read it, and runs the timed jobs that run each minute, or whose time has come by the platform's clock since they last ran.
   */
  drain(): Promise<void>
  wake(): void
  stop(): Promise<void>
}

/** What runs as often is done by every drain: left alone it would be, a moment later. */
const SOON_SECONDS = 60
const RELAY_BATCH = 4000
const RELAY_EVERY_MS = 1000
/** Announcements of one moment travel together: a job for each would cost more than the command itself. */
const RELAY_DELAY_MS = 300
/** Of a busy moment, more of them: the whole of a case that is done in one sitting is one write of whoever follows it, and not six. */
const BUSY_BATCH = 200
const BUSY_DELAY_MS = 3000
/** Batches kept in memory for readers of this process, who read them at once; what is older, or another's, is read from the table. */
const BATCHES_IN_MEMORY = 4

/** `events`: queued by versions before batches were kept apart. */
type ReaderPayload = { batch: string } | { events: AnnouncedEvent[] }

/** Starts the relay from the outbox to graphile-worker, the workers and the timed jobs. `pool` acts as yichuang_worker. */
export async function startJobs(platform: Platform, pool: pg.Pool, readers: Reader[], timed: TimedJob[]): Promise<Jobs> {
  const db = createDb(pool)
  const batches = new Map<string, AnnouncedEvent[]>()
  const taskList = Object.fromEntries(
    readers.map((reader) => [
      reader.id,
      async (payload: unknown) => {
        const told = payload as ReaderPayload
        if ('events' in told) return reader.run(systemContext(platform, reader.id), told.events)
        const events = batches.get(told.batch) ?? (JSON.parse((await findBatch(db, told.batch)) ?? '[]') as AnnouncedEvent[])
        const own = events.filter((event) => concerns(reader, event))
        if (own.length > 0) await reader.run(systemContext(platform, reader.id), own)
        await markRead(db, told.batch, reader.id)
      },
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
  let lastMoved = 0

  /** Takes one batch off the outbox and queues its jobs, in one transaction. Returns how many rows it moved. */
  const relayOnce = (): Promise<number> =>
    (relaying ??= db
      .transaction(async (tx) => {
        const rows = await takeOutbox(tx, RELAY_BATCH)
        const events = rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ at, ...row }): AnnouncedEvent => ({ ...row, at: at.toISOString() }))
        const concerned = readers.filter((reader) => events.some((event) => concerns(reader, event))).map(({ id }) => id)
        if (concerned.length > 0) {
          const batch = platform.ids.next()
          await insertBatch(tx, batch, JSON.stringify(events), concerned)
          // One queue a reader: announcements of one application are read in the order they happened.
          await addJobs(tx, concerned.map((reader) => ({ identifier: reader, payload: { batch } satisfies ReaderPayload, jobKey: `${reader}:${batch}`, queueName: reader })))
          remember(batch, events)
        }
        lastMoved = rows.length
        return rows.length
      })
      .finally(() => (relaying = undefined)))

  function remember(batch: string, events: AnnouncedEvent[]): void {
    batches.set(batch, events)
    if (batches.size > BATCHES_IN_MEMORY) batches.delete(batches.keys().next().value!)
  }

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
  const startedAt = platform.clock.now()
  const lastRuns = new Map<string, Date>()
  /** By the platform's clock: a demonstration moves it, and timers do not follow. */
  const isDue = ({ id, everySeconds }: TimedJob): boolean =>
    everySeconds <= SOON_SECONDS || platform.clock.now().getTime() - (lastRuns.get(id) ?? startedAt).getTime() >= everySeconds * 1000
  const tick = (job: TimedJob): Promise<void> => {
    const current = running.get(job.id)
    if (current) return current
    lastRuns.set(job.id, platform.clock.now())
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
      }, lastMoved < BUSY_BATCH ? RELAY_DELAY_MS : BUSY_DELAY_MS).unref()
    },
    async drain() {
      // What was announced comes first: timed jobs read what readers keep. They announce things in their turn.
      await readAll()
      for (const job of timed) if (isDue(job)) await tick(job)
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

const concerns = ({ on, wants }: Reader, event: AnnouncedEvent): boolean => on.includes(event.type) && (wants?.(event) ?? true)

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
