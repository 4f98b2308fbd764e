import { HallTicketPage } from '../../../features/queue/hall-ticket.tsx'

/** 一个号的经过. */
export const Component = HallTicketPage
