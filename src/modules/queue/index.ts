/** Appointments, tickets and calling over HTTP, by audience. */
export { queueCitizenRoutes } from './routes-citizen.ts'
export { queuePublicRoutes } from './routes-public.ts'
export { queueStaffRoutes } from './routes-staff.ts'
/** The ticket of whoever an officer takes in for; refuses another window's and one that is not served. */
export { getCalledTicket } from './tickets/read-holder.ts'
/** Keeps which cases were taken in with a ticket. */
export { onTakenIn } from './tickets/on-taken-in.ts'
/** What the end of the day settles, and whom it forgets. */
export { queueTimedJobs } from './jobs.ts'
/** Counts the grades of what windows took in. */
export { onRated } from './own-day/on-rated.ts'
/** What pages name. */
export { readBoard } from './board/read-board.ts'
export { leaveLine, readTicket } from './tickets/own-ticket.ts'
/** 呼叫帮助 at a terminal: asks, cancels, and how the terminal's call stands. */
export { askForHelp, cancelHelp, findHelpOfTerminal } from './help/ask-for-help.ts'
export type { OwnHelp } from './help/help-contract.ts'
export { takeOwnTicket, takeTicket } from './tickets/take-ticket.ts'
/** Where one is called to. */
export { listWindowsOfLine } from './lines/get-lines.ts'
/** Who comes first in a hall today, to choose from. */
export { isCardNeeded, listPriorities } from './tickets/list-priorities.ts'
export { bookAppointment } from './appointments/book-appointment.ts'
export { cancelAppointment, changeAppointment } from './appointments/change-appointment.ts'
export { listOwnAppointments, readOwnAppointment } from './appointments/list-appointments.ts'
export { listBookingPlaces, listSlots } from './appointments/read-slots.ts'
export { acceptOffer, joinWaitingList, leaveWaitingList } from './appointments/waiting-list.ts'
export type { AppointmentView, OwnAppointments, Places, SlotDays, WaitingView } from './appointments/contract.ts'
/** A visit as a calendar on a phone takes it. */
export { type CalendarEntry, toCalendarFile } from './appointments/calendar-file-rules.ts'
/** Arrival at a terminal by the number on the confirmation: a ticket whose turn counts from the slot; refuses another hall's and another day's. */
export { arriveAtTerminal, arriveByNumber } from './appointments/arrive-for-appointment.ts'
export type { Board, TicketView } from './contract.ts'
