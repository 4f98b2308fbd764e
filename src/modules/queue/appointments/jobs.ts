import type { Context } from '../../../platform/context.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { announceAppointment } from './announce-appointment.ts'
import { deleteAppointmentsBefore, deleteSlotsBefore, listOverdueRegions, listRegionsToRemind, lockOverdue, lockToRemind, markReminded, settleAppointment } from './appointment-store.ts'
import { missedFrom, nextReminder } from './attendance-rules.ts'
import { keepAppointmentDays, missedGraceMinutes, readLimitPolicy } from './settings.ts'
import { endAndFree } from './waiting-list.ts'
import { deleteWaitingBefore, endOutdated, listLapsed, listLapsedRegions } from './waiting-store.ts'
import { readLimit } from './who-comes.ts'

const BATCH = 200
const EVERY_SECONDS = 60

const listRegionCodes = async (ctx: Context): Promise<string[]> => (await getDirectory(ctx)).listRegions().map(({ code }) => code)

/** One region after the other, each in batches until nothing is left. Only where there is something, which one look at all of them tells. */
async function inEachRegion(due: readonly string[], once: (region: string) => Promise<number>): Promise<void> {
  for (const region of due) while ((await once(region)) === BATCH);
}

/** Locks what is due and works on it in one transaction: a worker that is killed has done nothing, another's rows are left to it. */
const batchOf = <Row>(ctx: Context, lock: (db: Db) => Promise<Row[]>, settle: (ctx: Context, row: Row) => Promise<void>): Promise<number> =>
  ctx.db.transaction(async (db) => {
    const rows = await lock(db)
    for (const row of rows) await settle({ ...ctx, db }, row)
    return rows.length
  })

/** 爽约: the slot and some minutes of grace are over. Whoever has missed too many is told until when they cannot book. */
export const markMissedAppointments: TimedJob = {
  id: 'queue.markMissedAppointments',
  everySeconds: EVERY_SECONDS,
  async run(ctx) {
    const now = ctx.clock.now()
    const until = new Map<string, Date>()
    for (const region of await listRegionCodes(ctx)) until.set(region, missedFrom(now, -(await getSetting(ctx, missedGraceMinutes, region, ctx.clock.today()))))
    await inEachRegion(await listOverdueRegions(ctx.db, until), (region) => batchOf(ctx, (db) => lockOverdue(db, region, until.get(region)!, BATCH), async (own, appointment) => {
      // Looked at as if it were missed already: the announcement goes with the very statement that says so.
      const limited = await readLimit(own, region, appointment.subjectId, appointment.day)
      await commit(own, { region, guard: settleAppointment(appointment, 'missed', now), announcements: [announceAppointment(appointment, 'miss', limited ? { limitedUntil: limited.limit.until } : {})], answer: null })
    }))
  },
}

/** A day before, and an hour before. Of reminders that were missed (the platform stood still) only the last is sent. */
export const remindOfAppointments: TimedJob = {
  id: 'queue.remindOfAppointments',
  everySeconds: EVERY_SECONDS,
  async run(ctx) {
    const now = ctx.clock.now()
    await inEachRegion(await listRegionsToRemind(ctx.db, await listRegionCodes(ctx), now), (region) => batchOf(ctx, (db) => lockToRemind(db, region, now, BATCH), async (own, appointment) => {
      const announcements = appointment.startsAt > now ? [announceAppointment(appointment, 'remind')] : []
      await commit(own, { region, guard: markReminded(appointment, nextReminder(appointment.startsAt, now)), announcements, answer: null })
    }))
  },
}

/** Places that were kept and not taken go to the next who waits. */
export const lapseOffers: TimedJob = {
  id: 'queue.lapseOffers',
  everySeconds: EVERY_SECONDS,
  async run(ctx) {
    const [now, today] = [ctx.clock.now(), ctx.clock.today()]
    await inEachRegion(await listLapsedRegions(ctx.db, await listRegionCodes(ctx), now, today), async (region) => {
      const lapsed = await listLapsed(ctx.db, region, now, BATCH)
      for (const waiting of lapsed) await endAndFree(ctx, waiting, 'lapsed', null)
      if (lapsed.length < BATCH) await endOutdated(ctx.db, region, today)
      return lapsed.length
    })
  },
}

const ONE_DAY_MS = 86_400_000

/** What was, and is kept no longer than it is needed for. */
export const forgetOldAppointments: TimedJob = {
  id: 'queue.forgetOldAppointments',
  everySeconds: 3600,
  async run(ctx) {
    const today = ctx.clock.today()
    for (const region of await listRegionCodes(ctx)) {
      const [keep, { withinDays, limitedDays }] = await Promise.all([getSetting(ctx, keepAppointmentDays, region, today), readLimitPolicy(ctx, region, today)])
      const before = addDays(today, -Math.max(keep, withinDays + limitedDays))
      await deleteAppointmentsBefore(ctx.db, region, before)
      await deleteWaitingBefore(ctx.db, region, before)
      await deleteSlotsBefore(ctx.db, region, new Date(ctx.clock.now().getTime() - ONE_DAY_MS))
    }
  },
}

export const appointmentTimedJobs: TimedJob[] = [markMissedAppointments, remindOfAppointments, lapseOffers, forgetOldAppointments]
