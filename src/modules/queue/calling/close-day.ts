import type { Context } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { forgetEscorted, listOpenEscortDays, settleEscorts } from '../escorts/escort-store.ts'
import { settleHelp } from '../help/help-store.ts'
import { getHallDay, momentOf } from '../lines/hall-day.ts'
import { keepPersonDays, settleMinutes } from '../settings.ts'
import { after } from '../tickets/ticket-rules.ts'
import { closeSeats, forgetHolders, listHallsWithSeats, listOpenDays, lockUnsettled, MORE_TO_FORGET } from '../tickets/settle-store.ts'
import { findTicket } from '../tickets/ticket-store.ts'
import { writeTicket } from '../tickets/write-ticket.ts'

type OpenDay = Awaited<ReturnType<typeof listOpenDays>>[number]

const BATCH = 100

/** When a hall's day is settled: so long after its last hour, at midnight at the latest. */
async function settledFrom(ctx: Context, hallId: string, region: string, day: string): Promise<Date> {
  const { openings } = await getHallDay(ctx, (await getDirectory(ctx)).hall(hallId), day)
  const midnight = momentOf(addDays(day, 1), '00:00')
  const last = openings.at(-1)
  if (!last) return midnight
  const from = new Date(momentOf(day, last.to).getTime() + (await getSetting(ctx, settleMinutes, region, day)) * 60_000)
  return from < midnight ? from : midnight
}

/** What nobody was served with has lapsed; a service that nobody ended is over at midnight. */
async function settle(ctx: Context, { day, region, hallId }: OpenDay): Promise<void> {
  const now = ctx.clock.now()
  if (now < (await settledFrom(ctx, hallId, region, day))) return
  const states = now >= momentOf(addDays(day, 1), '00:00') ? ['waiting', 'called', 'missed', 'serving'] : ['waiting', 'called', 'missed']
  for (let settled = BATCH; settled === BATCH; ) {
    settled = await ctx.db.transaction(async (db) => {
      const own = { ...ctx, db }
      const ids = await lockUnsettled(db, { region, hallId }, day, states, BATCH)
      for (const { id } of ids) {
        const ticket = (await findTicket(db, { region, hallId }, id))!
        await writeTicket(own, ticket.state === 'serving' ? after.finished(ticket, now) : after.abandoned(ticket, now), { kind: 'settled', detail: { was: ticket.state } }, null)
      }
      return ids.length
    })
  }
}

/** 结束一天: settles what is left of each hall's day and closes its windows; calls for help end with their date. Reads only what is open. */
export const closeDay: TimedJob = {
  id: 'queue.closeDay',
  everySeconds: 60,
  async run(ctx) {
    for (const open of await listOpenDays(ctx.db)) await settle(ctx, open)
    for (const { day, region, hallId } of await listOpenEscortDays(ctx.db, ctx.clock.today())) {
      const now = ctx.clock.now()
      if (now >= (await settledFrom(ctx, hallId, region, day))) await settleEscorts(ctx.db, { region, hallId }, day, now)
    }
    const regions = (await getDirectory(ctx)).listRegions().map(({ code }) => code)
    await settleHelp(ctx.db, regions, momentOf(ctx.clock.today(), '00:00'), ctx.clock.now())
    for (const { region, hallId, changedAt } of await listHallsWithSeats(ctx.db)) {
      const now = ctx.clock.now()
      if (now >= (await settledFrom(ctx, hallId, region, toLegalDate(changedAt)))) await closeSeats(ctx.db, { region, hallId }, now)
    }
  },
}

/** 个人信息保护法 art. 47: who had a number is forgotten when the set days are over; the number and its times stay for the counts. */
export const forgetTicketHolders: TimedJob = {
  id: 'queue.forgetTicketHolders',
  everySeconds: 3600,
  async run(ctx) {
    for (const { code } of (await getDirectory(ctx)).listRegions()) {
      const before = addDays(ctx.clock.today(), -(await getSetting(ctx, keepPersonDays, code, ctx.clock.today())))
      while ((await forgetHolders(ctx.db, code, before)) === MORE_TO_FORGET);
      await forgetEscorted(ctx.db, code, before)
    }
  },
}
