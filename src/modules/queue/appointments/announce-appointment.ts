import type { Announcement } from '../../../platform/announcement.ts'
import type { AppointmentProgressed } from '../events.ts'
import type { Appointment, Waiting } from './appointment.ts'

/** Tells whoever comes and whoever booked it for them. */
export const announceAppointment = (appointment: Appointment, act: AppointmentProgressed['act'], more: Pick<AppointmentProgressed, 'limitedUntil'> = {}): Announcement => {
  const { id, number, hallId, itemName, lineName, subjectId, bookedBy, day, startsAt, endsAt, version } = appointment
  const payload: AppointmentProgressed = {
    act, id, number, version, hallId, purpose: itemName ?? lineName, subjects: [subjectId, ...(bookedBy ? [bookedBy] : [])], smsTo: bookedBy ?? subjectId,
    day, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), ...more,
  }
  return { type: 'queue.appointmentProgressed', payload: { ...payload } }
}

/** Tells whoever waits that a place is kept for them. */
export const announceOffer = ({ id, hallId, itemName, lineName, subjectId, joinedBy, day }: Waiting, startsAt: Date, heldUntil: Date): Announcement => {
  const payload: AppointmentProgressed = {
    act: 'offer', id, number: null, version: 0, hallId, purpose: itemName ?? lineName, subjects: [subjectId, ...(joinedBy ? [joinedBy] : [])], smsTo: joinedBy ?? subjectId,
    day, startsAt: startsAt.toISOString(), endsAt: startsAt.toISOString(), heldUntil: heldUntil.toISOString(),
  }
  return { type: 'queue.appointmentProgressed', payload: { ...payload } }
}
