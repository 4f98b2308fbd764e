import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type BackgroundApart, startBackgroundApart } from '../../src/background-apart.ts'
import { connectOutside } from '../../src/outside.ts'
import { readConfig } from '../../src/platform/config.ts'
import { createLogger, openPlatform, type OpenPlatform } from '../../src/platform/create-platform.ts'
import { copyTemplate } from '../kit/test-db.ts'
import { TEST_NOW } from '../kit/start-postgres.ts'

// What `npm start` does and the other tests do not: the work that nobody waits for runs in a thread of its own.

let copy: Awaited<ReturnType<typeof copyTemplate>>
let open: OpenPlatform
const config = () => ({ ...readConfig({}), databaseUrl: copy.url, dataDir: inject('dataDir'), startAt: new Date(TEST_NOW) })
beforeAll(async () => {
  copy = await copyTemplate()
  open = await openPlatform(config(), { isServer: false, log: createLogger('silent'), connect: connectOutside })
})
afterAll(async () => {
  await open.close()
  await copy.drop()
})

const outboxSize = async (): Promise<number> => (await open.pool.query<{ count: number }>('select count(*)::int as count from platform.outbox')).rows[0]!.count

async function announceSomething(): Promise<void> {
  await open.pool.query(`insert into platform.outbox (region, id, type, payload, at) values ('379902', gen_random_uuid(), 'nobody.reads', '{}', now())`)
}

test('the thread reads what is announced, by the clock of the platform, and stops in order', async () => {
  const background = await startBackgroundApart(open, config())
  await announceSomething()
  open.platform.clock.moveTo(new Date(open.platform.clock.now().getTime() + 86_400_000))
  await background.drain()
  expect(await outboxSize()).toBe(0)
  await background.stop()
  // Stopped: what is announced now waits for the next start.
  await announceSomething()
  background.wake()
  await new Promise((done) => setTimeout(done, 600))
  expect(await outboxSize()).toBe(1)
})

test('a thread that breaks tells whoever waits for it, and is started anew', async () => {
  const background = await startBackgroundApart(open, config(), new URL('../kit/breaking-thread.ts', import.meta.url))
  const waiting = background.drain()
  background.wake()
  await expect(waiting).rejects.toThrow('ended')
  await expect(background.drain()).rejects.toThrow('started anew')
  background.listensAt('http://localhost:1')
  await expect.poll(() => isWaiting(background), { timeout: 10_000 }).toBe(true)
  await background.stop()
})

/** A thread that runs takes the order and keeps it; one that is being started refuses at once. */
async function isWaiting(background: BackgroundApart): Promise<boolean> {
  const refused = background.drain().then(() => true, () => true)
  return !(await Promise.race([refused, new Promise<boolean>((done) => setTimeout(() => done(false), 50))]))
}
