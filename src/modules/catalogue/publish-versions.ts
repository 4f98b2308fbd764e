import type { Db } from '../../platform/db/db.ts'
import { type EntryPlace, toEntries } from './entry-rules.ts'
import type { ItemPlaces } from './item-places.ts'
import { insertFeed, insertVersions, keepEntries, type VersionToPublish } from './item-store.ts'

/**
 * The one way a version comes to be published, by import or by a reviewed change: the version before is superseded, the
 * entries move to the new one, places whose level no longer handles the item lose theirs, and the feed tells it.
 * Runs in the caller's transaction, after the catalogue's memo was touched. Returns every place that could claim the items.
 */
export async function publishVersions(db: Db, places: ItemPlaces, versions: readonly (VersionToPublish & { baseCode: string })[], at: Date): Promise<EntryPlace[]> {
  const possible = versions.flatMap(({ content, version, baseCode }) => toEntries({ ...content, version }, baseCode, (level) => places.placesOf(content.departmentName, level)))
  await insertVersions(db, versions.map(({ baseCode: _, ...version }) => version), at)
  await keepEntries(db, versions.map(({ code }) => code), possible)
  await insertFeed(db, versions.map(({ code, version }) => ({ code, kind: 'published' as const, version, region: null })), at)
  return possible
}
