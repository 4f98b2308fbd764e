import type { RecordEvent, StoredEvent } from '../record/record-events.ts'

/** Every file that ever was part of a case, the replaced ones included, each once. */
export const everyFileOf = (events: readonly StoredEvent[]): string[] => [...new Set(events.flatMap((stored) => {
  const event = stored as StoredEvent & RecordEvent
  switch (event.type) {
    case 'submitted': case 'revised': case 'correctionSupplied': case 'deferredSupplied': return (event.data.materials as readonly { files: readonly string[] }[]).flatMap(({ files }) => files)
    default: return []
  }
}))]
