import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { Reader } from '../../../platform/jobs/jobs.ts'
import type { ApplicationEventType, ApplicationProgressed } from '../../applications/events.ts'
import { noteItemUse } from './item-use-store.ts'

/** When an item was last applied for. Of a counter the receipt is told, of the portal the submission. Told again it changes nothing. */
export const onItemAppliedFor: Reader = {
  id: 'supervision.onItemAppliedFor',
  on: ['applications.submitted', 'applications.received'] satisfies ApplicationEventType[],
  async run(ctx, events) {
    await noteItemUse(ctx.db, events.map(({ region, payload }) => {
      const { itemCode, submittedAt } = payload as unknown as ApplicationProgressed
      return { region, itemCode, day: toLegalDate(submittedAt) }
    }))
  },
}
