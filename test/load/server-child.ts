import { once } from 'node:events'
import { forkProgram } from '../kit/fork-program.ts'

export interface ServerChild {
  port: number
  pid: number
  /** Of the embedded PostgreSQL, when the server has one of its own. */
  databasePid: number | undefined
  /** Connects as the owner of the schema. */
  databaseUrl: string
  /** Moves its clock and nothing else: what falls due is left for `POST /demo/clock`. */
  moveClock(to: Date): Promise<void>
  kill(): Promise<void>
  /** Ends in order. */
  stop(): Promise<void>
  /** Resolves once the process has ended, however that came. */
  ended: Promise<unknown>
}

/**
 * Starts the whole platform in a process of its own.
 * @param databaseUrl a server to use; without it the child starts an embedded one below `dataDir`
 * @param nodeOptions for example `['--cpu-prof']`
 */
export async function startServer({ dataDir, databaseUrl, now, nodeOptions = [] }: { dataDir: string; databaseUrl?: string; now?: string; nodeOptions?: string[] }): Promise<ServerChild> {
  const child = forkProgram('test/load/serve.ts', [], { env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '', DEMO: '1', NOW: now ?? '' }, nodeOptions })
  const ended = once(child, 'exit')
  const [ready] = (await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`the server ended before it was ready (exit code ${String(code)})`)
    }),
  ])) as [{ port: number; databasePid?: number; databaseUrl: string }]
  return {
    ...ready,
    databasePid: ready.databasePid,
    pid: child.pid!,
    ended,
    async moveClock(to) {
      const moved = once(child, 'message')
      child.send({ moveClockTo: to.toISOString() })
      await moved
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      if (child.connected) child.send('stop')
      await ended
    },
  }
}
