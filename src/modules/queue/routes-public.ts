import { get, post, type Route } from '../../platform/http/routes.ts'
import { arriveAtTerminal } from './appointments/arrive-for-appointment.ts'
import { appointmentPublicRoutes } from './appointments/routes-appointments.ts'
import { readBoard } from './board/read-board.ts'
import { watchBoard } from './board/watch-board.ts'
import { askForHelp, cancelHelp } from './help/ask-for-help.ts'
import { leaveLine, readTicket } from './tickets/own-ticket.ts'
import { takeTicket } from './tickets/take-ticket.ts'

export const queuePublicRoutes: Route[] = [
  get('/halls/:hall/board', readBoard),
  get('/halls/:hall/board/stream', watchBoard),
  post('/halls/:hall/tickets', takeTicket),
  get('/halls/:hall/tickets/:id', readTicket),
  post('/halls/:hall/tickets/:id/leave-line', leaveLine),
  post('/terminals/arrivals', arriveAtTerminal),
  post('/terminals/help', askForHelp),
  post('/terminals/help/cancel', cancelHelp),
  ...appointmentPublicRoutes,
]
