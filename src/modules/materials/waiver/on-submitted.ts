import type { Reader } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { ApplicationProgressed } from '../../applications/events.ts'
import { countWaivers } from './waiver-count-store.ts'

/** Counts what was not asked for, by way: 免提交 is measured where it happens, once a case. */
export const onSubmitted: Reader = {
  id: 'materials.countWaivers',
  on: ['applications.submitted', 'applications.received'],
  wants: ({ payload }) => ((payload as unknown as ApplicationProgressed).waived ?? []).length > 0,
  async run(ctx, events) {
    await countWaivers(ctx.db, events.map(({ region, at, payload }) => {
      const { number, itemCode, waived = [] } = payload as unknown as ApplicationProgressed
      return { region, number, itemCode, day: toLegalDate(at), waived }
    }))
  },
}
