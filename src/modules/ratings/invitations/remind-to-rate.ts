import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { ReminderDue } from '../events.ts'
import type { Invitation } from '../rating.ts'
import { lockToRemind, markReminded } from '../rating-store.ts'
import { reminderDays } from '../settings.ts'

const BATCH = 500
const DAY_MS = 86_400_000
/** Whoever was invited long before there were reminders is left alone. */
const PATIENCE_DAYS = 7

/** 智能邀评: once, some days after the end of a case that nobody rated. */
export const remindToRate: TimedJob = {
  id: 'ratings.remindToRate',
  everySeconds: 600,
  async run(ctx) {
    for (const { code: region } of (await getDirectory(ctx)).listRegions()) {
      const days = await getSetting(ctx, reminderDays, region, ctx.clock.today())
      const until = new Date(ctx.clock.now().getTime() - days * DAY_MS)
      while ((await remindOnce(ctx, region, new Date(until.getTime() - PATIENCE_DAYS * DAY_MS), until)) === BATCH);
    }
  },
}

/** Marking and announcing are one statement: a worker that is killed has done neither. Returns how many were reminded. */
const remindOnce = (ctx: Context, region: string, from: Date, until: Date): Promise<number> =>
  ctx.db.transaction(async (db) => {
    const due = await lockToRemind(db, region, from, until, BATCH)
    if (due.length === 0) return 0
    await commit({ ...ctx, db }, {
      region, guard: markReminded(region, due.map(({ number }) => number), ctx.clock.now()), announcements: due.map((invitation) => ({ type: 'ratings.reminderDue', payload: { ...toReminder(invitation) } })), answer: null,
    })
    return due.length
  })

const toReminder = ({ number, itemName, hallId, applicantId, agentId }: Invitation): ReminderDue =>
  ({ number, itemName, hallId, subjects: agentId ? [applicantId, agentId] : [applicantId], smsTo: agentId ?? applicantId })
