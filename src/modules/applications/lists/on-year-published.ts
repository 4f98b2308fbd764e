import type { Context } from '../../../platform/context.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import { YEAR_PUBLISHED, type YearPublished } from '../../calendar/events.ts'
import { getDirectory } from '../../organisation/index.ts'
import { readDeadlines } from '../lifecycle/deadline-rules.ts'
import { type KeptDays, listOpenPage, updateKeptDays } from '../record/application-store.ts'
import { followInQueues } from './application-list-store.ts'

const BATCH = 500

/**
 * Counts the deadlines of open cases anew when the holidays of a year become known: a day that was 预计 becomes certain.
 * Deadlines are read from a case and a calendar; what is kept beside the case is for lists and jobs, so nothing is
 * added to its record and its version stays. Doing it twice changes nothing more.
 */
export const onYearPublished: Reader = {
  id: 'applications.onYearPublished',
  on: [YEAR_PUBLISHED],
  async run(ctx, events) {
    const places = new Set(events.map(({ payload }) => (payload as unknown as YearPublished).region))
    const directory = await getDirectory(ctx)
    for (const { code } of directory.listRegions()) {
      if (['000000', `${code.slice(0, 4)}00`, code].some((place) => places.has(place))) await recountRegion(ctx, code)
    }
  },
}

async function recountRegion(ctx: Context, region: string): Promise<void> {
  const today = ctx.clock.today()
  let last: { queue: string; dueOn: string; number: string } | undefined
  for (;;) {
    const page = await listOpenPage(ctx.db, region, last, BATCH)
    const days = await Promise.all(page.map(async ({ application }): Promise<KeptDays> => {
      const { dueOn, statutoryDueOn, promisedDueOn, isProvisional, fallsDueOn } = readDeadlines(application, await getWorkCalendar(ctx, region, application.hallId), today)
      return { number: application.number, version: application.version, dueOn, statutoryDueOn, promisedDueOn, isProvisional, fallsDueOn }
    }))
    // Case and work list in one breath: a line that its case has left would not be found again.
    await ctx.db.transaction(async (db) => {
      const changed = new Set((await updateKeptDays(db, region, days)).map(({ number }) => number))
      const moved = page.filter(({ application }) => changed.has(application.number))
      if (moved.length > 0) await followInQueues(db, moved.map(({ application, place }) => ({ region, number: application.number, leftPlaces: [place] })))
    })
    const end = page.at(-1)?.place
    if (page.length < BATCH || !end) return
    last = { queue: end.queue!, dueOn: end.dueOn!, number: page.at(-1)!.application.number }
  }
}
