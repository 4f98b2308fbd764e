import type { Announcement } from '../../platform/announcement.ts'
import type { Application } from './application.ts'
import type { ApplicationProgressed, QueuePlace } from './events.ts'
import type { RecordEvent } from './record/record-events.ts'

/** What others may know of the newest event, and the documents it issued. */
export function announcementOf(application: Application, type: RecordEvent['type'], leftPlace: QueuePlace, documents: readonly { id: string; title: string }[] = []): Announcement {
  const { number, state, version, itemCode, itemName, authorityId, hallId, applicantId, agentId, channel, submittedAt, detail: { remote, assignedTo } } = application
  const answerBy = answerDayOf(application, type)
  const payload: ApplicationProgressed = {
    number, state, version, itemCode, itemName, authorityId, hallId, applicantId, agentId, channel, submittedAt, leftPlace,
    ...(remote ? { remote: { region: remote.region, hallId: remote.hallId } } : {}),
    ...(assignedTo ? { officerId: assignedTo.id } : {}),
    ...(answerBy ? { answerBy } : {}),
    ...(documents.length > 0 ? { documents: documents.map(({ id, title }) => ({ id, title })) } : {}),
  }
  return { type: `applications.${type}`, payload: { ...payload } }
}

/** The day an event gives the applicant to answer it; undefined where it asks nothing. */
function answerDayOf({ detail }: Application, type: RecordEvent['type']): string | undefined {
  switch (type) {
    case 'revisionRequested': return detail.revision?.dueOn
    case 'correctionRequested': return detail.correction?.dueOn
    // The nearest of those still owed.
    case 'materialsDeferred': return detail.deferral?.owed.filter(({ suppliedOn }) => !suppliedOn).map(({ dueOn }) => dueOn).sort()[0]
    case 'hearingOffered': return detail.hearing?.requestDueOn
    case 'commitmentChecked': return detail.commitment?.rectification?.dueOn
    default: return undefined
  }
}
