import type { Context } from '../../platform/context.ts'
import { getDirectory } from '../organisation/index.ts'
import { toEntries } from './entry-rules.ts'
import { planImport, type PlannedItem, type RowReport } from './import-plan-rules.ts'
import { createItemPlaces, type ItemPlaces } from './item-places.ts'
import { insertItems, listPublishedRows, publishVersions, replaceEntries } from './item-store.ts'
import { CATALOGUE_MEMO } from './published-items.ts'

export interface ImportReport {
  rows: RowReport[]
  /** False when a wrong row kept everything from being written. */
  isWritten: boolean
}

/**
 * Publishes the items of a file: new ones, and a new version of each that changed; the version before is superseded but
 * kept, because running cases pin it. Entries follow from the levels of each written item.
 * All or nothing; with `partial` the right rows are written although others are wrong.
 */
export async function importItems(ctx: Context, rows: readonly unknown[], { partial = false }: { partial?: boolean } = {}): Promise<ImportReport> {
  const places = createItemPlaces(await getDirectory(ctx))
  const report = await ctx.db.transaction(async (db): Promise<ImportReport> => {
    // Touched first: its row lock lets two imports at once follow each other.
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const known = (await listPublishedRows(db)).map((row) => ({ code: row.code, baseCode: row.base_code, version: row.version, content: row.content }))
    const { reports, planned } = planImport(rows, known, places)
    if (!partial && reports.some((row) => row.outcome === 'wrong')) return { rows: reports, isWritten: false }
    if (planned.length > 0) {
      await insertItems(db, planned.filter((each) => each.isNew).map(({ item, baseCode }) => ({ code: item.code, base_code: baseCode })))
      await publishVersions(db, planned.map(({ item, version }) => ({ code: item.code, version, content: item })), ctx.clock.today(), ctx.clock.now())
      await replaceEntries(db, planned.map(({ item }) => item.code), planned.flatMap((each) => entriesOf(each, places)))
    }
    return { rows: reports, isWritten: true }
  })
  // A reader may have loaded the old catalogue between the touch and the commit.
  ctx.memo.forget(CATALOGUE_MEMO)
  if (report.isWritten) await record(ctx, report.rows)
  return report
}

const entriesOf = ({ item, version, baseCode }: PlannedItem, places: ItemPlaces) =>
  toEntries({ ...item, version }, baseCode, (level) => places.placesOf(item.departmentName, level))

async function record(ctx: Context, rows: RowReport[]): Promise<void> {
  const written = rows.filter((row) => row.outcome === 'inserted' || row.outcome === 'newVersion')
  if (written.length === 0) return
  const [city] = (await getDirectory(ctx)).listRegions()
  await ctx.audit.append({
    region: ctx.actor.region ?? city!.code,
    operation: 'catalogue.importItems',
    actor: ctx.actor.accountId,
    detail: { items: written.map(({ code, version }) => ({ code, version })) },
  })
}
