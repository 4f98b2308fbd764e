import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import { cancelEscortOfAppointment, moveEscort } from '../escorts/escort-store.ts'
import { announceAppointment } from './announce-appointment.ts'
import type { Appointment } from './appointment.ts'
import { lockSlots, moveAppointment, settleAppointment, tookPlace } from './appointment-store.ts'
import { nextReminder } from './attendance-rules.ts'
import { commitBooking, getPlaceOfDay, slotFull } from './book-appointment.ts'
import { getBookableLine, getSlot } from './bookable-line.ts'
import { AppointmentView, ChangeBody, IdParams } from './contract.ts'
import { type AppointmentVerb, describeAppointment, readCancelUntil, reasonNotTo } from './describe-appointment.ts'
import { freePlace } from './free-place.ts'
import { getOwnAppointment, getServedAppointment } from './who-comes.ts'

const FACTS = { params: IdParams, output: AppointmentView, isWrite: true, expectsVersion: true } as const

export const changeAppointment = defineOperation({
  ...FACTS,
  id: 'queue.changeAppointment', summary: '改期：换到同一业务的另一个时段，换成了才让出原来的', audience: 'citizen', permission: 'queue.bookOwn', body: ChangeBody,
  run: async (ctx, { params, body, version }) => change(ctx, await getOwnAppointment(ctx, params.id), body.slot, version),
})

export const changeAppointmentAtCounter = defineOperation({
  ...FACTS,
  id: 'queue.changeAppointmentAtCounter', summary: '应办事人要求代为改期', audience: 'staff', permission: 'queue.bookFor', body: ChangeBody,
  run: async (ctx, { params, body, version }) => change(ctx, await getServed(ctx, params.id), body.slot, version),
})

export const cancelAppointment = defineOperation({
  ...FACTS,
  id: 'queue.cancelAppointment', summary: '取消预约，把号让给别人', audience: 'citizen', permission: 'queue.bookOwn',
  run: async (ctx, { params, version }) => cancel(ctx, await getOwnAppointment(ctx, params.id), version),
})

export const cancelAppointmentAtCounter = defineOperation({
  ...FACTS,
  id: 'queue.cancelAppointmentAtCounter', summary: '应办事人要求代为取消预约', audience: 'staff', permission: 'queue.bookFor',
  run: async (ctx, { params, version }) => cancel(ctx, await getServed(ctx, params.id), version),
})

export async function getServed(ctx: Context, id: string): Promise<Appointment> {
  const directory = await getDirectory(ctx)
  return getServedAppointment(ctx, id, (hallId) => directory.hall(hallId))
}

/** One act: the old place is given back only when the new one is held, and both or neither happens. */
async function change(ctx: Context, appointment: Appointment, startsAt: string, version: number): Promise<AppointmentView> {
  await refuseUsedKey(ctx, appointment.region)
  await askFor(ctx, appointment, 'change', version)
  const bookable = await getBookableLine(ctx, appointment.hallId, appointment.line)
  const slot = getSlot(ctx, bookable, startsAt)
  if (slot.start.getTime() === appointment.startsAt.getTime()) {
    const message = '您已经约在这个时段，请选另一个时段。'
    throw new Refusal(409, 'queue.same_slot', message, { errors: [{ pointer: '/slot', message }] })
  }
  const day = startsAt.slice(0, 10)
  const leaving = day === appointment.day ? appointment.placeOfDay : undefined
  const moved: Appointment = {
    ...appointment, day, startsAt: slot.start, endsAt: slot.end, version: version + 1, remindAt: nextReminder(slot.start, ctx.clock.now()),
    placeOfDay: await getPlaceOfDay(ctx, appointment.region, appointment.subjectId, day, leaving),
  }
  const answer = await describeAppointment(ctx, moved)
  await ctx.db.transaction(async (db) => {
    await lockSlots(db, appointment, [appointment.startsAt, slot.start])
    if (!(await tookPlace(db, { ...appointment, startsAt: slot.start }, slot.capacity))) throw slotFull()
    const offers = await freePlace(ctx, db, appointment)
    const isMoved = await commitBooking({ ...ctx, db }, {
      region: appointment.region, guard: moveAppointment(appointment, version, moved), parts: [moveEscort(appointment.region, appointment.id, day)], announcements: [announceAppointment(moved, 'change'), ...offers], answer,
    })
    // Somebody was faster: what was taken and given back goes with this transaction.
    if (!isMoved) throw changedMeanwhile()
  })
  return answer
}

async function cancel(ctx: Context, appointment: Appointment, version: number): Promise<AppointmentView> {
  await refuseUsedKey(ctx, appointment.region)
  await askFor(ctx, appointment, 'cancel', version)
  const cancelled: Appointment = { ...appointment, state: 'cancelled', placeOfDay: null, version: version + 1, remindAt: null, settledAt: ctx.clock.now() }
  const answer = await describeAppointment(ctx, cancelled)
  await ctx.db.transaction(async (db) => {
    await lockSlots(db, appointment, [appointment.startsAt])
    const offers = await freePlace(ctx, db, appointment)
    const isCancelled = await commitBooking({ ...ctx, db }, {
      region: appointment.region, guard: settleAppointment(appointment, 'cancelled', ctx.clock.now()), parts: [cancelEscortOfAppointment(appointment.region, appointment.id, ctx.clock.now())], announcements: [announceAppointment(cancelled, 'cancel'), ...offers], answer,
    })
    if (!isCancelled) throw changedMeanwhile()
  })
  return answer
}

/** @throws Refusal 409 when it stands another way than was seen, or it is over or too late, saying until when it was possible */
export async function askFor(ctx: Context, appointment: Appointment, verb: AppointmentVerb, version?: number): Promise<void> {
  const reason = reasonNotTo(verb, appointment, await readCancelUntil(ctx, appointment), ctx.clock.now())
  if (reason !== null) throw new Refusal(409, appointment.state === 'booked' ? `queue.${verb}_not_now` : 'queue.appointment_over', reason)
  if (version !== undefined && version !== appointment.version) throw changedMeanwhile()
}

export const changedMeanwhile = () => new Refusal(409, 'queue.appointment_changed', '这个预约刚刚有变化，请刷新后查看，再决定是否继续。')
