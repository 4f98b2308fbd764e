import type { Context } from '../../../platform/context.ts'
import type { AnnouncedEvent } from '../../../platform/jobs/jobs.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import { announcementOf } from '../announce.ts'
import type { Application } from '../application.ts'
import type { DemandRefused, QueuePlace } from '../events.ts'
import { begin, evolve } from '../lifecycle/fold-rules.ts'
import { BY_LAW } from './by-law.ts'
import { listEventsOf, listNumbersAfter } from './application-store.ts'
import type { RecordEvent, StoredEvent } from './record-events.ts'
import { listRefusedDemandsOf, type RefusedDemand } from './refused-demand-store.ts'

/** What was announced of one case, oldest first. */
export interface AnnouncedAgain {
  number: string
  announced: AnnouncedEvent[]
  /** Events of the record it was made from. */
  recorded: number
}

/** Cases of a region after one number, in their order; with `onlyOpen` those for which somebody still has something to do. */
export const listCaseNumbers = (ctx: Context, region: string, after: string, limit: number, which: { onlyOpen: boolean }): Promise<string[]> => listNumbersAfter(ctx.db, region, after, limit, which)

/** Work lists keep themselves; nobody who reads again what was announced moves a case in them. */
const NOWHERE: QueuePlace = { queue: null, dueOn: null }

/**
 * What was announced of cases of one region, made again from their records: announcements are not kept, the chain is. Events of one
 * moment by one hand are one command, as `change-application.ts` writes them. Documents are left out: whoever needs them has them.
 */
export async function announceAgain(ctx: Context, region: string, numbers: readonly string[]): Promise<AnnouncedAgain[]> {
  const [events, demands] = await Promise.all([listEventsOf(ctx.db, region, numbers), listRefusedDemandsOf(ctx.db, region, numbers)])
  const demandsOf = Map.groupBy(demands, ({ number }) => number)
  return Promise.all([...Map.groupBy(events as (StoredEvent & RecordEvent)[], ({ number }) => number)].map(async ([number, ofCase]) => ({ number, announced: await announceCase(ctx, region, ofCase, demandsOf.get(number) ?? []), recorded: ofCase.length })))
}

async function announceCase(ctx: Context, region: string, events: readonly (StoredEvent & RecordEvent)[], demands: readonly RefusedDemand[]): Promise<AnnouncedEvent[]> {
  const [first] = events
  if (first?.type !== 'submitted') return []
  let application = begin(region, first.number, first.data)
  const calendar = await getWorkCalendar(ctx, region, application.hallId)
  const announced: AnnouncedEvent[] = []
  for (let from = 0; from < events.length; ) {
    const { at, actor } = events[from]!
    let to = from
    for (; to < events.length && events[to]!.at === at && isSameHand(events[to]!.actor, actor); to++) application = evolve(application, events[to]!)
    // What the law did is told by its name, whatever else it brought with it; what somebody did, by how it ended.
    const { type, payload } = announcementOf(application, events[actor.id === BY_LAW.id ? from : to - 1]!, NOWHERE, calendar)
    announced.push({ id: `${first.number}:${application.version}`, region, type, payload, at })
    from = to
  }
  // A demand was refused on the way; it changed nothing.
  for (const demand of demands) announced.push(demandAgain(region, application, demand))
  return demands.length > 0 ? announced.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)) : announced
}

const isSameHand = (one: StoredEvent['actor'], other: StoredEvent['actor']): boolean => one.kind === other.kind && one.id === other.id

function demandAgain(region: string, { number, itemCode, itemName, authorityId, hallId }: Application, { id, at, officerId, officerName, demanded }: RefusedDemand): AnnouncedEvent {
  const payload: DemandRefused = { number, demandId: id, itemCode, itemName, authorityId, hallId, officerId, officerName, demanded }
  return { id, region, type: 'applications.demandRefused', payload: { ...payload }, at: at.toISOString() }
}
