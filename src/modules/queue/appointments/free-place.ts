import type { Announcement } from '../../../platform/announcement.ts'
import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { announceOffer } from './announce-appointment.ts'
import type { SlotKey } from './appointment.ts'
import { releasePlace } from './appointment-store.ts'
import { holdUntil } from './attendance-rules.ts'
import { holdMinutes } from './settings.ts'
import { keepPlace, lockFirst } from './waiting-store.ts'

/**
 * A place came free: it is kept for whoever waits first, and nobody can slip in before them, because it never counts as free in between;
 * where nobody waits, or the visit is too near to ask, it is given back. The slot is locked by the caller. Returns what to announce.
 */
export async function freePlace(ctx: Context, db: Db, slot: SlotKey): Promise<Announcement[]> {
  const now = ctx.clock.now()
  const heldUntil = holdUntil(slot.startsAt, now, await getSetting(ctx, holdMinutes, slot.region, ctx.clock.today()))
  const first = heldUntil && (await lockFirst(db, { ...slot, day: toLegalDate(slot.startsAt) }))
  if (!first) {
    await releasePlace(db, slot)
    return []
  }
  await keepPlace(db, first, slot.startsAt, heldUntil)
  return [announceOffer(first, slot.startsAt, heldUntil)]
}
