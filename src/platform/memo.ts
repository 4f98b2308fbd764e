import type { Logger } from 'pino'
import type { Db } from './db/db.ts'
import { sql } from './db/sql.ts'
import { listenTo } from './db/listen.ts'

/**
 * Facts that every command reads and that rarely change (published items, grants, settings), kept in process.
 * Whoever changes them touches their name in the same transaction; every process then forgets them.
 */
export interface Memo {
  /** The remembered value, loaded once. Loads that happen at the same time share one query. */
  get<T>(name: string, load: () => Promise<T>): Promise<T>
  /** Forgets `name` here and, once the transaction commits, in every process. */
  touch(db: Db, name: string): Promise<void>
  /** Forgets `name` in this process only. Every name below it (`name:…`) goes too. */
  forget(name: string): void
  close(): Promise<void>
}

const CHANNEL = 'yichuang_memo'

/** @param listenUrl where to hear of changes made by other processes; undefined in tests bound to one transaction */
export async function createMemo(listenUrl: string | undefined, log: Logger): Promise<Memo> {
  const values = new Map<string, Promise<unknown>>()
  const forget = (name: string) => {
    for (const key of values.keys()) if (key === name || key.startsWith(`${name}:`)) values.delete(key)
  }
  // What was announced while nobody listened is unknown: forget everything.
  const listener = listenUrl ? await listenTo(listenUrl, CHANNEL, { onHeard: forget, onGap: () => values.clear() }, log) : undefined

  return {
    get<T>(name: string, load: () => Promise<T>): Promise<T> {
      let value = values.get(name) as Promise<T> | undefined
      if (!value) {
        value = load()
        values.set(name, value)
        value.catch(() => values.delete(name))
      }
      return value
    },
    async touch(db, name) {
      await db.query(sql`insert into platform.memo_version (name, version) values (${name}, 1)
        on conflict (name) do update set version = memo_version.version + 1`)
      await db.query(sql`select pg_notify(${CHANNEL}, ${name})`)
      forget(name)
    },
    forget,
    async close() {
      // Whatever still holds on to a closed platform holds no catalogue with it.
      values.clear()
      await listener?.close()
    },
  }
}
