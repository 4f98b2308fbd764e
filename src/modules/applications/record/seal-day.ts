import type { Context, Platform } from '../../../platform/context.ts'
import { CHAIN_START, chainHash, sm3 } from '../../../platform/hash-chain.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { type DailyRoot, findLastRoot, insertDailyRoots, listDailyRoots, listEventDays, listHashesOfDay } from './daily-root-store.ts'

/** A command that began before midnight has long been written by then. */
const SETTLED_MS = 10 * 60_000

/** Puts yesterday's events of every region under one hash, chained to the day before. Days nobody sealed are made up for. */
export const sealDays: TimedJob = {
  id: 'applications.sealDays',
  everySeconds: 600,
  async run(ctx) {
    const yesterday = addDays(toLegalDate(new Date(ctx.clock.now().getTime() - SETTLED_MS)), -1)
    for (const { code: region } of (await getDirectory(ctx)).listRegions()) {
      const last = await findLastRoot(ctx.db, region)
      const missing: string[] = []
      for (let day = last ? addDays(last.day, 1) : yesterday; day <= yesterday; day = addDays(day, 1)) missing.push(day)
      if (missing.length > 0) await sealInTurn(ctx, region, missing, last?.root ?? CHAIN_START)
    }
  },
}

/** Of a platform that stood still for long, only the days on which something happened are read. */
async function sealInTurn(ctx: Context, region: string, days: readonly string[], before: string): Promise<void> {
  const busy = new Set(days.length === 1 ? days : (await listEventDays(ctx.db, region, days[0]!, days.at(-1)!)).map(({ day }) => day))
  const roots: DailyRoot[] = []
  for (const day of days) {
    const hashes = busy.has(day) ? await listHashesOfDay(ctx.db, region, day) : []
    roots.push(rootOf(region, day, hashes, roots.at(-1)?.root ?? before))
  }
  await insertDailyRoots(ctx.db, roots, ctx.clock.now())
}

function rootOf(region: string, day: string, events: readonly { hash: string }[], prevRoot: string): DailyRoot {
  return { region, day, eventCount: events.length, prevRoot, root: chainHash(prevRoot, { region, day, events: sm3(events.map(({ hash }) => hash).join('\n')) }) }
}

/** Recomputes every daily root. Returns every fault in words: a chain rewritten with its head still differs from its day's root. */
export async function verifyDailyRoots(platform: Pick<Platform, 'db'>): Promise<{ roots: number; faults: string[] }> {
  const faults: string[] = []
  const roots = await listDailyRoots(platform.db)
  let previous: DailyRoot | undefined
  for (const stored of roots) {
    const before = previous?.region === stored.region ? previous : undefined
    if (before && stored.prevRoot !== before.root) faults.push(`${stored.region} ${stored.day} 的日根与前一日不相连`)
    const computed = rootOf(stored.region, stored.day, await listHashesOfDay(platform.db, stored.region, stored.day), stored.prevRoot)
    if (computed.root !== stored.root) faults.push(`${stored.region} ${stored.day} 的日根不符：当日记录被改动、增加或删除（应有 ${stored.eventCount} 条，现有 ${computed.eventCount} 条）`)
    previous = stored
  }
  return { roots: roots.length, faults }
}
