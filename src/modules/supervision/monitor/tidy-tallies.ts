import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { addDays } from '../../calendar/index.ts'
import { PACE_WEEKS } from './forecast-rules.ts'
import { deleteEmptied } from './monitor-store.ts'
import { weekOf } from './standing-rules.ts'

/** Counts that have come down to nothing, and speeds nobody is measured by any more, are let go. */
export const tidyTallies: TimedJob = {
  id: 'supervision.tidyTallies',
  everySeconds: 3600,
  run: (ctx) => deleteEmptied(ctx.db, addDays(weekOf(ctx.clock.today()), -14 * PACE_WEEKS)),
}
