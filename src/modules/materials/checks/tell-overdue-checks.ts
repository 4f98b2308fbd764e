import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { announceCheck } from './announce-check.ts'
import { listOverdueChecks, markOverdueTold } from './check-store.ts'

const BATCH = 200

/** Tells both bodies, once, that a check was not answered in its days. Reads only what is late and was not told. */
export const tellOverdueChecks: TimedJob = {
  id: 'materials.tellOverdueChecks',
  everySeconds: 300,
  async run(ctx) {
    const today = ctx.clock.today()
    for (;;) {
      const late = await listOverdueChecks(ctx.db, today, BATCH)
      // Each is one guarded write: of two workers that find it one tells.
      for (const check of late) await commit(ctx, { region: check.region, guard: markOverdueTold(check, today), announcements: [announceCheck('materials.checkOverdue', check)], answer: null })
      if (late.length < BATCH) return
    }
  },
}
