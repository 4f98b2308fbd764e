import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { BackgroundAnswer, BackgroundCommand, BackgroundOrder } from './background-thread.ts'
import type { Config } from './platform/config.ts'
import type { OpenPlatform } from './platform/create-platform.ts'
import type { Jobs } from './platform/jobs/jobs.ts'

/** Of many commands in a moment one word is enough: the thread gathers for longer before it looks. */
const WAKE_EVERY_MS = 200
/** A thread that died of something is started anew: its work waits in the database. */
const RESTART_AFTER_MS = 1000
const THREAD = new URL('./background-thread.ts', import.meta.url)

export interface BackgroundApart extends Jobs {
  /** Where this process listens, for links in what is sent. */
  listensAt(url: string): void
}

/**
 * Relay, readers and timed jobs in a thread beside the server's: requests do not wait for them, and a second core works
 * (decision 0023). It has connections, memory and keys of its own, and hears of changes as any other process does.
 */
export async function startBackgroundApart({ platform, url, dataDir }: Pick<OpenPlatform, 'platform' | 'url' | 'dataDir'>, config: Config, file = THREAD): Promise<BackgroundApart> {
  const { log, clock } = platform
  const drains = new Map<number, { resolve(): void; reject(error: Error): void }>()
  let drained = 0
  let isStopping = false
  let address: string | undefined
  /** Undefined while it is being started anew. */
  let thread: Worker | undefined

  async function start(): Promise<void> {
    const order: BackgroundOrder = { config: { ...config, databaseUrl: url, dataDir }, aheadMs: clock.aheadMs(), logLevel: log.level }
    const worker = new Worker(file, { workerData: order })
    await once(worker, 'message')
    worker.on('message', (answer: BackgroundAnswer) => {
      if (answer.kind !== 'drained') return
      const waiting = drains.get(answer.id)
      drains.delete(answer.id)
      if (answer.error === undefined) waiting?.resolve()
      else waiting?.reject(new Error(answer.error))
    })
    worker.on('error', (error) => log.error({ err: error }, 'background: the thread broke'))
    worker.once('exit', () => void restart())
    thread = worker
    if (address !== undefined) tell({ kind: 'listensAt', url: address })
  }

  async function restart(): Promise<void> {
    thread = undefined
    for (const { reject } of drains.values()) reject(new Error('the background thread ended'))
    drains.clear()
    while (!isStopping) {
      await new Promise((done) => setTimeout(done, RESTART_AFTER_MS))
      if (isStopping) return
      try {
        return await start()
      } catch (error) {
        log.error({ err: error }, 'background: the thread does not start, trying again')
      }
    }
  }

  const tell = (command: BackgroundCommand) => thread?.postMessage(command)
  let isResting = false
  let isCalled = false
  function wake(): void {
    isCalled = isResting
    if (isResting) return
    tell({ kind: 'wake' })
    isResting = true
    setTimeout(() => {
      isResting = false
      if (isCalled) wake()
    }, WAKE_EVERY_MS).unref()
  }
  await start()

  return {
    wake,
    listensAt(listening) {
      address = listening
      tell({ kind: 'listensAt', url: listening })
    },
    drain: () =>
      new Promise((resolve, reject) => {
        if (!thread) return reject(new Error('the background thread is being started anew'))
        const id = ++drained
        drains.set(id, { resolve, reject })
        tell({ kind: 'drain', id, now: clock.now() })
      }),
    async stop() {
      if (isStopping) return
      isStopping = true
      if (!thread) return
      const ended = once(thread, 'exit')
      tell({ kind: 'stop' })
      await ended
    },
  }
}
