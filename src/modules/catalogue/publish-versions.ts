import type { Db } from '../../platform/db/db.ts'
import { entriesChangedLines, keepEntries, type Recorder } from './entries/keep-entries.ts'
import { type EntryPlace, toEntries } from './entry-rules.ts'
import type { ItemPlaces } from './item-places.ts'
import { insertFeed, insertVersions, type VersionToPublish } from './item-store.ts'

/**
 * The one way a version comes to be published, by import or by a reviewed change: the version before is superseded, the
 * entries move to the new one, places whose level no longer handles the item are released and told why, and the feed tells it.
 * Runs in the caller's transaction, after the catalogue's memo was touched. Returns every place that could claim the items.
 */
export async function publishVersions(db: Db, places: ItemPlaces, versions: readonly (VersionToPublish & { baseCode: string })[], recorder: Recorder): Promise<EntryPlace[]> {
  const possible = versions.flatMap(({ content, version, baseCode }) => toEntries({ ...content, version }, baseCode, (level) => places.placesOf(content.departmentName, level)))
  const numbers = new Map(versions.map(({ code, version }) => [code, version]))
  await insertVersions(db, versions.map(({ baseCode: _, ...version }) => version), recorder.at)
  const { released, moved } = await keepEntries(db, { scope: { codes: [...numbers.keys()] }, places: possible, reasonOf: (code) => `按公布的第 ${numbers.get(code)} 版，行使层级或实施部门有变` }, recorder)
  await insertFeed(db, versions.map(({ code, version }) => ({ code, kind: 'published' as const, version, region: null })), recorder.at)
  await insertFeed(db, entriesChangedLines([...released, ...moved]), recorder.at)
  return possible
}
