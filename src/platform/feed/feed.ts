import type { Logger } from 'pino'
import { listenTo } from '../db/listen.ts'

/** Where triggers and statements tell of changes: `pg_notify('yichuang_feed', topic)`, in the transaction that makes them. */
const CHANNEL = 'yichuang_feed'

/**
 * What changed, for whoever shows it as it stands: heard from every process, of committed changes only. It carries no content: what stands
 * is read, so that nothing is lost or out of order when a connection breaks.
 */
export interface Feed {
  /** Calls `onChange` for each change of a topic, and whenever one may have been missed. Returns how to stop. */
  follow(topic: string, onChange: () => void): () => void
  close(): Promise<void>
}

/** One connection for all topics, made when somebody first follows one. @param listenUrl undefined in tests bound to one transaction: nothing is heard */
export function createFeed(listenUrl: string | undefined, log: Logger): Feed {
  const followers = new Map<string, Set<() => void>>()
  let listening: Promise<{ close(): Promise<void> } | undefined> | undefined
  const tell = (topic: string): void => followers.get(topic)?.forEach((onChange) => onChange())

  function listen(url: string): void {
    listening ??= listenTo(url, CHANNEL, { onHeard: tell, onGap: () => [...followers.keys()].forEach(tell) }, log).catch((error: unknown) => {
      log.error({ err: error }, 'feed: cannot listen')
      listening = undefined
      return undefined
    })
  }

  return {
    follow(topic, onChange) {
      const those = followers.get(topic) ?? new Set()
      followers.set(topic, those.add(onChange))
      if (listenUrl) listen(listenUrl)
      return () => {
        those.delete(onChange)
        if (those.size === 0) followers.delete(topic)
      }
    },
    close: async () => (await listening)?.close(),
  }
}
