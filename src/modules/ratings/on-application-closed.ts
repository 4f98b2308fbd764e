import type { Reader } from '../../platform/jobs/jobs.ts'
import type { ApplicationEventType, ApplicationProgressed } from '../applications/events.ts'
import { CLOSED, toVisit } from './invitations/event-key-rules.ts'
import { insertInvitations } from './rating-store.ts'

const CLOSING: readonly string[] = ['applications.delivered', 'applications.refused'] satisfies ApplicationEventType[]

/** What somebody may have come to a window for. Who fetches the result there ends the case by it: that is rated as its end, not once more. */
const VISITING: ApplicationEventType[] = ['applications.received', 'applications.correctionSupplied', 'applications.deferredSupplied']

/**
 * 办结即邀评, 现场一次一评: one invitation for each case that came to its end and for each visit to a window, however often we are
 * told. Withdrawn and returned cases had no service to rate.
 */
export const onApplicationClosed: Reader = {
  id: 'ratings.onApplicationClosed',
  on: [...CLOSING, ...VISITING],
  async run(ctx, events) {
    for (const [region, ofRegion] of Map.groupBy(events, (event) => event.region)) {
      const invitations = ofRegion.flatMap(({ type, payload, at }) => {
        const { number, version, visit, applicantId, agentId, itemCode, itemName, authorityId, hallId, channel } = payload as unknown as ApplicationProgressed
        const isEnd = CLOSING.includes(type)
        if (!isEnd && !visit) return []
        return [{ number, occasion: isEnd ? CLOSED : toVisit(version), applicantId, agentId, itemCode, itemName, authorityId, hallId, channel, invitedAt: new Date(at) }]
      })
      if (invitations.length > 0) await insertInvitations(ctx.db, region, invitations)
    }
  },
}
