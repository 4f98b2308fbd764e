import type { Announcement } from '../../platform/announcement.ts'
import type { WorkCalendar } from '../calendar/index.ts'
import { type Application, CLOSED_STATES } from './application.ts'
import type { ApplicationProgressed, QueuePlace } from './events.ts'
import { runningClocks } from './lifecycle/running-clock-rules.ts'
import type { RecordEvent, StoredEvent } from './record/record-events.ts'

/** What others may know of the newest event, and the documents it issued. */
export function announcementOf(application: Application, event: Pick<StoredEvent, 'type' | 'data' | 'actor'>, leftPlace: QueuePlace, calendar: WorkCalendar, documents: readonly { id: string; title: string }[] = []): Announcement {
  const { type } = event
  const { number, state, version, itemCode, itemName, authorityId, hallId, applicantId, agentId, channel, submittedAt, detail } = application
  const { remote, assignedTo } = detail
  const answerBy = answerDayOf(application, type)
  const payload: ApplicationProgressed = {
    number, state, version, itemCode, itemName, authorityId, hallId, applicantId, agentId, channel, submittedAt, leftPlace,
    isImmediate: application.detail.kind === 'immediate', isClosed: CLOSED_STATES.includes(state), clocks: runningClocks(application, calendar),
    ...(type === 'submitted' || type === 'received' ? waivedOf(application) : {}),
    ...handedOf(application, type),
    ...(remote ? { remote: { region: remote.region, hallId: remote.hallId } } : {}),
    ...(detail.counter?.ticket && type === 'received' ? { ticket: { id: detail.counter.ticket.id, hallId: detail.counter.ticket.hallId } } : {}),
    ...visitOf(application, event),
    ...(assignedTo ? { officerId: assignedTo.id } : {}),
    ...(answerBy ? { answerBy } : {}),
    ...(documents.length > 0 ? { documents: documents.map(({ id, title }) => ({ id, title })) } : {}),
  }
  return { type: `applications.${type}`, payload: { ...payload } }
}

/** 免提交 at submission: a counter submits and receives in one breath, and tells the latter. */
function waivedOf({ detail }: Application): Pick<ApplicationProgressed, 'waived'> {
  const waived = detail.materials.flatMap(({ provided, waivedBy, standIn, fromLibrary }) => {
    if (provided === 'waived' && standIn) return [{ way: standIn.way, source: waivedBy!, ...(standIn.identifier ? { identifier: standIn.identifier } : {}) }]
    if (provided === 'committed') return [{ way: 'commitment', source: '告知承诺书' }]
    return fromLibrary ? [{ way: 'library', source: '本人材料库' }] : []
  })
  return waived.length > 0 ? { waived } : {}
}

/** Acts that somebody stood at a counter for: taken in, supplied or fetched there, by a clerk. Of a counter's submission the receipt is told. */
function visitOf({ channel, detail: { siteVisits } }: Application, { type, data, actor }: Pick<StoredEvent, 'type' | 'data' | 'actor'>): Pick<ApplicationProgressed, 'visit'> {
  const act = actor.kind === 'staff' ? actAtCounter(channel, type, data) : undefined
  return act ? { visit: { act, promised: siteVisits ?? null } } : {}
}

function actAtCounter(channel: Application['channel'], type: RecordEvent['type'], data: RecordEvent['data']): NonNullable<ApplicationProgressed['visit']>['act'] | undefined {
  switch (type) {
    case 'submitted': case 'received': return channel === 'counter' ? 'intake' : undefined
    case 'correctionSupplied': return 'correction'
    case 'deferredSupplied': return 'deferred'
    case 'delivered': return 'method' in data && data.method === 'counter' ? 'pickUp' : undefined
    default: return undefined
  }
}

/** Commands that bring files in. A counter submits and receives in one breath, and tells the latter. */
const HANDING_IN: readonly RecordEvent['type'][] = ['submitted', 'revised', 'correctionSupplied', 'deferredSupplied']

function handedOf({ channel, detail }: Application, type: RecordEvent['type']): Pick<ApplicationProgressed, 'handed'> {
  if (!HANDING_IN.includes(type) && !(type === 'received' && channel === 'counter')) return {}
  const handed = detail.materials.flatMap(({ name, provided, files }) => (provided === 'file' && files.length > 0 ? [{ name, files }] : []))
  return handed.length > 0 ? { handed } : {}
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
