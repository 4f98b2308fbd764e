import type { Context, Platform } from '../../../platform/context.ts'
import { invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { cityOf } from '../entries.ts'
import { createSummarise } from '../item-summary.ts'
import { CATALOGUE_MEMO, loadPublishedItems } from '../published-items.ts'
import type { StaffZones, ZoneList, ZoneView } from './contract-zones.ts'
import { type Zone, type ZoneContent, zoneWords } from './zone.ts'
import { checkZone, zonesFor, zoneState } from './zone-rules.ts'
import { listZoneRows, writeZone } from './zone-store.ts'

type Asking = Pick<Platform, 'db' | 'memo' | 'clock'>

const loadZones = (platform: Asking, region: string): Promise<readonly Zone[]> =>
  platform.memo.get(`${CATALOGUE_MEMO}:zones:${region}`, () => listZoneRows(platform.db, [...new Set([cityOf(region), region])]))

/** The zones people of a region see today; an item that nobody handles for them, or that is suspended, is left out. */
export async function listZones(platform: Asking, region: string): Promise<ZoneList> {
  ;(await getDirectory(platform)).region(region) // refuses an unknown region
  const [published, summarise, zones] = await Promise.all([loadPublishedItems(platform), createSummarise(platform, region), loadZones(platform, region)])
  return {
    rows: zonesFor(zones, region, platform.clock.today()).map((zone) => ({
      ...describe(zone),
      items: zone.itemCodes.flatMap((code) => {
        const item = published.get(code)?.item
        return (item && summarise(item)) ?? []
      }),
    })),
  }
}

const describe = ({ id, kind, title, introduction, audience, untilDay }: Zone) => ({ id, kind, kindName: zoneWords.kind[kind], title, introduction, audience, audienceName: zoneWords.audience[audience], untilDay })

/** @throws Refusal `catalogue.no_zone` */
export async function readZone(platform: Asking, id: string, region: string): Promise<ZoneView> {
  const zone = (await listZones(platform, region)).rows.find((each) => each.id === id)
  if (!zone) throw notFound('这个专区，它可能已经结束', 'catalogue.no_zone')
  return zone
}

/** Every zone of the officer's own region, with its codes and period, for whoever edits them. */
export async function listStaffZones(ctx: Context): Promise<StaffZones> {
  const { region } = await getOfficer(ctx)
  const today = ctx.clock.today()
  return {
    region,
    today,
    rows: (await listZoneRows(ctx.db, [region])).map(({ region: _, ...zone }) => {
      const state = zoneState(zone, today)
      return { ...zone, kindName: zoneWords.kind[zone.kind], audienceName: zoneWords.audience[zone.audience], isShown: state === 'shown', state, stateName: zoneWords.state[state] }
    }),
  }
}

/**
 * Writes a zone of the officer's own region; version 0 makes a new one, a last day ends one.
 * @throws Refusal 422 with what is wrong; `catalogue.changed_meanwhile`
 */
export async function changeZone(ctx: Context, id: string, version: number, content: ZoneContent): Promise<{ version: number }> {
  const { region, name } = await getOfficer(ctx)
  const published = await loadPublishedItems(ctx)
  const errors = checkZone(content, (code) => published.has(code))
  if (errors.length > 0) throw invalidInput(errors)
  await ctx.db.transaction(async (db) => {
    await ctx.memo.touch(db, CATALOGUE_MEMO)
    const isWritten = await writeZone(db, { ...content, region, id, version: version + 1 }, name, ctx.clock.now())
    if (!isWritten) throw new Refusal(409, 'catalogue.changed_meanwhile', '这个专区刚被别人改过。请打开最新内容，再改一次。')
  })
  ctx.memo.forget(CATALOGUE_MEMO)
  await ctx.audit.append({ region, operation: 'catalogue.changeZone', actor: ctx.actor.accountId, subject: id, detail: { version: version + 1 } })
  return { version: version + 1 }
}

/** Zones a city begins with; those that are there already stay. @throws Error naming what is wrong in the file */
export async function importZones(platform: Platform, region: string, zones: readonly (ZoneContent & { id: string })[]): Promise<void> {
  const published = await loadPublishedItems(platform)
  const wrong = zones.flatMap((zone) => checkZone(zone, (code) => published.has(code)).map(({ pointer, message }) => `${zone.id}${pointer}: ${message}`))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  const known = new Set((await listZoneRows(platform.db, [region])).map(({ id }) => id))
  const missing = zones.filter(({ id }) => !known.has(id))
  if (missing.length === 0) return
  await platform.db.transaction(async (db) => {
    await platform.memo.touch(db, CATALOGUE_MEMO)
    for (const zone of missing) await writeZone(db, { ...zone, region, version: 1 }, '系统', platform.clock.now())
  })
  platform.memo.forget(CATALOGUE_MEMO)
}
