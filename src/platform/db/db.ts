import { createHash } from 'node:crypto'
import pg from 'pg'
import { PreparedQuery, type PreparedQueryCallback } from './prepared-query.ts'
import type { Statement } from './sql.ts'

// Legal dates stay text (a Date would drag a time zone in); counts and money fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** A door to the database: the pool, or one transaction of it. Stores take it as their first argument. */
export interface Db {
  /** Runs one prepared statement. */
  query<Row>(statement: Statement): Promise<Row[]>
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** A pool, or one connection. */
interface Queryable {
  query(query: PreparedQuery, values: undefined, callback: PreparedQueryCallback): unknown
}

const names = new Map<string, string>()
const nameOf = (text: string): string => {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}

async function run<Row>(target: pg.Pool | pg.ClientBase, { text, values }: Statement): Promise<Row[]> {
  try {
    return await new Promise<Row[]>((resolve, reject) => {
      const query = new PreparedQuery(nameOf(text), text, values)
      ;(target as Queryable).query(query, undefined, (error, rows) => (error ? reject(error) : resolve(rows as Row[])))
    })
  } catch (error) {
    // Made where the answer is read, it would tell nothing of who asked.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

/** The whole database through a pool. */
export function createDb(pool: pg.Pool): Db {
  return {
    query: (statement) => run(pool, statement),
    async transaction(work) {
      const client = await pool.connect()
      try {
        await client.query('begin')
        const result = await work(createClientDb(client))
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        // A connection whose rollback fails is broken: destroy it rather than hand it to the next.
        await client.query('rollback').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw error
      }
    },
  }
}

let savepoints = 0

/** The statement each connection is busy with: one runs at a time, whoever asks for several at once. */
const busy = new WeakMap<pg.ClientBase, Promise<unknown>>()

function inTurn<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  const turn = (busy.get(client) ?? Promise.resolve()).then(work, work)
  busy.set(client, turn)
  return turn
}

/** One connection on which a transaction is already open; nested transactions are savepoints. */
export function createClientDb(client: pg.ClientBase): Db {
  const plain = (text: string) => inTurn(client, () => client.query(text))
  return {
    query: (statement) => inTurn(client, () => run(client, statement)),
    async transaction(work) {
      const name = `s${++savepoints}`
      await plain(`savepoint ${name}`)
      try {
        const result = await work(createClientDb(client))
        await plain(`release savepoint ${name}`)
        return result
      } catch (error) {
        await plain(`rollback to savepoint ${name}`)
        throw error
      }
    },
  }
}

export type DbRole = 'yichuang_app' | 'yichuang_worker'

export interface PoolOptions {
  url: string
  /** Undefined: the role that owns the schema (migrations, administration). */
  role?: DbRole
  /**
   * Commits without waiting for the disk: only for what is done again when it is lost. PostgreSQL keeps the order, so nothing
   * committed later by others survives without it.
   */
  isRepeatable?: boolean
  /** Waits for a free connection as long as it takes: nobody stands in front of a worker, and one that gave up would take the process with it. */
  isPatient?: boolean
  max: number
  onError(error: Error): void
}

/**
 * How a connection of the platform works. Every read has an index, and a prepared statement keeps its plan: one that was made while a
 * table was nearly empty (the keys of today, each morning) would go on reading all of it when it has grown.
 */
export const sessionOptions = ({ role, isRepeatable = false }: Pick<PoolOptions, 'role' | 'isRepeatable'>): string | undefined =>
  role ? `-c role=${role} -c enable_seqscan=off${isRepeatable ? ' -c synchronous_commit=off' : ''}` : undefined

/** A pool whose connections act as `role`. Every pool needs an error handler: an idle connection that dies otherwise takes the process with it. */
export function createPool({ url, role, isRepeatable = false, isPatient = false, max, onError }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: isPatient ? 0 : 10_000,
    options: sessionOptions({ role, isRepeatable }),
  })
  pool.on('error', (error) => {
    // A server that stops says so to connections that are closing anyway.
    if (!pool.ending) onError(error)
  })
  // A connection that breaks while somebody holds it tells him through his query; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/** PostgreSQL's code for a unique constraint that would be broken. */
export const isUniqueViolation = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && error.code === '23505'
