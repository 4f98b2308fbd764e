import type { Reader } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import type { ApplicationRated, RATING_EVENTS } from '../../ratings/events.ts'
import { noteRatings } from './day-count-store.ts'

/** 评价 of a case that a window took in counts for the window; who rated is not in the announcement. */
export const onRated: Reader = {
  id: 'queue.onRated',
  on: ['ratings.rated'] satisfies (typeof RATING_EVENTS)[number][],
  async run(ctx, events) {
    await noteRatings(ctx.db, events.map(({ id, region, at, payload }) => {
      const { number, grade } = payload as unknown as ApplicationRated
      return { region, eventId: id, number, grade, day: toLegalDate(at) }
    }))
  },
}
