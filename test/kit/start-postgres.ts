import { flushCompileCache } from 'node:module'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's connection to the server's maintenance database. */
    postgresUrl: string
    /** A migrated database with the small test city; never connect to it: copy it. */
    template: string
    /** The same, once its announcements are read and its jobs of the day done: what an application finds. */
    settledTemplate: string
    /** Where keys and files of the test city lie. */
    dataDir: string
  }
}

/** One PostgreSQL for the whole run, started by the first project that needs one and stopped with it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const run = project.vitest.getRootProject()
  if ('postgresUrl' in run.getProvidedContext()) return undefined
  // Each project loads this file anew; only one has to load the platform.
  const { startTestCity } = await import('./start-test-city.ts')
  const { postgresUrl, template, settledTemplate, dataDir, stop } = await startTestCity()
  run.provide('postgresUrl', postgresUrl)
  run.provide('template', template)
  run.provide('settledTemplate', settledTemplate)
  run.provide('dataDir', dataDir)
  // The workers start now: they need not compile again what founding the city has compiled.
  flushCompileCache()
  return stop
}

/** A Monday morning in a year whose calendar is published. */
export const TEST_NOW = '2026-03-02T09:00:00+08:00'

export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
