import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { toLegalDate, toLocalMinute } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { canActFor } from '../../subjects/index.ts'
import { announceAppointment } from './announce-appointment.ts'
import type { Waiting } from './appointment.ts'
import { insertAppointment, lockSlots } from './appointment-store.ts'
import { commitBooking, refuseLimited, toAppointment, toPurpose } from './book-appointment.ts'
import { bookableDays, type BookableLine, getBookableLine, slotsOn } from './bookable-line.ts'
import { AppointmentView, IdParams, JoinBody, WaitingView } from './contract.ts'
import { describeAppointment, describeWaiting, minuteWords } from './describe-appointment.ts'
import { freePlace } from './free-place.ts'
import { always, countAhead, endWaiting, findWaiting, insertWaiting, takeKept } from './waiting-store.ts'
import { ownBooker } from './who-comes.ts'

/** 候补: for a day that is full. The slots are locked while it is looked, so that a place given back meanwhile is not missed. */
export const joinWaitingList = defineOperation({
  id: 'queue.joinWaitingList',
  summary: '一天都约满时加入候补，有人取消时按先后顺序保留号源',
  audience: 'citizen',
  permission: 'queue.bookOwn',
  body: JoinBody,
  output: WaitingView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const bookable = await getBookableLine(ctx, body.hall, body.line)
    const { hall, line } = bookable
    const { subject, bookedBy } = await ownBooker(ctx, body.subject)
    await refuseUsedKey(ctx)
    await refuseLimited(ctx, hall.region, subject.id)
    const waiting: Waiting = {
      ...(await toPurpose(ctx, bookable, body)), region: hall.region, id: ctx.ids.next(), hallId: hall.id, line: line.letter, subjectId: subject.id, joinedBy: bookedBy, day: body.day,
      state: 'waiting', startsAt: null, heldUntil: null, joinedAt: ctx.clock.now(),
    }
    return ctx.db.transaction(async (db) => {
      await refuseWithPlaces({ ...ctx, db }, bookable, body.day)
      const answer = await describeWaiting(ctx, waiting, await countAhead(db, waiting))
      try {
        await commit({ ...ctx, db }, { region: hall.region, guard: insertWaiting(waiting), answer, status: 201 })
      } catch (error) {
        if (isUniqueViolation(error) && error.constraint === 'waiting_of_person') throw new Refusal(409, 'queue.already_waiting', '办事人已经在这一天的候补里，有号会马上通知您，不用再加入。')
        throw error
      }
      return answer
    })
  },
})

/** @throws Refusal when the day cannot be booked at all, or still has places: then there is nothing to wait for */
async function refuseWithPlaces(ctx: Context, bookable: BookableLine, day: string): Promise<void> {
  const open = bookableDays(ctx, bookable).find((each) => each.day === day)
  if (!open || open.slots.length === 0) throw dayRefusal('queue.day_not_open', '这一天不能预约，也不能候补。请选择可以预约的日子。')
  const taken = await lockSlots(ctx.db, { region: bookable.hall.region, hallId: bookable.hall.id, line: bookable.line.letter }, open.slots.map(({ start }) => start))
  const free = open.slots.find(({ start, capacity }) => (taken.get(start.getTime()) ?? 0) < capacity)
  if (free) throw dayRefusal('queue.places_left', `这一天还有号（如 ${free.startsAt.slice(11)}），请直接预约，不用候补。`)
}

const dayRefusal = (code: string, message: string) => new Refusal(409, code, message, { errors: [{ pointer: '/day', message }] })

/** Takes the place that is kept, in its time. */
export const acceptOffer = defineOperation({
  id: 'queue.acceptOffer',
  summary: '确认候补到的号',
  audience: 'citizen',
  permission: 'queue.bookOwn',
  params: IdParams,
  output: AppointmentView,
  status: 201,
  isWrite: true,
  async run(ctx, { params }) {
    const waiting = await getOwnWaiting(ctx, params.id)
    await refuseUsedKey(ctx, waiting.region)
    const { startsAt, heldUntil, state } = waiting
    if (state !== 'offered' || !startsAt || !heldUntil || heldUntil <= ctx.clock.now()) throw offerOver(waiting)
    const bookable = await getBookableLine(ctx, waiting.hallId, waiting.line)
    const slot = slotsOn(bookable, toLegalDate(startsAt)).find(({ start }) => start.getTime() === startsAt.getTime())
    if (!slot) throw new Refusal(409, 'queue.slot_not_open', `大厅调整了时间，${toLocalMinute(startsAt).slice(11)} 的时段已取消。请重新选择时段，或到现场取号。`)
    const { subject, bookedBy } = await ownBooker(ctx, waiting.subjectId)
    const appointment = await toAppointment(ctx, bookable, slot, waiting, { subject, bookedBy, officerId: null }, 'waiting')
    const answer = await describeAppointment(ctx, appointment)
    const isTaken = await commitBooking(ctx, {
      region: waiting.region, guard: takeKept(waiting, ctx.clock.now()), parts: [insertAppointment(appointment)], announcements: [announceAppointment(appointment, 'book')], answer, status: 201,
    })
    if (!isTaken) throw offerOver(waiting)
    return answer
  },
})

/** Stops waiting; a place that was kept goes to the next. */
export const leaveWaitingList = defineOperation({
  id: 'queue.leaveWaitingList',
  summary: '退出候补，不要保留的号',
  audience: 'citizen',
  permission: 'queue.bookOwn',
  params: IdParams,
  output: WaitingView,
  isWrite: true,
  async run(ctx, { params }) {
    const waiting = await getOwnWaiting(ctx, params.id)
    await refuseUsedKey(ctx, waiting.region)
    if (waiting.state !== 'waiting' && waiting.state !== 'offered') throw offerOver(waiting)
    const answer = await describeWaiting(ctx, { ...waiting, state: 'left' }, null)
    if (!(await endAndFree(ctx, waiting, 'left', answer))) throw offerOver(waiting)
    return answer
  },
})

/** Ends somebody's waiting; what was kept for them goes to the next, or back. Returns false when it ended another way meanwhile. */
export const endAndFree = (ctx: Context, waiting: Waiting, to: 'left' | 'lapsed', answer: unknown): Promise<boolean> =>
  ctx.db.transaction(async (db) => {
    const { region, state, startsAt } = waiting
    const kept = state === 'offered' && startsAt ? { ...waiting, startsAt } : undefined
    if (kept) await lockSlots(db, kept, [kept.startsAt])
    if (!(await commit({ ...ctx, db }, { region, guard: endWaiting(waiting, to), answer }))) return false
    const announcements = kept ? await freePlace(ctx, db, kept) : []
    // The answer is remembered above; this only tells the next.
    if (announcements.length > 0) await commit({ ...ctx, db, idempotency: undefined }, { region, guard: always, announcements, answer: null })
    return true
  })

const offerOver = ({ heldUntil, state }: Waiting) =>
  new Refusal(409, 'queue.offer_over', state === 'waiting' ? '现在还没有空出来的号，有号会马上通知您。' : heldUntil && state !== 'left' ? `这个号保留到 ${minuteWords(heldUntil)}，现在已经转给下一位。需要的话请重新候补或换一天。` : '这次候补已经结束。需要的话请重新候补或换一天。')

/** @throws Refusal 404 for everybody else's, as if it did not exist */
async function getOwnWaiting(ctx: Context, id: string): Promise<Waiting> {
  const waiting = await findWaiting(ctx.db, id)
  if (!waiting || !(await canActFor(ctx, waiting.subjectId))) throw notFound('这次候补', 'queue.no_such_waiting')
  return waiting
}
