import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getDirectory } from '../../organisation/index.ts'
import { recountTypes } from './figure-store.ts'

/** 四电清单: how many certificates there are of each type, counted anew each hour. */
export const countTypes: TimedJob = {
  id: 'certificates.countTypes',
  everySeconds: 3600,
  async run(ctx) {
    for (const { code } of (await getDirectory(ctx)).listRegions()) await recountTypes(ctx.db, code, ctx.clock.today(), ctx.clock.now())
  },
}
