import { expect, test } from 'vitest'
import { isPhone, regionOfClue, toClueNumber, toTypedNumber } from './clue-rules.ts'
import type { FindingActKind, FindingState } from './finding.ts'
import { ACTS, reasonAgainst, stateAfter } from './finding-rules.ts'

const MAY: Record<FindingState, FindingActKind[]> = {
  open: ['verified', 'notEstablished', 'handedOn', 'noted'], verified: ['handedOn', 'noted'], notEstablished: ['noted'], handedOn: ['noted'],
}

test.each(Object.entries(MAY) as [FindingState, FindingActKind[]][])('a finding that is %s may be brought on by %j alone, and a note leaves it as it is', (state, allowed) => {
  expect(ACTS.filter((kind) => reasonAgainst(state, kind) === undefined)).toEqual(allowed)
  expect(stateAfter(state, 'noted')).toBe(state)
})

test('a number tells its region and day, and is found however it is typed', () => {
  const number = toClueNumber({ region: '379902', day: '2026-03-02', serial: 7 })
  expect([number, regionOfClue(number)]).toEqual(['FY3799022603020007', '379902'])
  expect(toTypedNumber('ｆｙ379902 260302 0007')).toBe(number)
})

test.each([['19900001234', true], ['0000-1234567', true], ['+8619900001234', true], ['12345', false], ['没有', false], ['1990000<b>', false]])('%s is a phone: %s', (text, is) => {
  expect(isPhone(text)).toBe(is)
})
