import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { ROOT } from '../config.ts'

/** Any number that no other program on the server uses: two starts at once migrate one after the other. */
const MIGRATION_LOCK = 379_900_001

const ROLES_SQL = `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = 'yichuang_app') then create role yichuang_app nologin; end if;
  if not exists (select 1 from pg_roles where rolname = 'yichuang_worker') then create role yichuang_worker nologin; end if;
exception when unique_violation or duplicate_object then null;  -- another database of the same server is being prepared
end $$`

/**
 * Brings a database to the newest schema: `db/migrations/NNNN-room-what.sql`, forward only, each in its own transaction.
 * Returns the names it applied. @throws Error when an applied file was changed afterwards
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(ROLES_SQL)
    const { rows: [where] } = await client.query<{ database: string; me: string }>('select current_database() as database, current_user as me')
    const me = pg.escapeIdentifier(where!.me)
    await client.query(`grant yichuang_app, yichuang_worker to ${me}`)
    await client.query(`grant create on database ${pg.escapeIdentifier(where!.database)} to yichuang_worker`)
    await client.query(`create schema if not exists platform;
      create table if not exists platform.migration (name text primary key, hash text not null, applied_at timestamptz not null default now());
      comment on table platform.migration is 'distribution: local'`)
    const { rows } = await client.query<{ name: string; hash: string }>('select name, hash from platform.migration')
    const applied = new Map(rows.map((row) => [row.name, row.hash]))
    const done: string[] = []
    for (const { name, text, hash } of readMigrations()) {
      const known = applied.get(name)
      if (known === hash) continue
      if (known) throw new Error(`迁移文件 ${name} 在执行之后被改动过。请恢复原文，另写一个新的迁移文件。`)
      await client.query('begin')
      try {
        await client.query(text)
        await client.query('insert into platform.migration (name, hash) values ($1, $2)', [name, hash])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback')
        throw new Error(`迁移 ${name} 失败：${error instanceof Error ? error.message : String(error)}`, { cause: error })
      }
      done.push(name)
    }
    return done
  } finally {
    await client.end()
  }
}

/** One number for the whole schema: a database prepared from the same files can be reused. */
export const schemaHash = (): string =>
  createHash('sha256').update(readMigrations().map(({ hash }) => hash).join()).digest('hex').slice(0, 12)

function readMigrations() {
  const folder = join(ROOT, 'db/migrations')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    })
}
