import { expect, it } from 'vitest'
import { Refusal } from '../../platform/errors.ts'
import { serviceOf } from './counted.ts'
import { keyOf, refuseForeignKey } from './keys.ts'
import { isOffered, keepOffered } from './offered.ts'

const bank = { itemCodes: ['social-security-card'] }
const [card, food] = [{ code: 'social-security-card' }, { code: 'food-business-licence' }]

it('lists of items are narrowed to what the terminal offers, in rows too; other answers stay as they are', () => {
  expect(keepOffered('catalogue.searchItems', { items: [card, food], didYouMean: '社保' }, bank)).toEqual({ items: [card], didYouMean: '社保' })
  expect(keepOffered('catalogue.listZones', { rows: [{ id: 'birth', items: [food] }] }, bank)).toEqual({ rows: [{ id: 'birth', items: [] }] })
  expect(keepOffered('applications.listDrafts', { items: [food] }, bank)).toEqual({ items: [food] })
})

it('a terminal without a set offers everything', () => {
  expect(keepOffered('catalogue.searchItems', { items: [card, food] }, { itemCodes: null })).toEqual({ items: [card, food] })
  expect([isOffered({ itemCodes: null }, 'x'), isOffered(bank, 'social-security-card'), isOffered(bank, 'x')]).toEqual([true, true, false])
})

it('what is done is counted by what it is; looking is not', () => {
  expect(serviceOf('applications.submit', { body: { item: 'social-security-card' } })).toBe('social-security-card')
  expect(serviceOf('queue.takeOwnTicket', {})).toBe('take-ticket')
  expect(serviceOf('catalogue.readGuide', {})).toBeUndefined()
})

it('a number opens in the visit that was given it, also when it was given before by name, and in no other', () => {
  expect(keyOf('queue.takeTicket', { id: 't1' })).toBe('t1')
  expect(keyOf('queue.takeTicket', new Refusal(409, 'queue.has_ticket', '…', { extra: { ticketId: 't0' } }))).toBe('t0')
  expect(keyOf('applications.submit', { id: 'x' })).toBeUndefined()
  expect(() => refuseForeignKey('queue.readTicket', { params: { id: 't1' } }, ['t1'])).not.toThrow()
  expect(() => refuseForeignKey('queue.readTicket', { params: { id: 't2' } }, ['t1'])).toThrow(expect.objectContaining({ code: 'kiosk.not_of_this_visit', status: 404 }))
  expect(() => refuseForeignKey('catalogue.readGuide', { params: { id: 't2' } }, [])).not.toThrow()
})
