import { expect, test } from 'vitest'
import { aTicket } from '../fixtures.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { offOf, pageAfter, pickTickets } from './pick-tickets-rules.ts'

const at = (time: string): Date => new Date(`2026-03-02T${time}:00+08:00`)
const NOW = at('10:00')
const put = (number: string, facts: Partial<Ticket> = {}) => ({ ...aTicket({ id: number, number, dueAt: at('09:00'), estimatedSeconds: 600, ...facts }), isPriority: false })
const called = (number: string, time: string, facts: Partial<Ticket> = {}) => put(number, { state: 'finished', firstCalledAt: at(time), servingAt: at(time), endedAt: at('09:50'), ...facts })

const tickets = [put('A004', { dueAt: at('09:30') }), put('A003'), called('A001', '09:40'), called('A002', '09:05', { windowNo: '008', line: 'B', itemCode: 'x' }), put('A005', { state: 'abandoned' })]
const numbers = (choice: Parameters<typeof pickTickets>[1]) => pickTickets(tickets, choice, NOW).map(({ number }) => number)

test('tickets are narrowed by state, line, window and item, by number', () => {
  expect(numbers({ order: 'number' })).toEqual(['A001', 'A002', 'A003', 'A004', 'A005'])
  expect(numbers({ order: 'number', state: 'waiting' })).toEqual(['A003', 'A004'])
  expect([numbers({ order: 'number', window: '008' }), numbers({ order: 'number', line: 'B' }), numbers({ order: 'number', item: 'x' })]).toEqual([['A002'], ['A002'], ['A002']])
})

test('who waits longest, was told worst or was served longest comes first; those without that figure are left out', () => {
  expect(numbers({ order: 'wait' })).toEqual(['A003', 'A001', 'A004', 'A002'])
  // Told 10 minutes: called after 40 and after 5.
  expect(numbers({ order: 'off' })).toEqual(['A001', 'A002'])
  expect(tickets.map((ticket) => offOf(ticket, NOW))).toEqual([undefined, undefined, -1800, 300, undefined])
  expect(numbers({ order: 'service' })).toEqual(['A002', 'A001'])
})

test('a page begins after the one before, and from the start when that one is gone', () => {
  const rows = (cursor?: string) => pageAfter(tickets, cursor, 2)
  expect(rows()).toMatchObject({ rows: [{ id: 'A004' }, { id: 'A003' }], next: 'A003' })
  expect(rows('A002')).toMatchObject({ rows: [{ id: 'A005' }], next: null })
  expect(rows('none').next).toBe('A003')
})
