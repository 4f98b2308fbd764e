import type { Announcement } from '../../platform/announcement.ts'
import type { Context } from '../../platform/context.ts'
import { commit } from '../../platform/unit-of-work.ts'
import { getDirectory } from '../organisation/index.ts'
import { ALREADY_GUARDED } from './entries/claim-store.ts'
import type { ItemPublished } from './events.ts'
import { type KnownItem, planImport, type PlannedItem, type RowReport } from './import-plan-rules.ts'
import { createItemPlaces } from './item-places.ts'
import { insertEntries, insertItems, listPublishedRows } from './item-store.ts'
import { publishVersions } from './publish-versions.ts'
import { CATALOGUE_MEMO } from './published-items.ts'
import type { RowError } from './raw-row.ts'

export interface ImportOptions {
  /** Write the right rows although others are wrong. */
  partial?: boolean
  /** What reading the file found wrong in a row, by its index. */
  flawsOf?: (index: number) => readonly RowError[]
  /** What the caller is told once it is written: remembered with it under the request's key. */
  answer?: unknown
}

export interface ImportReport {
  rows: RowReport[]
  /** False when a wrong row kept everything from being written. */
  isWritten: boolean
}

/** 500 items with their places are 5 MB of parameters; 5,000 at once made the database wait for 50 MB. */
const VERSIONS_A_STATEMENT = 500

/**
 * Publishes the items of a file: new ones, and a new version of each that changed; the version before is superseded but
 * kept, because running cases pin it. Every place of a new item's levels claims it, because a file is how a city begins; who
 * handles an item that is known is the places' own decision. What was published is announced with it.
 * All or nothing; with `partial` the right rows are written although others are wrong.
 */
export async function importItems(ctx: Context, rows: readonly unknown[], { partial = false, flawsOf, answer = null }: ImportOptions = {}): Promise<ImportReport> {
  const directory = await getDirectory(ctx)
  const places = createItemPlaces(directory)
  const region = ctx.actor.region ?? directory.listRegions()[0]!.code
  const report = await ctx.db.transaction(async (db): Promise<ImportReport> => {
    // Touched first: its row lock lets two imports at once follow each other.
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const known = (await listPublishedRows(db)).map((row): KnownItem => ({ code: row.code, baseCode: row.base_code, version: row.version, content: row.content }))
    const { reports, planned } = planImport(rows, known, places, flawsOf)
    if (!partial && reports.some((row) => row.outcome === 'wrong')) return { rows: reports, isWritten: false }
    if (planned.length > 0) {
      await insertItems(db, planned.filter((each) => each.isNew).map(({ item, baseCode }) => ({ code: item.code, base_code: baseCode })))
      const versions = planned.map(({ item, version, baseCode }) => ({ code: item.code, version, content: item, baseCode, effectiveOn: ctx.clock.today(), cancelOn: null, publishedBy: null, changeId: null }))
      const isNew = new Map(planned.map((each) => [each.item.code, each.isNew]))
      for (let from = 0; from < versions.length; from += VERSIONS_A_STATEMENT) {
        const possible = await publishVersions(db, places, versions.slice(from, from + VERSIONS_A_STATEMENT), { ids: ctx.ids, by: ctx.actor.name, at: ctx.clock.now() })
        await insertEntries(db, possible.filter(({ item_code }) => isNew.get(item_code)), ctx.actor.name, ctx.clock.now())
      }
      await commit({ ...ctx, db }, { region, guard: ALREADY_GUARDED, announcements: planned.map(toAnnouncement), answer })
    }
    return { rows: reports, isWritten: true }
  })
  // A reader may have loaded the old catalogue between the touch and the commit.
  ctx.memo.forget(CATALOGUE_MEMO)
  if (report.isWritten) await record(ctx, region, report.rows)
  return report
}

/** Each as a reviewed change announces it; the relay hands them to a reader some hundred at a time. */
function toAnnouncement({ item, version, isNew }: PlannedItem): Announcement {
  const payload: ItemPublished = { code: item.code, version, name: item.name, kind: isNew ? 'create' : 'revise' }
  return { type: 'catalogue.itemPublished', payload: { ...payload } }
}

async function record(ctx: Context, region: string, rows: RowReport[]): Promise<void> {
  const written = rows.filter((row) => row.outcome === 'inserted' || row.outcome === 'newVersion')
  if (written.length === 0) return
  await ctx.audit.append({
    region,
    operation: 'catalogue.importItems',
    actor: ctx.actor.accountId,
    detail: { items: written.map(({ code, version }) => ({ code, version })) },
  })
}
