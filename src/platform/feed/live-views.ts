import type { Logger } from 'pino'
import { sm3 } from '../hash-chain.ts'
import type { Feed } from './feed.ts'

/** Something that is shown as it stands and read again when it changed. */
export interface LiveView {
  /** Whoever watches the same key shares one reading. */
  key: string
  /** As the feed knows its changes. */
  topic: string
  read(): Promise<unknown>
}

/** A reading as it is sent: `id` tells two that differ apart. */
export interface Reading {
  id: string
  text: string
}

export interface LiveViews {
  /** Sends how it stands, then each time it is different. `seen`: the id somebody shows already, after a break. Returns how to stop. */
  watch(view: LiveView, seen: string | undefined, send: (reading: Reading) => void): () => void
}

interface Watched {
  senders: Set<(reading: Reading) => void>
  last: Reading | undefined
  isReading: boolean
  /** Changed while it was read. */
  isStale: boolean
  stop(): void
}

const AGAIN_MS = 1000
/** On a busy morning things change faster than eyes follow, and each reading goes to every screen of the place. */
const BETWEEN_READINGS_MS = 150

/** One reading a change for all who watch, whatever their number: what changes while one reads, or right after, is one more reading. */
export function createLiveViews(feed: Feed, log: Logger): LiveViews {
  const watched = new Map<string, Watched>()

  async function refresh(view: LiveView, state: Watched): Promise<void> {
    if (state.isReading) {
      state.isStale = true
      return
    }
    state.isReading = true
    try {
      do {
        state.isStale = false
        const text = JSON.stringify(await view.read())
        const id = sm3(text).slice(0, 16)
        if (id !== state.last?.id) {
          state.last = { id, text }
          state.senders.forEach((send) => send(state.last!))
        }
        // A single change is sent at once; only what follows on its heels waits.
        await new Promise((done) => setTimeout(done, BETWEEN_READINGS_MS).unref())
      } while (state.isStale && state.senders.size > 0)
    } catch (error) {
      log.error({ err: error, key: view.key }, 'live view: cannot read, trying again')
      setTimeout(() => state.senders.size > 0 && void refresh(view, state), AGAIN_MS).unref()
    } finally {
      state.isReading = false
    }
  }

  function begin(view: LiveView): Watched {
    const state: Watched = { senders: new Set(), last: undefined, isReading: false, isStale: false, stop: () => {} }
    watched.set(view.key, state)
    state.stop = feed.follow(view.topic, () => void refresh(view, state))
    return state
  }

  return {
    watch(view, seen, send) {
      const known = watched.get(view.key)
      const state = known ?? begin(view)
      // Whoever comes back with what stands is sent nothing until it changes.
      let shown = seen
      const sendNew = (reading: Reading): void => {
        if (reading.id !== shown) send(reading)
        shown = undefined
      }
      state.senders.add(sendNew)
      if (state.last) sendNew(state.last)
      else if (!known) void refresh(view, state)
      return () => {
        state.senders.delete(sendNew)
        if (state.senders.size > 0 || watched.get(view.key) !== state) return
        watched.delete(view.key)
        state.stop()
      }
    },
  }
}
