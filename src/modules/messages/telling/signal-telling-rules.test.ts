import { describe, expect, test } from 'vitest'
import type { SignalRaised } from '../../supervision/events.ts'
import { desksOf } from '../desk/desk-rules.ts'
import { signalTellings } from './signal-telling-rules.ts'

const raised: SignalRaised = {
  signalId: 's1', matterKind: 'application', matterId: '3799022603020000015', rule: 'lateDecision', ruleTitle: '超期办结（承诺时限）', level: 'red', finding: '应于2026-03-09前完成，已超过3天', title: '食品经营许可',
  itemCode: 'food-business-licence', itemName: '食品经营许可', authorityId: '379902-SCJG', hallId: 'H-379902', officerId: null, raisedAt: '2026-03-12T00:00:00.000Z', told: ['officer', 'head', 'supervisor'], clockKind: 'promised',
}
const told = (change: Partial<SignalRaised> = {}) => signalTellings({ id: 'e1', region: '379902', at: raised.raisedAt, signal: { ...raised, ...change }, authorityName: '市场监督管理局' })
const recipients = (change: Partial<SignalRaised> = {}) => told(change).flatMap(({ desks }) => desks!).map(({ recipient }) => recipient)

describe('a signal is told', () => {
  test('to the officer of the case; where it is nobody’s, to the reviewers of its authority', () => {
    expect(recipients({ level: 'warning', told: ['officer'], officerId: 'officer-1' })).toEqual(['officer-1'])
    expect(recipients({ level: 'warning', told: ['officer'] })).toEqual(['reviewer@379902-SCJG'])
  })
  test.each(['preReview', 'receipt', 'immediate', 'delivery'])('to the window, for the limit it keeps: %s', (clockKind) => {
    expect(recipients({ level: 'warning', told: ['officer'], clockKind })).toEqual(['windowClerk@H-379902'])
  })
  test('to nobody whom the rule does not name, and to each it names once', () => {
    expect(recipients({ told: [], level: 'warning' })).toEqual([])
    expect(recipients({ level: 'warning' })).toEqual(['reviewer@379902-SCJG', 'decider@379902-SCJG', 'supervisor@379902'])
    expect(recipients()).toEqual(['reviewer@379902-SCJG', 'decider@379902-SCJG', 'supervisor@379902'])
  })
  test('to the supervisors whenever it is a card, to watch and not to answer; to their phones only where its rule names them', () => {
    expect(told({ level: 'yellow', told: ['officer'] })).toMatchObject([
      { template: 'officer.cardRaised', desks: [{ recipient: 'reviewer@379902-SCJG' }], level: 'yellow' }, { template: 'officer.cardToWatch', desks: [{ recipient: 'supervisor@379902' }] },
    ])
    expect(told({ told: ['officer'] }).map(({ level }) => level)).toEqual(['red', undefined])
    expect(told().map(({ level }) => level)).toEqual(['red', 'red'])
  })
  test('as a limit that is near, or something odd; and as taken back when it was wrong, to the same desks', () => {
    expect([told({ level: 'reminder' }), told({ level: 'warning' })].flat().map(({ template }) => template)).toEqual(['officer.signalReminded', 'officer.signalWarned'])
    const { finding: _, ...withdrawn } = raised
    const taken = signalTellings({ id: 'e2', region: '379902', at: raised.raisedAt, signal: withdrawn, authorityName: '市场监督管理局' })
    expect(taken.map(({ template }) => template)).toEqual(['officer.signalWithdrawn', 'officer.signalWithdrawn'])
    expect(taken.flatMap(({ desks }) => desks)).toEqual(told().flatMap(({ desks }) => desks))
  })
})

test('a supervisor stands at the desk of their region, whatever body they belong to', () => {
  expect(desksOf({ id: 'o1', region: '379902', authorityId: '379902-ZWFW', hallId: null, roles: ['supervisor'] })).toEqual(['o1', '379902-ZWFW', 'supervisor@379902'])
})
