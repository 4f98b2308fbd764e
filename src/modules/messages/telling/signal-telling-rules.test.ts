import { describe, expect, test } from 'vitest'
import type { SignalRaised } from '../../supervision/events.ts'
import { desksOf } from '../desk/desk-rules.ts'
import { signalTelling } from './signal-telling-rules.ts'

const raised: SignalRaised = {
  signalId: 's1', matterKind: 'application', matterId: '3799022603020000015', rule: 'lateDecision', ruleTitle: '超期办结（承诺时限）', level: 'red', finding: '应于2026-03-09前完成，已超过3天', title: '食品经营许可',
  itemCode: 'food-business-licence', itemName: '食品经营许可', authorityId: '379902-SCJG', hallId: 'H-379902', officerId: null, raisedAt: '2026-03-12T00:00:00.000Z', told: ['officer', 'head', 'supervisor'], clockKind: 'promised',
}
const told = (change: Partial<SignalRaised> = {}) => signalTelling({ id: 'e1', region: '379902', at: raised.raisedAt, signal: { ...raised, ...change }, authorityName: '市场监督管理局' })
const recipients = (change: Partial<SignalRaised> = {}) => told(change).desks!.map(({ recipient }) => recipient)

describe('a signal is told', () => {
  test('to the officer of the case; where it is nobody’s, to the reviewers of its authority', () => {
    expect(recipients({ told: ['officer'], officerId: 'officer-1' })).toEqual(['officer-1'])
    expect(recipients({ told: ['officer'] })).toEqual(['reviewer@379902-SCJG'])
  })
  test.each(['preReview', 'receipt', 'delivery'])('to the window, for the limit it keeps: %s', (clockKind) => {
    expect(recipients({ told: ['officer'], clockKind })).toEqual(['windowClerk@H-379902'])
  })
  test('to nobody whom the rule does not name, and to each it names once', () => {
    expect(recipients({ told: [] })).toEqual([])
    expect(recipients()).toEqual(['reviewer@379902-SCJG', 'decider@379902-SCJG', 'supervisor@379902'])
  })
  test('as a card to answer, a limit that is near, or something odd; and as taken back when it was wrong', () => {
    expect([told({ level: 'yellow' }), told({ level: 'reminder' }), told({ level: 'warning' })].map(({ template }) => template)).toEqual(['officer.cardRaised', 'officer.signalReminded', 'officer.signalWarned'])
    const { finding: _, ...withdrawn } = raised
    expect(signalTelling({ id: 'e2', region: '379902', at: raised.raisedAt, signal: withdrawn, authorityName: '市场监督管理局' }).template).toBe('officer.signalWithdrawn')
  })
})

test('a supervisor stands at the desk of their region, whatever body they belong to', () => {
  expect(desksOf({ id: 'o1', region: '379902', authorityId: '379902-ZWFW', hallId: null, roles: ['supervisor'] })).toEqual(['o1', '379902-ZWFW', 'supervisor@379902'])
})
