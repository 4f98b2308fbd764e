import { announceAgain, listCaseNumbers } from '../modules/applications/index.ts'
import { getDirectory } from '../modules/organisation/index.ts'
import { recountRatings, rereadServices } from '../modules/ratings/index.ts'
import { type FirstWatch, listFirstWatches, noteFirstWatch, rereadCases, type Rewatched } from '../modules/supervision/index.ts'
import type { Context } from '../platform/context.ts'
import type { TimedJob } from '../platform/jobs/jobs.ts'

/** Rooms that only read what others announce, and can make their own again from the record of the cases. */
export const replayableRooms = ['supervision', 'ratings'] as const
export type ReplayableRoom = (typeof replayableRooms)[number]

/** Cases read at a time: a transaction of a second at most, and memory stays flat however many there are. */
const PORTION = 500
/** Regions read at a time: while one waits for the database another counts. */
const LANES = 2

export interface Replayed {
  cases: number
  events: number
  changed: number
  raised: number
  wrong: Rewatched['wrong']
  /** Counts of ratings that were wrong. */
  recounted: number
}

const NOTHING = { cases: 0, events: 0, changed: 0, raised: 0, recounted: 0 }

/** Makes again from the records of all cases what rooms keep of them. It may be broken off, done again, and done while everything runs. */
export async function replayRecord(ctx: Context, rooms: readonly ReplayableRoom[], onProgress: (sum: Replayed) => void = () => {}): Promise<Replayed> {
  const sum: Replayed = { ...NOTHING, wrong: [] }
  const regions = (await getDirectory(ctx)).listRegions().map(({ code }) => code)
  const lane = async () => {
    for (let region = regions.pop(); region !== undefined; region = regions.pop()) {
      for (let after = ''; ; ) {
        const numbers = await listCaseNumbers(ctx, region, after, PORTION, { onlyOpen: false })
        if (numbers.length === 0) break
        add(sum, await replayCases(ctx, rooms, region, numbers))
        onProgress(sum)
        after = numbers.at(-1)!
      }
      if (rooms.includes('ratings')) sum.recounted += await recountRatings(ctx, region)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return sum
}

async function replayCases(ctx: Context, rooms: readonly ReplayableRoom[], region: string, numbers: readonly string[], { isFirst = false } = {}): Promise<Replayed> {
  const sum: Replayed = { ...NOTHING, cases: numbers.length, wrong: [] }
  // A case that goes on while it is read is read once more.
  for (let left = numbers; left.length > 0; ) {
    const told = await announceAgain(ctx, region, left)
    sum.events += told.reduce((events, { recorded }) => events + recorded, 0)
    if (rooms.includes('ratings')) await rereadServices(ctx, told.flatMap(({ announced }) => announced))
    if (!rooms.includes('supervision')) break
    const { behind, ...found } = await rereadCases(ctx, region, told, { isFirst })
    sum.changed += found.changed
    sum.raised += found.raised
    sum.wrong.push(...found.wrong)
    left = behind
  }
  return sum
}

function add(sum: Replayed, more: Replayed): void {
  sum.cases += more.cases
  sum.events += more.events
  sum.changed += more.changed
  sum.raised += more.raised
  sum.wrong.push(...more.wrong)
}

/**
 * Cases that were open before supervision watched announced nothing that it could read: their records are read once, in the background,
 * region by region. Broken off, it goes on where it was.
 */
export const watchOpenCases: TimedJob = {
  id: 'flows.watchOpenCases',
  everySeconds: 60,
  async run(ctx) {
    const [directory, watches] = await Promise.all([getDirectory(ctx), listFirstWatches(ctx.db)])
    const progress = new Map(watches.map((watch) => [watch.region, watch]))
    for (const { code } of directory.listRegions()) {
      const known = progress.get(code)
      const watch = known ?? { region: code, afterNumber: '', isDone: false, beganAt: ctx.clock.now() }
      // What falls while they are taken in has been watched.
      if (!known) await noteFirstWatch(ctx, watch)
      if (!watch.isDone) await takeIn(ctx, watch)
    }
  },
}

async function takeIn(ctx: Context, watch: FirstWatch): Promise<void> {
  const { region, afterNumber } = watch
  let cases = 0
  for (let after = afterNumber; ; ) {
    const numbers = await listCaseNumbers(ctx, region, after, PORTION, { onlyOpen: true })
    if (numbers.length === 0) {
      await noteFirstWatch(ctx, { ...watch, afterNumber: after, isDone: true })
      if (cases > 0) ctx.log.info({ region, cases }, '电子监察：原有的在办件已全部纳入')
      return
    }
    if (cases === 0) ctx.log.info({ region }, '电子监察：正在后台纳入开启之前的在办件')
    await replayCases(ctx, ['supervision'], region, numbers, { isFirst: true })
    cases += numbers.length
    after = numbers.at(-1)!
    await noteFirstWatch(ctx, { ...watch, afterNumber: after })
  }
}
