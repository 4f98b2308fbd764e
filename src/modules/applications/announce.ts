import type { Announcement } from '../../platform/announcement.ts'
import type { Application } from './application.ts'
import type { ApplicationProgressed, QueuePlace } from './events.ts'
import type { RecordEvent } from './record/record-events.ts'

/** What others may know of the newest event. */
export function announcementOf(application: Application, type: RecordEvent['type'], leftPlace: QueuePlace): Announcement {
  const { number, state, version, itemCode, itemName, authorityId, hallId, applicantId, agentId, channel, submittedAt } = application
  const payload: ApplicationProgressed = { number, state, version, itemCode, itemName, authorityId, hallId, applicantId, agentId, channel, submittedAt, leftPlace }
  return { type: `applications.${type}`, payload: { ...payload } }
}
