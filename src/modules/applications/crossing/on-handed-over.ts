import type { Context } from '../../../platform/context.ts'
import type { AnnouncedEvent, Reader } from '../../../platform/jobs/jobs.ts'
import type { Application } from '../application.ts'
import { APPLICATION_EVENTS, type ApplicationProgressed, type DeskNoted } from '../events.ts'
import { findApplication } from '../record/application-store.ts'
import { type HandOverRow, markNoted, saveHandOvers } from './hand-over-store.ts'

/** Keeps both desks' lists of cases received elsewhere. */
export const onRemoteProgressed: Reader = {
  id: 'applications.onRemoteProgressed',
  on: APPLICATION_EVENTS,
  wants: ({ payload }) => (payload as unknown as ApplicationProgressed).remote !== undefined,
  async run(ctx, events) {
    await bringUpToDate(ctx, events)
  },
}

async function bringUpToDate(ctx: Context, events: readonly AnnouncedEvent[]): Promise<void> {
  const numbers = new Map(events.map(({ region, payload }) => [payload.number as string, region]))
  const rows = await Promise.all([...numbers].map(([number, region]) => rowsOf(ctx, region, number)))
  await saveHandOvers(ctx.db, rows.flat())
}

async function rowsOf(ctx: Context, region: string, number: string): Promise<HandOverRow[]> {
  const found = await findApplication(ctx.db, region, number)
  return found?.application.detail.remote ? toRows(found.application, found.application.detail.remote) : []
}

function toRows(application: Application, { region, hallId, handedOver, takenOver }: NonNullable<Application['detail']['remote']>): HandOverRow[] {
  const shared = {
    number: application.number, itemName: application.itemName, applicantName: application.applicantName, authorityId: application.authorityId, state: application.state,
    version: application.version, submittedAt: application.submittedAt,
    handedOverOn: handedOver?.on ?? null, handedOverBy: handedOver?.by ?? null, originals: handedOver?.originals ?? [], courierNumber: handedOver?.courierNumber ?? null,
    takenOverOn: takenOver?.on ?? null, takenOverBy: takenOver?.by ?? null,
  }
  return [
    { ...shared, region, side: 'receiving', hallId, otherRegion: application.region, otherHallId: application.hallId },
    { ...shared, region: application.region, side: 'deciding', hallId: application.hallId, otherRegion: region, otherHallId: hallId },
  ]
}

/** Tells the desk that did not write that there is something to read. */
export const onDeskNoted: Reader = {
  id: 'applications.onDeskNoted',
  on: ['applications.deskNoted'],
  async run(ctx, events) {
    // Two readers keep no order between them: the line that a note is marked on may not be there yet.
    await bringUpToDate(ctx, events)
    const notes = events.map(({ region, payload }) => {
      const { number, side, receiving, at } = payload as unknown as DeskNoted
      return side === 'receiving' ? { region, side: 'deciding' as const, number, at } : { region: receiving.region, side: 'receiving' as const, number, at }
    })
    await markNoted(ctx.db, notes)
  },
}
