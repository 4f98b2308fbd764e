import type { Logger } from 'pino'
import type { Platform } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { Memo } from '../../../platform/memo.ts'
import type { NumberSeries } from './document-number-rules.ts'
import { giveBackSerials, takeSerials } from './document-serial-store.ts'

/** Where the numbers of documents come from. */
export interface DocumentSerials {
  /** At once while the process holds numbers of the series. */
  take(series: NumberSeries): number | Promise<number>
  /** A number whose document was refused after all: the next document gets it. */
  putBack(series: NumberSeries, serial: number): void
}

export interface HeldSerials extends DocumentSerials {
  /** On an orderly stop: what this process did not use goes back. */
  giveBack(): Promise<void>
}

/**
 * A process takes numbers in blocks, so that a command that issues a document costs no statement more. After a crash the
 * rest of its blocks is lost, and so is the number of a command that lost a race: gaps are allowed, doubles are not. Two
 * processes draw from different blocks, so numbers rise within each, not strictly with the hour.
 */
const BLOCK = 20
/** With so few left the next block is fetched beside the commands. */
const LOW = 5

interface Shelf {
  series: NumberSeries
  serials: number[]
  fetching: Promise<void> | undefined
}

export function holdSerials(db: Db, log: Logger): HeldSerials {
  const shelves = new Map<string, Shelf>()

  function shelfOf(series: NumberSeries): Shelf {
    const key = `${series.region}/${series.heading}/${series.year}`
    let shelf = shelves.get(key)
    if (!shelf) shelves.set(key, (shelf = { series, serials: [], fetching: undefined }))
    return shelf
  }

  function fetchBlock(shelf: Shelf): Promise<void> {
    shelf.fetching ??= takeSerials(db, shelf.series, BLOCK)
      .then((block) => void shelf.serials.push(...block))
      .finally(() => { shelf.fetching = undefined })
    return shelf.fetching
  }

  async function takeOnceFetched(shelf: Shelf): Promise<number> {
    // Whoever waits for the same block may find it used up by others.
    while (shelf.serials.length === 0) await fetchBlock(shelf)
    return shelf.serials.shift()!
  }

  return {
    take(series) {
      const shelf = shelfOf(series)
      const serial = shelf.serials.shift()
      if (serial === undefined) return takeOnceFetched(shelf)
      if (shelf.serials.length === LOW) fetchBlock(shelf).catch((error: unknown) => log.warn({ err: error, heading: series.heading }, 'document numbers could not be fetched beforehand, the next command fetches them'))
      return serial
    },
    putBack: (series, serial) => void shelfOf(series).serials.unshift(serial),
    async giveBack() {
      for (const shelf of shelves.values()) {
        await shelf.fetching
        const unused = shelf.serials.splice(0)
        if (unused.length > 0) await giveBackSerials(db, shelf.series, unused)
      }
    },
  }
}

/** By memo: the one thing that every request of a running platform shares. */
const held = new WeakMap<Memo, HeldSerials>()

/** The numbers this running platform holds. */
export function documentSerialsOf(platform: Pick<Platform, 'memo' | 'db' | 'log'>): HeldSerials {
  let serials = held.get(platform.memo)
  if (!serials) held.set(platform.memo, (serials = holdSerials(platform.db, platform.log)))
  return serials
}
