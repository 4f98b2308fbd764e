import type { Statement } from '../../../platform/db/sql.ts'
import type { Application } from '../application.ts'
import type { RecordEvent, StoredEvent } from '../record/record-events.ts'
import { insertBreach, repairBreachWith } from '../record/breach-store.ts'

/** What new events say about promises: kept in the same write, so that the next promise already meets it. */
export function breachParts(application: Application, events: StoredEvent[]): Statement[] {
  return events.flatMap((stored) => {
    const event = stored as RecordEvent & StoredEvent
    switch (event.type) {
      case 'withdrawn': case 'returned':
        return event.data.isOverrun ? [insertBreach(application, 'deferral', event.data.reason, event.data.on)] : []
      case 'ended':
        return [insertBreach(application, 'deferral', event.data.reason, event.data.on)]
      case 'commitmentChecked':
        return event.data.outcome === 'breached' ? [insertBreach(application, 'commitment', event.data.note, event.data.on)] : []
      case 'commitmentRectified':
        return [repairBreachWith(application, 'commitment', event.data.note, event.data.on)]
      default:
        return []
    }
  })
}
