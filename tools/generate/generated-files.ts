import pg from 'pg'
import { apiRoutes } from '../../src/app.ts'
import { readers, timedJobs } from '../../src/background.ts'
import { createDemoRoutes } from '../../src/demo.ts'
import { createSessionOperations } from '../../src/platform/auth/session-operations.ts'
import type { Sessions } from '../../src/platform/auth/sessions.ts'
import type { Page } from '../../src/platform/http/page.ts'
import { del, get, post, type Route } from '../../src/platform/http/routes.ts'
import type { Jobs } from '../../src/platform/jobs/jobs.ts'
import { createPortal } from '../../src/public/portal/index.ts'
import { dumpSchema, listTables } from './dump-schema.ts'
import { makeApiClient } from './make-api-client.ts'
import { listAnnouncedEvents, writeMap } from './write-map.ts'

/** Every address of the API: the rooms', the session's and the demonstration's. Looked at, never run: the last two get no dependencies. */
export function listRoutes(): Route[] {
  const sessions = createSessionOperations({} as Sessions)
  return [
    ...apiRoutes,
    post('/sessions', sessions.create), get('/sessions/current', sessions.read), del('/sessions/current', sessions.end),
    ...createDemoRoutes({} as Jobs),
  ]
}

/** Every server-rendered page. */
export const listPages = (): readonly Page[] => createPortal().pages

/** What `npm run generate` writes from a migrated database and from the code, by path. The house test compares it with the files. */
export async function makeGeneratedFiles(databaseUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  client.on('error', () => {}) // the awaited query reports it
  await client.connect()
  try {
    return {
      'db/schema.sql': await dumpSchema(client),
      'docs/map.md': writeMap({ routes: listRoutes(), pages: listPages(), readers, timedJobs, tables: await listTables(client), events: await listAnnouncedEvents() }),
      'web/client/api.d.ts': await makeApiClient(),
    }
  } finally {
    await client.end()
  }
}
