import pg from 'pg'
import { apiRoutes, readers, timedJobs } from '../../src/app.ts'
import { dumpSchema, listTables } from './dump-schema.ts'
import { listAnnouncedEvents, writeMap } from './write-map.ts'

/** What `npm run generate` writes from a migrated database and from the code, by path. The house test compares it with the files. */
export async function makeGeneratedFiles(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    return {
      'db/schema.sql': await dumpSchema(client),
      'docs/map.md': writeMap({ routes: apiRoutes, readers, timedJobs, tables: await listTables(client), events: await listAnnouncedEvents() }),
    }
  } finally {
    await client.end()
  }
}
