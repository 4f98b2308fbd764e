import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api, bodyOf, once, seen } from '../../client/http.ts'
import type { Answer, Officer, Sent } from '../../client/types.ts'

export type HallDay = Answer<'queue.listHallAppointments'>
export type Appointment = HallDay['rows'][number]
export type SlotDays = Answer<'queue.listSlots'>
export type Slot = SlotDays['days'][number]['slots'][number]
export type Person = Sent<'queue.bookAppointmentFor'>['person']

export const appointmentsKey = ['appointments'] as const

export const useHallDay = (hall: string | undefined, day: string | undefined, cursor: string | undefined) =>
  useQuery({
    queryKey: [...appointmentsKey, 'day', hall, day, cursor], enabled: hall !== undefined, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/staff/halls/{hall}/appointments', { params: { path: { hall: hall ?? '' }, query: { ...(day ? { day } : {}), ...(cursor ? { cursor } : {}) } }, signal })),
  })

export const useBookingPlaces = (region: string) =>
  useQuery({ queryKey: [...appointmentsKey, 'places', region], queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/booking-places', { params: { query: { region } }, signal })) })

export const useSlots = (hall: string | undefined, line: string | undefined) =>
  useQuery({
    queryKey: [...appointmentsKey, 'slots', hall, line], enabled: hall !== undefined && line !== undefined,
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/halls/{hall}/lines/{line}/slots', { params: { path: { hall: hall ?? '', line: line ?? '' } }, signal })),
  })

/** A number that somebody shows, or of their document. */
export const findAppointments = (text: string) => {
  const plain = text.replaceAll(/\s/g, '')
  return bodyOf(api.POST('/api/v1/staff/appointment-searches', { body: /^\d{17}[\dXx]$/.test(plain) ? { identityNumber: plain } : { number: plain } }))
}

export const bookFor = (body: Sent<'queue.bookAppointmentFor'>, key: string) => bodyOf(api.POST('/api/v1/staff/appointments', { params: { header: once(key) }, body }))

export const changeFor = ({ id, version }: Appointment, slot: string, key: string) =>
  bodyOf(api.POST('/api/v1/staff/appointments/{id}/change', { params: { path: { id }, header: seen(version, key) }, body: { slot } }))

export const cancelFor = ({ id, version }: Appointment, key: string) => bodyOf(api.POST('/api/v1/staff/appointments/{id}/cancel', { params: { path: { id }, header: seen(version, key) } }))

export const arriveFor = ({ id }: Appointment, key: string) => bodyOf(api.POST('/api/v1/staff/appointments/{id}/arrive', { params: { path: { id }, header: once(key) } }))

/** Whether the page is worth opening; what may be done on it is the server's to say. */
export const handlesAppointments = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('windowClerk') || roles.includes('hotlineClerk')

/** 09:00-09:30, as written in the moments themselves. */
export const slotTime = ({ startsAt, endsAt }: Pick<Slot, 'startsAt' | 'endsAt'>): string => `${startsAt.slice(11, 16)}-${endsAt.slice(11, 16)}`
