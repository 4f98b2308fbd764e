import type { Reader } from '../../../platform/jobs/jobs.ts'
import type { RectificationProgressed } from '../../ratings/events.ts'
import type { MatterNews } from './matter.ts'
import { followMatters } from './watch-matters.ts'

/** Watches what is made of bad ratings by what they announce: the code is all that is known, neither the case nor who rated. */
export const onRectificationProgressed: Reader = {
  id: 'supervision.onRectificationProgressed',
  on: ['ratings.rectificationProgressed'],
  async run(ctx, events) {
    for (const [region, ofRegion] of Map.groupBy(events, (event) => event.region)) {
      await followMatters(ctx, region, ofRegion.map(({ type, payload, at }) => toNews(region, type, at, payload as unknown as RectificationProgressed)))
    }
  },
}

function toNews(region: string, type: string, at: string, { code, state, version, itemCode, itemName, authorityId, hallId, openedAt, isClosed, clocks }: RectificationProgressed): MatterNews {
  return {
    type, at,
    matter: { region, kind: 'rating', id: code, title: `差评整改：${itemName}`, itemCode, itemName, authorityId, hallId, officerId: null, state, isImmediate: false, openedAt, clocks, version, isClosed },
  }
}
