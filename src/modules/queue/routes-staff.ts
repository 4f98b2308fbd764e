import { get, post, put, type Route } from '../../platform/http/routes.ts'
import { appointmentStaffRoutes } from './appointments/routes-appointments.ts'
import { callNext } from './calling/call-next.ts'
import { readDesk } from './calling/read-desk.ts'
import { closeWindow, openWindow, pauseWindow } from './calling/seat-windows.ts'
import { abandonTicket, callAgain, finishServing, linkResult, markMissed, returnToLine, startServing, takePriorityAway, transferTicket } from './calling/ticket-commands.ts'
import { answerCall, callColleague } from './colleagues/call-colleague.ts'
import { askEscort } from './escorts/ask-escort.ts'
import { advanceEscort, assignEscort, beginEscort, cancelEscort, endEscort } from './escorts/escort-commands.ts'
import { listDayEscorts, readEscortMonth } from './escorts/list-escorts.ts'
import { answerHelp, finishHelp, readHallHelp, watchHallHelp } from './help/answer-help.ts'
import { changeLine } from './lines/change-line.ts'
import { listLines } from './lines/list-lines.ts'
import { listHallTickets } from './monitor/list-hall-tickets.ts'
import { readHallTicket } from './monitor/read-hall-ticket.ts'
import { readHallMonitor } from './monitor/read-monitor.ts'
import { readWindowDay } from './monitor/read-window-day.ts'
import { readTicketHolder } from './tickets/read-holder.ts'
import { readOwnDay } from './own-day/read-own-day.ts'
import { logCash, logEntrance, logService, strikeEntry } from './window-log/write-entry.ts'
import { listServiceEntries, readLogForm, readServiceMonth } from './window-log/read-log.ts'
import { handWindowOver, readOpenThingsHere } from './shifts/leave-window.ts'
import { listHandOvers, takeWindowOver } from './shifts/take-over.ts'
import { takeTicketForVisitor } from './tickets/take-ticket.ts'

export const queueStaffRoutes: Route[] = [
  get('/staff/desk', readDesk),
  get('/staff/desk/holder', readTicketHolder),
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
  post('/staff/tickets/:id/link-result', linkResult),
  post('/staff/tickets/:id/abandon', abandonTicket),
  post('/staff/tickets/:id/call-colleague', callColleague),
  post('/staff/colleague-calls/:id/answer', answerCall),
  get('/staff/own-day', readOwnDay),
  get('/staff/window-log', readLogForm),
  post('/staff/window-log/services', logService),
  post('/staff/window-log/cash', logCash),
  post('/staff/window-log/entrances', logEntrance),
  get('/staff/halls/:hall/window-log', listServiceEntries),
  get('/staff/halls/:hall/window-log/month', readServiceMonth),
  post('/staff/halls/:hall/window-log/:id/strike', strikeEntry),
  get('/staff/halls/:hall/escorts', listDayEscorts),
  get('/staff/halls/:hall/escorts/month', readEscortMonth),
  post('/staff/halls/:hall/escorts', askEscort),
  post('/staff/halls/:hall/escorts/:id/assign', assignEscort),
  post('/staff/halls/:hall/escorts/:id/begin', beginEscort),
  post('/staff/halls/:hall/escorts/:id/advance', advanceEscort),
  post('/staff/halls/:hall/escorts/:id/end', endEscort),
  post('/staff/halls/:hall/escorts/:id/cancel', cancelEscort),
  get('/staff/open-things', readOpenThingsHere),
  post('/staff/windows/:no/hand-over', handWindowOver),
  get('/staff/halls/:hall/window-hand-overs', listHandOvers),
  post('/staff/halls/:hall/window-hand-overs/:id/take-window-over', takeWindowOver),
  get('/staff/halls/:hall/lines', listLines),
  put('/staff/halls/:hall/lines/:line', changeLine),
  get('/staff/halls/:hall/monitor', readHallMonitor),
  get('/staff/halls/:hall/tickets', listHallTickets),
  get('/staff/halls/:hall/tickets/:id', readHallTicket),
  get('/staff/halls/:hall/windows/:no/day', readWindowDay),
  get('/staff/halls/:hall/help', readHallHelp),
  get('/staff/halls/:hall/help/stream', watchHallHelp),
  post('/staff/halls/:hall/help/:id/answer', answerHelp),
  post('/staff/halls/:hall/help/:id/finish', finishHelp),
  ...appointmentStaffRoutes,
]
