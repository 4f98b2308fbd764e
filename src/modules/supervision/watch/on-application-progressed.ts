import type { AnnouncedEvent, Reader } from '../../../platform/jobs/jobs.ts'
import { APPLICATION_EVENTS, type ApplicationProgressed, DEMAND_EVENTS, type DemandRefused } from '../../applications/events.ts'
import type { Happening, MatterNews } from './matter.ts'
import { followMatters, happenOnMatter } from './watch-matters.ts'

/**
 * Watches every case by what it announces; nobody calls this room to tell it. Demands that were refused (指南之外无材料) are read in the
 * same line as the news of their case: read apart, one could come before its case is watched, and would be lost.
 */
export const onApplicationProgressed: Reader = {
  id: 'supervision.onApplicationProgressed',
  on: [...APPLICATION_EVENTS, ...DEMAND_EVENTS],
  async run(ctx, events) {
    for (const [region, ofRegion] of Map.groupBy(events, (event) => event.region)) {
      await followMatters(ctx, region, ofRegion.filter((event) => !isDemand(event)).map(({ type, payload, at }) => toNews(region, type, at, payload as unknown as ApplicationProgressed)))
      for (const { payload, at } of ofRegion.filter(isDemand)) {
        const refused = payload as unknown as DemandRefused
        await happenOnMatter(ctx, region, 'application', refused.number, toDemand(refused, at))
      }
    }
  },
}

export const isDemand = ({ type }: Pick<AnnouncedEvent, 'type'>): boolean => type === DEMAND_EVENTS[0]

export const toDemand = ({ demandId, demanded, officerName }: DemandRefused, at: string): Omit<Happening, 'value'> =>
  ({ rule: 'demandOutsideGuide', occasion: `demand:${demandId}`, at, finding: `${officerName}要求提交办事指南之外的材料：${demanded}` })

export function toNews(region: string, type: string, at: string, told: ApplicationProgressed): MatterNews {
  const { number, state, version, itemCode, itemName, authorityId, hallId, officerId, submittedAt, isImmediate, isClosed, clocks } = told
  return {
    type, at,
    matter: {
      region, kind: 'application', id: number, title: itemName, itemCode, itemName, authorityId, hallId, officerId: officerId ?? null, state, isImmediate, openedAt: submittedAt,
      clocks: clocks.map(({ id, kind, name, clock }) => ({ id, kind, name, clock })), version, isClosed,
    },
  }
}
