import { describe, expect, test } from 'vitest'
import { calendar, defaultRules } from '../fixtures.ts'
import { RULE_CATALOGUE } from '../rules/rule-catalogue.ts'
import { tryRule } from '../rules/simulation-rules.ts'
import type { Matter, MatterClock, MatterNews } from './matter.ts'
import { followNews, rememberRaised, signalsUntil } from './news-rules.ts'

const at = (local: string): string => new Date(`${local}:00+08:00`).toISOString()
const calendarOf = () => calendar

/** 2026-03-02 is a Monday; a promise of three workdays ends with Thursday. */
const promised: MatterClock = { id: 'promised', kind: 'promised', name: '承诺期限', clock: { startedOn: '2026-03-02', amount: 3, unit: 'workday', pauses: [], extensions: [] } }
const delivery: MatterClock = { id: 'delivery', kind: 'delivery', name: '送达期限', clock: { startedOn: '2026-03-05', amount: 1, unit: 'workday', pauses: [], extensions: [] } }

let version = 0
const news = (event: string, when: string, clocks: MatterClock[]): MatterNews => ({
  type: `applications.${event}`, at: at(when),
  matter: {
    region: '379902', kind: 'application', id: '1', title: '食品经营许可', itemCode: 'x', itemName: '食品经营许可', authorityId: '379902-SCJG', hallId: null, officerId: null, state: event, isImmediate: false,
    openedAt: at('2026-03-02T09:00'), clocks, version: ++version, isClosed: false,
  },
})
const follow = (matter: Matter | undefined, told: MatterNews) => followNews(matter, told, defaultRules, calendarOf)
const tick = (matter: Matter, until: string) => {
  const signals = signalsUntil(matter, at(until), defaultRules, calendar)
  return { matter: rememberRaised({ ...matter, checkedAt: at(until) }, signals), signals }
}
const names = (signals: readonly { rule: string; level: string; occasion: string }[]) => signals.map(({ rule, level, occasion }) => `${rule} ${level} ${occasion}`)

describe('news that is read late', () => {
  const accepted = follow(undefined, news('accepted', '2026-03-02T10:00', [promised])).matter

  test('decided at 16:50 of the last day, looked at the next day before that was read: the card is withdrawn', () => {
    const carded = tick(accepted, '2026-03-06T17:10')
    expect(names(carded.signals)).toEqual(['lateDecision reminder promised@2026-03-02', 'lateDecision yellow promised@2026-03-02'])
    const decided = follow(carded.matter, news('granted', '2026-03-05T16:50', []))
    expect(names(decided.withdrawn)).toEqual(['lateDecision yellow promised@2026-03-02'])
    expect(decided.signals).toEqual([])
    expect(decided.matter).toMatchObject({ checkedAt: at('2026-03-06T17:10'), clocks: [] })
  })
  test('a limit that began with it raises what it should have by then', () => {
    const decided = follow(tick(accepted, '2026-03-07T17:10').matter, news('granted', '2026-03-05T16:50', [delivery]))
    expect(names(decided.signals)).toEqual(['lateDelivery yellow delivery@2026-03-05'])
  })
  test('what was late all the same stays', () => {
    const extended = follow(tick(accepted, '2026-03-11T17:10').matter, news('assigned', '2026-03-05T16:50', [promised]))
    expect([extended.withdrawn, extended.signals]).toEqual([[], []])
  })
  test('a limit that was extended in time withdraws the card, and raises another when it is broken after all', () => {
    const longer = { ...promised, clock: { ...promised.clock, extensions: [{ amount: 2, unit: 'workday' as const }] } }
    const extended = follow(tick(accepted, '2026-03-06T17:10').matter, news('extended', '2026-03-05T16:50', [longer]))
    expect(names(extended.withdrawn)).toEqual(['lateDecision yellow promised@2026-03-02'])
    expect(names(tick(extended.matter, '2026-03-10T00:10').signals)).toEqual(['lateDecision yellow promised@2026-03-02#2'])
  })
})

test('a limit that moves after its reminder reminds no second time', () => {
  const accepted = follow(undefined, news('accepted', '2026-03-02T10:00', [promised])).matter
  const reminded = follow(accepted, news('specialProcedureStarted', '2026-03-05T09:30', [{ ...promised, clock: { ...promised.clock, pauses: [{ from: '2026-03-05' }] } }]))
  expect(names(reminded.signals)).toEqual(['lateDecision reminder promised@2026-03-02'])
  const resumed = follow(reminded.matter, news('specialProcedureEnded', '2026-03-12T09:30', [{ ...promised, clock: { ...promised.clock, pauses: [{ from: '2026-03-05', to: '2026-03-12' }] } }]))
  expect(names(tick(resumed.matter, '2026-03-20T12:00').signals)).toEqual(['lateDecision yellow promised@2026-03-02', 'lateDecision red promised@2026-03-02'])
})

test('a rule tried on a matter gives what it raised, pauses, extensions and second corrections and all', () => {
  const paused = { ...promised, clock: { ...promised.clock, pauses: [{ from: '2026-03-05' }] } }
  const resumed = { ...promised, clock: { ...promised.clock, pauses: [{ from: '2026-03-05', to: '2026-03-12' }] } }
  const story = [
    news('correctionRequested', '2026-03-02T10:00', []), news('correctionRequested', '2026-03-02T11:00', []), news('accepted', '2026-03-02T12:00', [promised]),
    news('specialProcedureStarted', '2026-03-05T09:30', [paused]), news('specialProcedureEnded', '2026-03-12T09:30', [resumed]), news('granted', '2026-03-19T15:00', [delivery]), news('delivered', '2026-03-20T15:00', []),
  ]
  let matter: Matter | undefined
  const raised = story.flatMap((told) => {
    const followed = follow(matter, told)
    matter = followed.matter
    return followed.signals
  })
  const end = tick(matter!, '2026-04-01T00:00')
  const tried = RULE_CATALOGUE.flatMap((rule) => tryRule(end.matter, rule, calendar, at('2026-04-01T00:00'), defaultRules()).map((fallen) => `${rule.id} ${fallen.level} ${fallen.at}`))
  expect(tried.sort()).toEqual([...raised, ...end.signals].map(({ rule, level, raisedAt }) => `${rule} ${level} ${raisedAt}`).sort())
  expect(tried).toHaveLength(5)
})
