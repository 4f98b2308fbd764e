import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { escortForAppointment } from '../escorts/new-escort.ts'
import { insertEscortBeside } from '../escorts/escort-store.ts'
import { announceAppointment } from './announce-appointment.ts'
import type { Appointment, AppointmentSource, Purpose } from './appointment.ts'
import { toAppointmentNumber } from './appointment-number-rules.ts'
import { insertAppointment, listPlacesOfDay, takePlace } from './appointment-store.ts'
import { freePlaceOfDay, nextReminder } from './attendance-rules.ts'
import { type BookableLine, getBookableLine, getSlot, type TimedSlot } from './bookable-line.ts'
import { AppointmentView, BookBody, BookForBody } from './contract.ts'
import { describeAppointment } from './describe-appointment.ts'
import { appointmentsPerDay } from './settings.ts'
import { type Booker, bookerAtDesk, limitWords, ownBooker, readLimit } from './who-comes.ts'

/** 预约: by whoever comes, or somebody they let act. */
export const bookAppointment = defineOperation({
  id: 'queue.bookAppointment',
  summary: '预约到大厅办事的时段',
  audience: 'citizen',
  permission: 'queue.bookOwn',
  body: BookBody,
  output: AppointmentView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const bookable = await getBookableLine(ctx, body.hall, body.line)
    return book(ctx, bookable, body.slot, await toPurpose(ctx, bookable, body), await ownBooker(ctx, body.subject), 'portal', body.escort)
  },
})

/** For somebody at the desk or on the phone, by their document. */
export const bookAppointmentFor = defineOperation({
  id: 'queue.bookAppointmentFor',
  summary: '为到窗口或来电的人代为预约（实名）',
  audience: 'staff',
  permission: 'queue.bookFor',
  body: BookForBody,
  output: AppointmentView,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const bookable = await getBookableLine(ctx, body.hall, body.line)
    const slot = getSlot(ctx, bookable, body.slot)
    const booker = await bookerAtDesk(ctx, bookable.hall, body.person)
    return book(ctx, bookable, slot.startsAt, await toPurpose(ctx, bookable, body), booker, ctx.actor.roles.includes('hotlineClerk') ? 'hotline' : 'desk', body.escort)
  },
})

/** What somebody comes for, in the words of today. @throws Refusal 404 when there is no such item */
export async function toPurpose(ctx: Context, { line }: BookableLine, { item, answers = {} }: { item?: string; answers?: Record<string, string> }): Promise<Purpose> {
  const itemName = item === undefined ? null : (await getPublishedItem(ctx, item)).name
  return { lineName: line.name, itemCode: item ?? null, itemName, answers }
}

async function book(ctx: Context, bookable: BookableLine, startsAt: string, purpose: Purpose, booker: Booker, source: AppointmentSource, needsEscort = false): Promise<AppointmentView> {
  const slot = getSlot(ctx, bookable, startsAt)
  await refuseUsedKey(ctx, bookable.hall.region)
  await refuseLimited(ctx, bookable.hall.region, booker.subject.id)
  const appointment = await toAppointment(ctx, bookable, slot, purpose, booker, source)
  const answer = await describeAppointment(ctx, appointment)
  const hasPlace = await commitBooking(ctx, {
    region: appointment.region,
    guard: takePlace({ ...appointment, startsAt: slot.start }, slot.capacity),
    parts: [insertAppointment(appointment), ...(needsEscort ? [insertEscortBeside(escortForAppointment(ctx, appointment))] : [])],
    announcements: [announceAppointment(appointment, 'book')],
    answer,
    status: 201,
  })
  if (!hasPlace) throw slotFull()
  return answer
}

/** @throws Refusal 409 with the reason and the last day of it */
export async function refuseLimited(ctx: Context, region: string, subjectId: string): Promise<void> {
  const limited = await readLimit(ctx, region, subjectId)
  if (limited) throw new Refusal(409, 'queue.booking_limited', limitWords(limited), { extra: { until: limited.limit.until } })
}

/** A place in a slot for somebody, not yet taken. @throws Refusal 409 when they have as many visits that day as they may */
export async function toAppointment(ctx: Context, { hall, line }: BookableLine, slot: TimedSlot, purpose: Purpose, { subject, bookedBy, officerId }: Booker, source: AppointmentSource): Promise<Appointment> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const day = slot.startsAt.slice(0, 10)
  return {
    ...purpose, region: hall.region, id, number: toAppointmentNumber(id), hallId: hall.id, line: line.letter, subjectId: subject.id, personName: subject.name, identityMasked: subject.identityMasked,
    bookedBy, officerId, source, day, startsAt: slot.start, endsAt: slot.end, state: 'booked', placeOfDay: await getPlaceOfDay(ctx, hall.region, subject.id, day), version: 1,
    remindAt: nextReminder(slot.start, now), ticketId: null, ticketNumber: null, bookedAt: now, settledAt: null,
  }
}

/** @throws Refusal 409 when somebody has as many visits that day as they may */
export async function getPlaceOfDay(ctx: Context, region: string, subjectId: string, day: string, leaving?: number | null): Promise<number> {
  const most = await getSetting(ctx, appointmentsPerDay, region, ctx.clock.today())
  const taken = (await listPlacesOfDay(ctx.db, region, subjectId, day)).filter((place) => place !== leaving)
  const place = freePlaceOfDay(taken, most)
  if (place === undefined) throw tooManyOfDay(most)
  return place
}

/** As `commit`; of two bookings of one person at once the second learns that the day is full for them. */
export async function commitBooking(ctx: Context, work: Parameters<typeof commit>[1]): Promise<boolean> {
  try {
    return await commit(ctx, work)
  } catch (error) {
    if (isUniqueViolation(error) && error.constraint === 'appointment_of_day') throw tooManyOfDay()
    throw error
  }
}

const tooManyOfDay = (most?: number) =>
  new Refusal(409, 'queue.too_many_of_day', `${most === undefined ? '' : `一人一日最多预约 ${most} 次，`}办事人这一天已经有预约了。请换一天，或先在「我的预约」里改期、取消。`, { errors: [{ pointer: '/slot', message: '办事人这一天已经有预约了，请换一天。' }] })

export const slotFull = () => {
  const message = '这个时段刚刚约满。请换一个时段；这一天都约满的，可以加入候补。'
  return new Refusal(409, 'queue.slot_full', message, { errors: [{ pointer: '/slot', message }] })
}
