import type { Announcement } from '../../../platform/announcement.ts'
import type { CheckEventType, CheckProgressed } from '../events.ts'
import { type Check, checkOutcomeWords } from './check.ts'

/** What others may know of a check: who asked whom, and by when. */
export function announceCheck(type: CheckEventType, check: Check): Announcement {
  const { number, region, askedAuthorityId, askingRegion, askingAuthorityId, askingOfficerId, applicationNumber, itemName, dueOn, outcome } = check
  const payload: CheckProgressed = {
    number, askedRegion: region, askedAuthorityId, askingRegion, askingAuthorityId, askingOfficerId, applicationNumber, itemName, dueOn, ...(outcome === null ? {} : { outcomeName: checkOutcomeWords[outcome] }),
  }
  return { type, payload: { ...payload } }
}
