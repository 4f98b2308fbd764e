import { post, type Route } from '../../platform/http/routes.ts'
import { appointmentCitizenRoutes } from './appointments/routes-appointments.ts'
import { takeOwnTicket } from './tickets/take-ticket.ts'

export const queueCitizenRoutes: Route[] = [post('/citizen/halls/:hall/tickets', takeOwnTicket), ...appointmentCitizenRoutes]
