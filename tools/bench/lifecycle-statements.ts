import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, randomUUID } from 'node:crypto'
import type { RequestListener, Server } from 'node:http'
import type pg from 'pg'
import { connectOutside } from '../../src/outside.ts'
import { createApp } from '../../src/app.ts'
import { startBackground } from '../../src/background.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import type { Db } from '../../src/platform/db/db.ts'
import type { Statement } from '../../src/platform/db/sql.ts'
import { parseApplicationNumber, toApplicationNumber } from '../../src/modules/applications/record/application-number-rules.ts'
import { prepareClients, runLifecycle, STEPS } from '../../test/load/lifecycle.ts'

/** The statements of one lifecycle as the platform really sent them, ready to be sent again for another application. */
export interface LifecycleStatements {
  /** How many commands they are. */
  commands: number
  /** Runs them once on `client` with a fresh number and fresh ids. */
  replay(client: pg.ClientBase): Promise<void>
  /** Shared buffers touched by one lifecycle (hit or read). The application stays. */
  countBuffers(client: pg.Client): Promise<number>
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Runs two lifecycles of the same people on a platform in this process and keeps the statements of the second.
 * Whatever UUID the first did not know belongs to the application itself (keys, announcements) and is made fresh at
 * each replay, as is its number; people, items and texts stay.
 */
export async function recordLifecycle(databaseUrl: string, dataDir: string): Promise<LifecycleStatements> {
  const open = await openPlatform({ ...readConfig({}), databaseUrl, dataDir }, { isServer: false, connect: connectOutside })
  let sent: Statement[] = []
  const answering = new AsyncLocalStorage<true>()
  // Readers of announcements (a room's own jobs) write through the same door, but answer nobody: only what a request sends is kept.
  open.platform.db = recording(open.platform.db, (statement) => answering.getStore() && sent.push(statement))
  const app = await createApp({ platform: open.platform, jobs: await startBackground(open.platform, open.url), pool: open.pool, requestsPerMinute: 1_000_000 })
  await app.server.listen({ port: 0, host: '127.0.0.1' })
  within(app.server.server, answering)
  try {
    const [client] = await prepareClients((app.server.server.address() as { port: number }).port, 1)
    // The first one warms what a server reads once.
    await runLifecycle(client!)
    sent = []
    await runLifecycle(client!)
    const first = sent
    sent = []
    const { number } = await runLifecycle(client!)
    const second = sent
    client!.connection.close()
    return compile(second, new Set(first.flatMap(uuidsOf)), number)
  } finally {
    await app.close()
    await open.close()
  }
}

/** Whatever `server` does to answer a request runs in `answering`. */
function within(server: Server, answering: AsyncLocalStorage<true>): void {
  const [answer] = server.listeners('request') as RequestListener[]
  server.removeAllListeners('request')
  server.on('request', (request, response) => answering.run(true, () => answer!(request, response)))
}

function recording(db: Db, keep: (statement: Statement) => void): Db {
  return {
    query(statement) {
      keep(statement)
      return db.query(statement)
    },
    // No command of a lifecycle opens a transaction: each is one statement.
    transaction: (work) => db.transaction(work),
  }
}

const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsOf) : [])
const uuidsOf = ({ values }: Statement): string[] => values.flatMap(textsOf).flatMap((text) => text.match(UUID) ?? [])

function compile(statements: Statement[], known: ReadonlySet<string>, number: string): LifecycleStatements {
  const parsed = parseApplicationNumber(number)
  if (!parsed.valid || parsed.kind !== 'application') throw new Error(`not a number of ours: ${number}`)
  const { region, date } = parsed
  const own = [number, ...new Set(statements.flatMap(uuidsOf).filter((uuid) => !known.has(uuid)))]
  const pattern = new RegExp(own.join('|'), 'g')
  const prepared = statements.map(({ text, values }) => ({
    text,
    name: createHash('sha1').update(text).digest('base64url'),
    fill: values.map((value) => toFill(value, pattern)),
  }))
  const freshIds = (): Map<string, string> => new Map(own.filter((token) => token !== number).map((token) => [token, randomUUID()]))
  const numbered = (tokens: Map<string, string>, serial: number) => tokens.set(number, toApplicationNumber({ region, date, serial }))

  return {
    commands: STEPS.length,
    async replay(client) {
      const tokens = freshIds()
      for (const { text, name, fill } of prepared) {
        const { rows } = await client.query<{ serial?: number; written?: number }>({ text, name, values: fill.map((each) => each(tokens)) })
        // What comes before the serial is taken knows no number yet.
        if (rows[0]?.serial !== undefined && !tokens.has(number)) numbered(tokens, rows[0].serial)
        if (rows[0]?.written === 0) throw new Error('a replayed command wrote nothing')
      }
    },
    async countBuffers(client) {
      const { rows: [taken] } = await client.query<{ serial: number }>(`select nextval('applications.serial')::int as serial`)
      const tokens = numbered(freshIds(), taken!.serial)
      // Each commits by itself, as it does in life: within one transaction the versions of a row pile up on its page, because
      // none of them may be swept away yet, and the later commands would be charged for it.
      let buffers = 0
      for (const { text, fill } of prepared) {
        const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>({ text: `explain (analyze, buffers, format json) ${text}`, values: fill.map((each) => each(tokens)) })
        buffers += buffersOf(rows[0]!['QUERY PLAN'][0].Plan)
      }
      return buffers
    },
  }
}

type Fill = (tokens: Map<string, string>) => unknown

function toFill(value: unknown, pattern: RegExp): Fill {
  if (Array.isArray(value)) {
    const fills = value.map((each) => toFill(each, pattern))
    return (tokens) => fills.map((fill) => fill(tokens))
  }
  if (typeof value !== 'string') return () => value
  const pieces = value.split(new RegExp(`(${pattern.source})`))
  if (pieces.length === 1) return () => value
  // Split with a group: literals at even places, what is made fresh at odd ones.
  return (tokens) => pieces.map((piece, index) => (index % 2 === 1 ? (tokens.get(piece) ?? piece) : piece)).join('')
}

interface PlanNode {
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Subplan Name'?: string
  Plans?: PlanNode[]
}

/**
 * A plan's node counts what runs below it; a part that nobody reads (`CTE part0`) runs after the statement and is counted
 * by its own node alone.
 */
function buffersOf(plan: PlanNode): number {
  const own = plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
  const parts = (plan.Plans ?? []).filter((child) => child['Subplan Name']?.startsWith('CTE part'))
  return own + parts.reduce((sum, part) => sum + part['Shared Hit Blocks'] + part['Shared Read Blocks'], 0)
}
