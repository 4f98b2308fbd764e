import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { deleteCodesBefore } from './shown-code-store.ts'

/** A day: no scan may be worked with for so long (`certificates.scanMinutes` ends at two hours). */
const KEPT_MS = 24 * 3600_000

export const forgetCodes: TimedJob = {
  id: 'certificates.forgetCodes',
  everySeconds: 600,
  run: (ctx) => deleteCodesBefore(ctx.db, new Date(ctx.clock.now().getTime() - KEPT_MS)),
}
