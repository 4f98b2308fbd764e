import type { Db } from '../../../platform/db/db.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { EntryPlace } from '../entry-rules.ts'
import { deleteEntriesElsewhere, type DroppedRow, type EntryEvent, type EntryScope, insertEntryEvents, moveEntries, type MovedRow } from './claim-store.ts'

export interface Keeping {
  /** Which entries are looked at. */
  scope: EntryScope
  /** Where they may stand from now on, and nowhere else. */
  places: readonly EntryPlace[]
  /** Why one stands there no longer, for the record people read. */
  reasonOf(itemCode: string): string
}

/** Who changes entries, for their record. */
export interface Recorder {
  ids: Pick<Ids, 'next'>
  by: string
  at: Date
}

export interface ChangedEntries {
  released: DroppedRow[]
  moved: MovedRow[]
}

/**
 * Brings entries in line with the places that may handle the items: each moves to the version and the authority named, one
 * whose place is not named is released. What a place decided and said of its own stays with it; what is taken away or
 * answered for by somebody else stands in its record. Doing it again changes nothing. Runs in the caller's transaction, after
 * the catalogue's memo was touched; what changed is the caller's to tell in the feed.
 */
export async function keepEntries(db: Db, { scope, places, reasonOf }: Keeping, { ids, by, at }: Recorder): Promise<ChangedEntries> {
  const dropped = await deleteEntriesElsewhere(db, scope, places)
  const moved = await moveEntries(db, places)
  const events = [...dropped.map((row) => toReleased(row, reasonOf)), ...moved.map((row) => toMoved(row, reasonOf))].map((event): EntryEvent => ({ ...event, id: ids.next() }))
  if (events.length > 0) await insertEntryEvents(db, events, by, at)
  return { released: dropped, moved }
}

/** 取消: what nobody can apply for any more is handled nowhere; that it is cancelled tells the feed enough. Running cases keep the place and the version they began with. */
export const releaseCancelled = (db: Db, code: string, recorder: Recorder): Promise<ChangedEntries> =>
  keepEntries(db, { scope: { codes: [code] }, places: [], reasonOf: () => '事项已取消' }, recorder)

type Unnumbered = Omit<EntryEvent, 'id'>

/** What is taken away is kept in the record. */
const toReleased = ({ region, division_code, item_code, version, state, reason, local }: DroppedRow, reasonOf: Keeping['reasonOf']): Unnumbered => ({
  region, division_code, item_code, kind: 'released',
  detail: { version, reason: reasonOf(item_code), ...(state === 'declined' ? { declinedFor: reason } : {}), ...(Object.keys(local).length > 0 ? { local } : {}) },
})

const toMoved = ({ region, division_code, item_code, before, after }: MovedRow, reasonOf: Keeping['reasonOf']): Unnumbered =>
  ({ region, division_code, item_code, kind: 'moved', detail: { reason: reasonOf(item_code), before, after } })

/** For whoever follows the feed: one line an item and region, however many of its townships and villages changed. */
export const entriesChangedLines = (entries: readonly Pick<EntryPlace, 'region' | 'item_code' | 'version'>[]) =>
  [...new Map(entries.map((entry) => [`${entry.region}/${entry.item_code}`, { code: entry.item_code, kind: 'entriesChanged' as const, version: entry.version, region: entry.region }])).values()]
