import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerResponse } from 'node:http'
import { Refusal } from '../errors.ts'
import type { LiveView, LiveViews, Reading } from '../feed/live-views.ts'

/** A hall has some dozens of screens; beyond this something opens connections and does not close them. */
const MOST_STREAMS = 2_000
/** Shorter than what proxies cut a silent connection after (60 s as they come). */
const KEEP_ALIVE_MS = 20_000
/** How soon a browser connects again after a break. */
const RETRY_MS = 2_000
/** A screen that reads nothing any more is let go: it connects again and is sent how it stands then. */
const MOST_UNREAD_BYTES = 1024 * 1024

/** Server-sent events (HTML standard 9.2): each is the whole view, so a screen that missed some is right with the next. */
export interface EventStreams {
  open(request: FastifyRequest, reply: FastifyReply, view: LiveView): void
  /** Ends them all: screens connect again, to whichever server is there. */
  close(): void
}

export function createEventStreams(views: LiveViews): EventStreams {
  const open = new Map<ServerResponse, () => void>()
  let keepAlive: NodeJS.Timeout | undefined

  function end(raw: ServerResponse): void {
    open.get(raw)?.()
    open.delete(raw)
    if (open.size === 0) {
      clearInterval(keepAlive)
      keepAlive = undefined
    }
  }

  return {
    open(request, reply, view) {
      if (open.size >= MOST_STREAMS) throw new Refusal(503, 'platform.too_many_streams', '同时打开的实时画面太多，请稍后再试。', { extra: { retryAfterSeconds: 30 } })
      const { raw } = reply.hijack()
      raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      raw.write(`retry: ${RETRY_MS}\n\n`)
      const send = ({ id, text }: Reading): void => {
        if (raw.writableLength > MOST_UNREAD_BYTES) raw.destroy()
        else raw.write(`id: ${id}\ndata: ${text}\n\n`)
      }
      raw.on('close', () => end(raw))
      raw.on('error', () => end(raw))
      const seen = request.headers['last-event-id']
      open.set(raw, views.watch(view, typeof seen === 'string' ? seen : undefined, send))
      keepAlive ??= setInterval(() => {
        for (const each of open.keys()) each.write(': \n\n')
      }, KEEP_ALIVE_MS).unref()
    },
    close() {
      for (const raw of open.keys()) {
        end(raw)
        raw.end()
      }
    },
  }
}
