import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { deleteVisitorsBefore } from './entry-store.ts'
import { keepEntranceDays } from './settings.ts'

/** 个人信息保护法 art. 47: who came in is forgotten when the set days are over; how many came stays. */
export const forgetEntranceVisitors: TimedJob = {
  id: 'queue.forgetEntranceVisitors',
  everySeconds: 3600,
  async run(ctx) {
    for (const { code } of (await getDirectory(ctx)).listRegions()) await deleteVisitorsBefore(ctx.db, code, addDays(ctx.clock.today(), -(await getSetting(ctx, keepEntranceDays, code, ctx.clock.today()))))
  },
}
