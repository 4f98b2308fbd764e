import type { Reader } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { APPLICATION_EVENTS, type ApplicationProgressed } from '../../applications/events.ts'
import { countVisits, type Visit } from './visit-store.ts'

/** Counts how often applicants come to a counter, where the guide promised how often they would have to (C276). */
export const onVisit: Reader = {
  id: 'supervision.onVisit',
  on: APPLICATION_EVENTS,
  wants: ({ payload }) => typeof (payload as unknown as ApplicationProgressed).visit?.promised === 'number',
  async run(ctx, events) {
    for (const [region, ofRegion] of Map.groupBy(events, (event) => event.region)) {
      const visits = ofRegion.map(({ payload, at }): Visit => {
        const { number, itemCode, itemName, authorityId, hallId, visit } = payload as unknown as ApplicationProgressed
        return { number, itemCode, itemName, authorityId, hallId, promised: visit!.promised!, act: visit!.act, day: toLegalDate(at) }
      })
      // One statement changes a row once: of several visits of a case the first come first.
      for (let left = visits; left.length > 0; ) {
        const firsts = new Map(left.toReversed().map((visit) => [visit.number, visit]))
        await ctx.db.transaction((db) => countVisits(db, region, [...firsts.values()]))
        left = left.filter((visit) => firsts.get(visit.number) !== visit)
      }
    }
  },
}
