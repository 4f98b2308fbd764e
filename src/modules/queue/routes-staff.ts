import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { appointmentStaffRoutes } from './appointments/routes-appointments.ts'
import { callNext } from './calling/call-next.ts'
import { readDesk } from './calling/read-desk.ts'
import { closeWindow, openWindow, pauseWindow } from './calling/seat-windows.ts'
import { abandonTicket, callAgain, finishServing, linkApplication, markMissed, returnToLine, startServing, takePriorityAway, transferTicket } from './calling/ticket-commands.ts'
import { changeLine, listLines } from './lines/manage-lines.ts'
import { readHallMonitor } from './monitor/read-monitor.ts'
import { takeTicketForVisitor } from './tickets/take-ticket.ts'

export const queueStaffRoutes: Route[] = [
  get('/staff/desk', readDesk),
  post('/staff/windows/:no/open', openWindow),
  post('/staff/windows/:no/pause', pauseWindow),
  post('/staff/windows/:no/close', closeWindow),
  post('/staff/windows/:no/call-next', callNext),
  post('/staff/halls/:hall/tickets', takeTicketForVisitor),
  post('/staff/tickets/:id/call-again', callAgain),
  post('/staff/tickets/:id/mark-missed', markMissed),
  post('/staff/tickets/:id/return-to-line', returnToLine),
  post('/staff/tickets/:id/start-serving', startServing),
  post('/staff/tickets/:id/finish-serving', finishServing),
  post('/staff/tickets/:id/transfer', transferTicket),
  post('/staff/tickets/:id/take-priority-away', takePriorityAway),
  post('/staff/tickets/:id/link-application', linkApplication),
  post('/staff/tickets/:id/abandon', abandonTicket),
  get('/staff/halls/:hall/lines', listLines),
  put('/staff/halls/:hall/lines/:line', changeLine),
  get('/staff/halls/:hall/monitor', readHallMonitor),
  ...appointmentStaffRoutes,
]
