import { HallTicketsPage } from '../../../features/queue/hall-tickets.tsx'

/** 号票明细. */
export const Component = HallTicketsPage
