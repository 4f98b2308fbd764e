import { get, post, type Route } from '../../../platform/http/routes.ts'
import { arriveForAppointment } from './arrive-for-appointment.ts'
import { bookAppointment, bookAppointmentFor } from './book-appointment.ts'
import { cancelAppointment, cancelAppointmentAtCounter, changeAppointment, changeAppointmentAtCounter } from './change-appointment.ts'
import { findAppointments, listHallAppointments, listOwnAppointments, readOwnAppointment } from './list-appointments.ts'
import { listBookingPlaces, listSlots } from './read-slots.ts'
import { acceptOffer, joinWaitingList, leaveWaitingList } from './waiting-list.ts'

export const appointmentPublicRoutes: Route[] = [
  get('/booking-places', listBookingPlaces),
  get('/halls/:hall/lines/:line/slots', listSlots),
]

export const appointmentCitizenRoutes: Route[] = [
  get('/citizen/appointments', listOwnAppointments),
  post('/citizen/appointments', bookAppointment),
  get('/citizen/appointments/:id', readOwnAppointment),
  post('/citizen/appointments/:id/change', changeAppointment),
  post('/citizen/appointments/:id/cancel', cancelAppointment),
  post('/citizen/waiting-places', joinWaitingList),
  post('/citizen/waiting-places/:id/accept', acceptOffer),
  post('/citizen/waiting-places/:id/leave', leaveWaitingList),
]

export const appointmentStaffRoutes: Route[] = [
  get('/staff/halls/:hall/appointments', listHallAppointments),
  post('/staff/appointments', bookAppointmentFor),
  post('/staff/appointment-searches', findAppointments),
  post('/staff/appointments/:id/change', changeAppointmentAtCounter),
  post('/staff/appointments/:id/cancel', cancelAppointmentAtCounter),
  post('/staff/appointments/:id/arrive', arriveForAppointment),
]
