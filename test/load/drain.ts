import pg from 'pg'

const TIMEOUT_MS = 120_000
const LOOK_EVERY_MS = 100

/** Waits until everything announced has been read, so that one window's jobs do not run in the next. Returns how long that took. */
export async function drain(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    const startedAt = performance.now()
    for (;;) {
      const { rows } = await client.query<{ open: number }>('select (select count(*) from platform.outbox)::int + (select count(*) from graphile_worker.jobs where attempts < max_attempts)::int as open')
      const waitedMs = performance.now() - startedAt
      if (rows[0]!.open === 0) return waitedMs
      if (waitedMs > TIMEOUT_MS) throw new Error(`${rows[0]!.open} announcements were still unread after ${TIMEOUT_MS / 1000} s`)
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
    }
  } finally {
    await client.end()
  }
}
