import { CHAIN_START, chainHash } from '../../../platform/hash-chain.ts'
import type { Application } from '../application.ts'
import { evolve } from '../lifecycle/fold-rules.ts'
import type { EventActor, RecordEvent, StoredEvent } from './record-events.ts'

/** The hash of one event: what `audit -- verify` recomputes. */
export const eventHash = (event: Omit<StoredEvent, 'hash'>): string => {
  const { region, number, seq, type, data, actor, at, prevHash } = event
  return chainHash(prevHash, { region, number, seq, type, data, actor, at })
}

/** Links new events to a case and folds them in. */
export function appendEvents(before: Application, events: RecordEvent[], actor: EventActor, at: string): { application: Application; stored: StoredEvent[] } {
  let application = before
  const stored = events.map((event) => {
    const link = { region: before.region, number: before.number, seq: application.version + 1, ...event, actor, at, prevHash: application.headHash || CHAIN_START }
    const linked: StoredEvent = { ...link, hash: eventHash(link) }
    application = evolve(application, { ...event, seq: linked.seq, hash: linked.hash })
    return linked
  })
  return { application, stored }
}
