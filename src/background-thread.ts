// What nobody waits for, in a thread of its own: started by `startBackgroundApart`, never by hand.
import { parentPort, workerData } from 'node:worker_threads'
import { startBackground } from './background.ts'
import { connectOutside } from './outside.ts'
import { realTimePlus } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { createLogger, openPlatform } from './platform/create-platform.ts'

/** The installation, whose database is open already. */
export interface BackgroundOrder {
  config: Config & { databaseUrl: string }
  /** What the platform's clock says, against the real time. */
  aheadMs: number
  logLevel: string
}

/** `now` of the platform's clock goes with what depends on it: a demonstration moves it. */
export type BackgroundCommand = { kind: 'wake' } | { kind: 'listensAt'; url: string } | { kind: 'drain'; id: number; now: Date } | { kind: 'stop' }
export type BackgroundAnswer = { kind: 'started' } | { kind: 'drained'; id: number; error?: string }

const port = parentPort
if (!port) throw new Error('background-thread.ts runs as a worker thread only')
const answer = (message: BackgroundAnswer) => port.postMessage(message)

const { config, aheadMs, logLevel } = workerData as BackgroundOrder
const startAt = aheadMs === 0 ? undefined : realTimePlus(aheadMs)
const { platform, ...open } = await openPlatform({ ...config, startAt }, { isServer: false, log: createLogger(logLevel), connect: connectOutside })
const jobs = await startBackground(platform, open.url)

async function drain(id: number, now: Date): Promise<void> {
  try {
    platform.clock.catchUp(now)
    await jobs.drain()
    answer({ kind: 'drained', id })
  } catch (error) {
    answer({ kind: 'drained', id, error: String(error) })
  }
}

async function stop(): Promise<void> {
  await jobs.stop()
  await open.close()
  port!.close()
}

port.on('message', (command: BackgroundCommand) => {
  switch (command.kind) {
    case 'wake': return jobs.wake()
    case 'listensAt': return void (platform.localAddress = command.url)
    case 'drain': return void drain(command.id, command.now)
    case 'stop': return void stop()
  }
})
answer({ kind: 'started' })
