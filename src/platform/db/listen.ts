import pg from 'pg'
import type { Logger } from 'pino'

export interface Hearing {
  onHeard(payload: string): void
  /** Something may have been missed: the connection was made just now, or broke. */
  onGap(): void
}

const AGAIN_MS = 1000

/** Hears what is notified on a channel, on a connection of its own that is made again whenever it breaks. */
export async function listenTo(url: string, channel: string, { onHeard, onGap }: Hearing, log: Logger): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  async function connect(): Promise<void> {
    const own = new pg.Client({ connectionString: url, keepAlive: true })
    client = own
    own.on('notification', ({ payload }) => onHeard(payload ?? ''))
    own.on('error', (error) => {
      if (isClosed || client !== own) return
      client = undefined
      log.warn({ err: error, channel }, 'listen: the connection broke')
      onGap()
      connectAgain()
    })
    await own.connect()
    await own.query(`listen ${channel}`)
    onGap()
  }

  function connectAgain(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      connect().catch((error: unknown) => {
        if (isClosed) return
        log.error({ err: error, channel }, 'listen: cannot connect, trying again')
        client = undefined
        connectAgain()
      })
    }, AGAIN_MS).unref()
  }

  await connect()
  return {
    async close() {
      isClosed = true
      clearTimeout(timer)
      await client?.end().catch(() => {}) // broken already
    },
  }
}
