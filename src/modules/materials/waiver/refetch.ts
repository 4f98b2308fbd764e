import { systemContext } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { refetchAttempts } from '../settings.ts'
import { deleteOutdated, dropPending, takePending } from './fetched-store.ts'
import { askRegisters } from './fetch-materials.ts'

const BATCH = 20
/** Whoever takes a question has so long to answer it before another worker takes it again. */
const LEASE_MS = 60_000

/** Asks the registers again that gave no answer: consent was given for it, and nobody has to come back. */
export const refetchFromRegisters: TimedJob = {
  id: 'materials.refetch',
  everySeconds: 30,
  async run(ctx) {
    const now = ctx.clock.now()
    const today = ctx.clock.today()
    for (const { subjectId, register, attempts, ...why } of await takePending(ctx.db, now, new Date(now.getTime() + LEASE_MS), BATCH)) {
      const { silent } = await askRegisters(systemContext(ctx, 'materials.refetch'), [{ register, subjectId }], why)
      // Answered; or forbidden since, or cut off: then waiting longer changes nothing.
      const isOver = silent === 0
      if (isOver || attempts >= (await getSetting(ctx, refetchAttempts, why.region, today))) await ctx.db.query(dropPending(subjectId, register))
    }
  },
}

/** 保存期限 (个人信息保护法 art. 19): what may no longer stand in for a material is forgotten. */
export const forgetFetched: TimedJob = {
  id: 'materials.forgetFetched',
  everySeconds: 3600,
  async run(ctx) {
    while ((await deleteOutdated(ctx.db, ctx.clock.today(), 1000)) > 0);
  },
}
