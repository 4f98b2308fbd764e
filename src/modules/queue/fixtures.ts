import type { Ticket } from './tickets/ticket.ts'

const TAKEN = new Date('2026-03-02T09:30:00+08:00')
const ID = '019a0000-0000-7000-8000-0000000000b1'

/** A ticket of a hall's first line; what stands at a window stands at the third. */
export function aTicket(facts: Partial<Ticket> = {}): Ticket {
  const isAtWindow = facts.state === 'called' || facts.state === 'serving' || facts.state === 'finished'
  return {
    region: '379902', hallId: 'H-379902', id: ID, day: '2026-03-02', number: 'A001', line: 'A', forWindow: null, version: 1, state: 'waiting', source: 'kiosk', personKey: null, subjectId: null, personName: null,
    priority: null, itemCode: null, itemName: null, appointmentId: null, applicationNumbers: [], takenAt: TAKEN, rank: 0, turnAt: TAKEN, dueAt: TAKEN, estimatedSeconds: 600,
    firstCalledAt: isAtWindow ? TAKEN : null, calledAt: isAtWindow ? TAKEN : null, calls: isAtWindow ? 1 : 0, servingAt: null, endedAt: null, missedAt: null,
    windowNo: isAtWindow ? '003' : null, officerId: isAtWindow ? ID : null, ...facts,
  }
}
