import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { listFallenDue } from '../record/application-store.ts'
import { settleApplication } from './change-application.ts'

const BATCH = 500
/** Cases settled side by side: one command is mostly waiting for the database. */
const LANES = 8

/**
 * 视为受理 and the end of deferrals that were overrun, on the first minute after their last day. Each case is one guarded
 * write, so two workers, or a worker and a clerk, never do it twice.
 */
export const settleFallenDue: TimedJob = {
  id: 'applications.settleFallenDue',
  everySeconds: 60,
  async run(ctx) {
    const today = ctx.clock.today()
    let last: Awaited<ReturnType<typeof listFallenDue>>[number] | undefined
    for (;;) {
      const due = await listFallenDue(ctx.db, today, last, BATCH)
      await settleAll(ctx, due.map(({ number }) => number))
      last = due.at(-1)
      if (due.length < BATCH) return
    }
  },
}

async function settleAll(ctx: Context, numbers: string[]): Promise<void> {
  // Two workers that begin at different places meet when half is done, and what the other did costs them one read:
  // in the same order each case would be prepared twice and written once.
  const from = Number.parseInt(ctx.ids.next().slice(-8), 16) % numbers.length
  const open = [...numbers.slice(from), ...numbers.slice(0, from)].values()
  // One iterator for all lanes: each takes the next case when it is free.
  const lane = async () => {
    for (const number of open) {
      await settleApplication(ctx, number).catch((error: unknown) => ctx.log.error({ err: error, number }, 'a case whose limit passed could not be settled, trying again'))
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
