import type { Announcement } from '../../../platform/announcement.ts'
import type { RectificationProgressed } from '../events.ts'
import { type ActKind, exclusionWords, type Rectification } from './rectification.ts'
import { runningOf } from './rectification-rules.ts'

/** What others may know of a step: how far it is and what runs, never the case or who rated. */
export function announceRectification(rectification: Rectification, act: ActKind): Announcement {
  const { code, version, state, exclusion, isAnonymous, itemCode, itemName, authorityId, hallId, openedAt, dueOn, contactOn, awaitsAuthority, awaitsSupervisor } = rectification
  const payload: RectificationProgressed = {
    code, version, state, act, exclusionName: exclusionWords[exclusion], isAnonymous, itemCode, itemName, authorityId, hallId, openedAt: openedAt.toISOString(), dueOn, contactOn, awaitsAuthority, awaitsSupervisor,
    isClosed: state === 'closed', clocks: runningOf(rectification).map(({ id, kind, name, clock }) => ({ id, kind, name, clock })),
  }
  return { type: 'ratings.rectificationProgressed', payload: { ...payload } }
}
