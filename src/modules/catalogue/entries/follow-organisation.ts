import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import type { Memo } from '../../../platform/memo.ts'
import { type Directory, getDirectory } from '../../organisation/index.ts'
import { type EntryPlace, toEntries } from '../entry-rules.ts'
import { createItemPlaces, type ItemPlaces } from '../item-places.ts'
import { CATALOGUE_MEMO, loadAllItems, type PublishedItem } from '../published-items.ts'
import { deleteFollowed, listFollowed, upsertFollowed } from './followed-store.ts'
import { insertFeed } from '../item-store.ts'
import { entriesChangedLines, keepEntries } from './keep-entries.ts'
import { regionFingerprints } from './region-fingerprints.ts'

/** The directory each process's memory held when its entries were last brought in line; a new one is loaded whenever somebody changes the organisation. */
const followed = new WeakMap<Memo, Directory>()

/**
 * 机构调整: divisions and departments that were merged, moved or ended. Their entries move to whoever answers now or are
 * released, each with a line in its record; what a new division is expected to claim stands as unclaimed.
 * A look costs nothing while the organisation is as it was. Each region is one transaction that remembers what it was brought
 * in line with: killed half-way, the next look goes on with the others.
 */
export const followOrganisation: TimedJob = {
  id: 'catalogue.followOrganisation',
  everySeconds: 60,
  async run(ctx) {
    const directory = await getDirectory(ctx)
    if (followed.get(ctx.memo) === directory) return
    await followDirectory(ctx, directory)
    followed.set(ctx.memo, directory)
  },
}

async function followDirectory(ctx: Context, directory: Directory): Promise<void> {
  const places = createItemPlaces(directory)
  const items = [...(await loadAllItems(ctx)).values()]
  const departments = [...new Set(items.map(({ item }) => item.departmentName))]
  const fingerprints = regionFingerprints(directory.listRegions(), places, departments)
  const known = new Map((await listFollowed(ctx.db)).map((row) => [row.region, row.fingerprint]))
  for (const [region, fingerprint] of fingerprints) {
    if (known.get(region) !== fingerprint) await followRegion(ctx, places, region, fingerprint)
  }
  for (const region of known.keys()) {
    if (!fingerprints.has(region)) await followRegion(ctx, places, region, undefined)
  }
}

/** @param fingerprint undefined: there is no such region any more */
async function followRegion(ctx: Context, places: ItemPlaces, region: string, fingerprint: string | undefined): Promise<void> {
  const changed = await ctx.db.transaction(async (db) => {
    // Touched first: its row lock keeps a publication from moving the same entries meanwhile.
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const before = (await listFollowed(db)).find((row) => row.region === region)
    if (before?.fingerprint === fingerprint) return undefined // another process was faster
    const items = await loadAllItems({ ...ctx, db })
    const { released, moved } = await keepEntries(
      db,
      { scope: { region }, places: placesIn(region, items.values(), places), reasonOf: () => '机构调整，这里不再由原单位办理' },
      { ids: ctx.ids, by: ctx.actor.name, at: ctx.clock.now() },
    )
    await (fingerprint === undefined ? deleteFollowed(db, region) : upsertFollowed(db, region, fingerprint, ctx.clock.now()))
    await insertFeed(db, entriesChangedLines([...released, ...moved]), ctx.clock.now())
    return { released: released.length, moved: moved.length }
  })
  ctx.memo.forget(CATALOGUE_MEMO)
  if (changed && changed.released + changed.moved > 0) await ctx.audit.append({ region, operation: 'catalogue.followOrganisation', actor: ctx.actor.accountId, detail: { ...changed } })
}

/** Where items may be handled in a region; a cancelled one nowhere. */
const placesIn = (region: string, items: Iterable<PublishedItem>, places: ItemPlaces): EntryPlace[] =>
  [...items].filter(({ state }) => state !== 'cancelled').flatMap(({ item, baseCode }) =>
    toEntries(item, baseCode, (level) => places.placesIn(region, item.departmentName, level)))
