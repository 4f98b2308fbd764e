import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Reader, TimedJob } from '../../../platform/jobs/jobs.ts'
import type { ApplicationEventType, ApplicationProgressed } from '../../applications/events.ts'
import { addDays } from '../../calendar/index.ts'
import { countCases, forgetCounted } from './popularity-store.ts'

/** A case filed online is submitted; one taken in at a counter is received in the same breath, and that is what is told of it. */
const FILED: ApplicationEventType[] = ['applications.submitted', 'applications.received']

/** Longer than any job is tried again: four days with the queue's back-off. */
const REMEMBERED_DAYS = 30

/** 高频事项 from real counts: one for each case that was filed. */
export const onApplicationFiled: Reader = {
  id: 'catalogue.onApplicationFiled',
  on: FILED,
  async run(ctx, events) {
    const filings = events.filter(({ type, payload }) => type === 'applications.submitted' || (payload as unknown as ApplicationProgressed).channel === 'counter')
    const cases = filings.map(({ region, payload }) => {
      const { number, itemCode, submittedAt } = payload as unknown as ApplicationProgressed
      return { region, number, itemCode, day: toLegalDate(submittedAt) }
    })
    if (cases.length > 0) await countCases(ctx.db, cases)
  },
}

/** Keeps the memory of what was counted as long as an announcement may be told again. Hourly: a platform that is restarted every night never lives a day. */
export const forgetCountedCases: TimedJob = {
  id: 'catalogue.forgetCounted',
  everySeconds: 3600,
  run: (ctx) => forgetCounted(ctx.db, addDays(ctx.clock.today(), -REMEMBERED_DAYS)),
}
