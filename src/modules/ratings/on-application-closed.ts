import type { Reader } from '../../platform/jobs/jobs.ts'
import type { ApplicationEventType, ApplicationProgressed } from '../applications/events.ts'
import { insertInvitations } from './rating-store.ts'

const CLOSING: ApplicationEventType[] = ['applications.delivered', 'applications.refused']

/** 办结即邀评: one invitation for each case that came to its end, however often we are told. Withdrawn and returned cases had no service to rate. */
export const onApplicationClosed: Reader = {
  id: 'ratings.onApplicationClosed',
  on: CLOSING,
  async run(ctx, events) {
    for (const [region, ofRegion] of Map.groupBy(events, (event) => event.region)) {
      await insertInvitations(ctx.db, region, ofRegion.map(({ payload, at }) => {
        const { number, applicantId, agentId, itemCode, itemName, authorityId, hallId, channel } = payload as unknown as ApplicationProgressed
        return { number, applicantId, agentId, itemCode, itemName, authorityId, hallId, channel, invitedAt: new Date(at) }
      }))
    }
  },
}
