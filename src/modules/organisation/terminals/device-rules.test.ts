import { expect, it } from 'vitest'
import { connectionOf, offerOf, reasonAgainstStep } from './device-rules.ts'
import { countFleet } from './fleet-rules.ts'

const NOW = new Date('2026-03-02T01:00:00Z')
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)

it('a terminal is alive when it was seen within the set minutes', () => {
  const pairedAt = ago(500)
  expect([ago(0), ago(5), ago(5.1), null].map((seenAt) => connectionOf({ pairedAt, seenAt }, NOW, 5))).toEqual(['online', 'online', 'offline', 'neverSeen'])
  expect(connectionOf({ pairedAt: null, seenAt: ago(0) }, NOW, 5)).toBe('notPaired')
})

it('a terminal offers what its kind does, at a partner what the agreement names, and everything where nobody said', () => {
  const kinds = new Map<string, string[] | null>([['deskTerminal', ['a', 'b']]])
  const sites = new Map([['bank', ['c']]])
  expect(offerOf({ kind: 'deskTerminal', siteId: null }, kinds, sites)).toEqual(['a', 'b'])
  expect(offerOf({ kind: 'deskTerminal', siteId: 'bank' }, kinds, sites)).toEqual(['c'])
  expect(offerOf({ kind: 'deskTerminal', siteId: 'gone' }, kinds, sites)).toEqual([])
  expect(offerOf({ kind: 'enhancedTerminal', siteId: null }, kinds, sites)).toBeNull()
})

it('a fault goes its way step by step', () => {
  expect((['assign', 'repair', 'close'] as const).map((step) => reasonAgainstStep('reported', step) === undefined)).toEqual([true, true, false])
  expect(reasonAgainstStep('repaired', 'assign')).toContain('已经登记修复')
  expect(reasonAgainstStep('closed', 'close')).toContain('重新报修')
})

it('services are counted once however many terminals offer them, and not at all where one offers everything', () => {
  const terminal = { kind: 'deskTerminal' as const, divisionCode: '379902001001', isAllDay: true }
  expect(countFleet([terminal, terminal], [['a', 'b'], ['b', 'c']], [])).toMatchObject({ terminals: 2, villages: 1, townships: 0, services: 3, allDay: 2 })
  expect(countFleet([terminal, terminal], [['a'], null], []).services).toBeNull()
})
