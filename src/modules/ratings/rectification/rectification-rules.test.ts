import { describe, expect, test } from 'vitest'
import { calendar } from '../fixtures.ts'
import type { ExclusionState, Rectification, RectificationState } from './rectification.ts'
import {
  clocksOfOpening, contacted, countsBetween, countsOf, type Days, type Desk, exclusionApplied, exclusionReviewed, followedUp, isExcluded, mayRateAgain, maySendBack, NO_DAY, objected, objectionDecided, planDone, reasonAgainst,
  rectificationVerbWords, replied, runningOf, settle, type RectificationVerb, verified,
} from './rectification-rules.ts'

/** 2026-03-02 is a Monday. */
const on = (today: string): Days => ({ today, calendar, contactDays: 1, rectifyDays: 5 })
const MONDAY = on('2026-03-02')

const opened = (change: Partial<Rectification> = {}): Rectification => {
  const isAnonymous = change.isAnonymous ?? false
  return settle({
    region: '379902', code: 'CP379902260302000001', number: '3799022603020000015', occasion: 'closed', version: 1, state: 'opened', exclusion: 'none', itemCode: 'i', itemName: '事项', authorityId: 'A', hallId: 'H', grade: 1,
    isAnonymous, raterId: isAnonymous ? null : 'rater', openedAt: new Date('2026-03-02T02:00:00Z'), dueOn: NO_DAY, contactOn: NO_DAY, awaitsAuthority: true, awaitsSupervisor: true,
    detail: { clocks: clocksOfOpening(isAnonymous, MONDAY), finding: null, planDueOn: null, planDoneOn: null, reply: null, repliedOn: null, followUp: null, sentBack: 0, exclusionKind: null, reviewers: [] },
    ...change,
  }, MONDAY)
}

const desk = (change: Partial<Desk> = {}): Desk => ({ id: 'officer', region: '379902', authorityId: 'A', roles: ['reviewer'], ...change })
const AUTHORITY = desk()
const SUPERVISOR = desk({ id: 's1', authorityId: 'ZW', roles: ['supervisor'] })
const SECOND = desk({ id: 's2', authorityId: 'ZW', roles: ['supervisor'] })
const CITY = desk({ id: 's3', region: '379900', authorityId: 'ZW', roles: ['supervisor'] })
const VERBS = Object.keys(rectificationVerbWords) as RectificationVerb[]
const allowed = (rectification: Rectification, who: Desk) => VERBS.filter((verb) => reasonAgainst(verb, rectification, who) === undefined)

describe('who may do what', () => {
  /** As it stands once whoever rated was called. */
  const in_ = (state: RectificationState, exclusion: ExclusionState = 'none', detail: Partial<Rectification['detail']> = {}) => opened({ state, exclusion, detail: { ...contacted(opened(), MONDAY).detail, ...detail } })

  test.each<[string, Rectification, RectificationVerb[], RectificationVerb[]]>([
    ['new, with a name', opened(), ['verify', 'applyExclusion'], ['contact']],
    ['new, anonymous', opened({ isAnonymous: true }), ['verify', 'applyExclusion'], []],
    ['called', in_('contacted'), ['verify', 'applyExclusion'], []],
    ['looked into', in_('verified', 'none', { finding: 'fixed' }), ['reply', 'applyExclusion'], []],
    ['looked into, with a plan', in_('verified', 'none', { finding: 'planned' }), ['reply', 'reportPlanDone', 'applyExclusion'], []],
    ['answered', in_('replied', 'none', { finding: 'explained' }), ['applyExclusion'], ['followUp']],
    ['answered, the plan not done', in_('replied', 'none', { finding: 'planned' }), ['reportPlanDone', 'applyExclusion'], []],
    ['exclusion applied for', in_('verified', 'applied', { finding: 'fixed' }), ['reply'], ['reviewExclusion']],
    ['one has agreed', in_('verified', 'agreed', { finding: 'fixed', reviewers: ['other'] }), ['reply'], ['reviewExclusion']],
    ['refused', in_('contacted', 'refused'), ['verify'], []],
    ['left out', in_('closed', 'excluded'), [], []],
    ['objected to', in_('closed', 'objected', { reviewers: ['other', 'another'] }), [], ['decideObjection']],
    ['closed', in_('closed'), [], []],
  ])('%s', (_name, rectification, ofAuthority, ofSupervisor) => {
    expect(allowed(rectification, AUTHORITY)).toEqual(ofAuthority)
    expect(allowed(rectification, SUPERVISOR)).toEqual(ofSupervisor)
    expect(allowed(rectification, CITY)).toEqual(ofSupervisor)
  })

  test.each([
    ['a clerk of the rated body', desk({ roles: ['windowClerk'] })],
    ['a reviewer of another body', desk({ authorityId: 'B' })],
    ['a supervisor of another county', desk({ region: '379903', authorityId: 'ZW', roles: ['supervisor'] })],
    ['whoever calls for the hotline', desk({ roles: ['hotlineClerk'] })],
  ])('%s may do nothing, whatever the state', (_name, who) => {
    for (const exclusion of ['none', 'applied', 'agreed', 'objected'] as const) for (const state of ['opened', 'verified', 'replied', 'closed'] as const) expect(allowed(in_(state, exclusion), who)).toEqual([])
  })

  test('a supervisor who belongs to the rated body reviews nothing of it', () => {
    expect(allowed(in_('opened', 'applied'), desk({ roles: ['supervisor', 'reviewer'] }))).toEqual(['verify'])
  })

  test('whoever gave their name is still to be called when the body was faster', () => {
    const answered = replied(verified(opened(), 'fixed', undefined, MONDAY), '改了', MONDAY)
    expect(allowed(answered, SUPERVISOR)).toEqual(['contact', 'followUp'])
    expect(answered).toMatchObject({ dueOn: NO_DAY, contactOn: '2026-03-03' })
    expect(contacted(answered, MONDAY)).toMatchObject({ state: 'replied', contactOn: NO_DAY })
  })

  test('nobody reviews twice, and whoever reviewed does not decide on the objection', () => {
    const agreed = exclusionReviewed(exclusionApplied(opened(), 'misjudged', MONDAY), 's1', true, MONDAY)
    expect(reasonAgainst('reviewExclusion', agreed, SUPERVISOR)).toBe('您已经复核过，须由另一人复核。')
    const left = objected(exclusionReviewed(agreed, 's2', true, MONDAY), MONDAY)
    expect([SUPERVISOR, SECOND, CITY].map((who) => reasonAgainst('decideObjection', left, who) === undefined)).toEqual([false, false, true])
  })
})

describe('limits', () => {
  const due = (rectification: Rectification) => [rectification.contactOn < rectification.dueOn ? rectification.contactOn : rectification.dueOn, runningOf(rectification).map(({ id }) => id).join()]

  test('a name brings a call within a workday, everybody an answer within five', () => {
    expect(due(opened())).toEqual(['2026-03-03', 'contact,rectify'])
    expect(due(opened({ isAnonymous: true }))).toEqual(['2026-03-09', 'rectify'])
  })
  test('each ends with what it asks for; a plan runs to its own day', () => {
    const called = contacted(opened(), on('2026-03-03'))
    expect(due(called)).toEqual(['2026-03-09', 'rectify'])
    const planned = verified(called, 'planned', '2026-03-20', on('2026-03-04'))
    expect(due(planned)).toEqual(['2026-03-09', 'rectify,plan'])
    const answered = replied(planned, '会改', on('2026-03-05'))
    expect(due(answered)).toEqual(['2026-03-20', 'plan'])
    expect([answered.awaitsAuthority, answered.awaitsSupervisor]).toEqual([true, false])
    const done = planDone(answered, on('2026-03-18'))
    expect([...due(done), done.awaitsAuthority, done.awaitsSupervisor]).toEqual([NO_DAY, '', false, true])
    expect(followedUp(done, 'satisfied', false, on('2026-03-19'))).toMatchObject({ state: 'closed', awaitsAuthority: false, awaitsSupervisor: false, version: 6 })
  })
  test('sent back once it begins anew with limits of that day; not a second time', () => {
    const answered = replied(verified(opened(), 'explained', undefined, MONDAY), '没有依据', MONDAY)
    const back = followedUp(answered, 'unsatisfied', true, on('2026-03-06'))
    expect([back.state, ...due(back)]).toEqual(['contacted', '2026-03-13', 'rectify:2'])
    expect([maySendBack(answered, 'unsatisfied'), maySendBack(answered, 'satisfied'), maySendBack(back, 'unsatisfied')]).toEqual([true, false, false])
  })
  test('what is left out has no limits any more, what is put back has new ones', () => {
    const left = exclusionReviewed(exclusionReviewed(exclusionApplied(opened(), 'malicious', MONDAY), 's1', true, MONDAY), 's2', true, MONDAY)
    expect([left.state, left.exclusion, ...due(left)]).toEqual(['closed', 'excluded', NO_DAY, ''])
    expect(due(objectionDecided(objected(left, MONDAY), false, on('2026-03-16')))).toEqual(['2026-03-17', 'contact:2,rectify:2'])
  })
  test('one who refuses is enough, and nothing stops', () => {
    const refused = exclusionReviewed(exclusionApplied(opened(), 'malicious', MONDAY), 's1', false, MONDAY)
    expect([refused.state, refused.exclusion, ...due(refused)]).toEqual(['opened', 'refused', '2026-03-03', 'contact,rectify'])
  })
})

describe('what counts', () => {
  const counts = (rectification: Rectification) => countsOf(rectification, MONDAY)
  const answered = (day: string) => replied(verified(opened(), 'fixed', undefined, on(day)), '改了', on(day))

  test.each([['2026-03-09', 1], ['2026-03-10', 0]])('answered on %s it is rectified, in time or not', (day, onTime) => {
    expect(countsBetween(counts(opened()), counts(answered(day)))).toEqual({ rectified: 1, ...(onTime ? { rectifiedOnTime: 1 } : {}) })
  })
  test('a plan counts when it is done, not when it is told', () => {
    const told = replied(verified(opened(), 'planned', '2026-03-20', MONDAY), '会改', MONDAY)
    expect(countsBetween(counts(opened()), counts(told))).toEqual({})
    expect(countsBetween(counts(told), counts(planDone(told, on('2026-03-21'))))).toEqual({ rectified: 1 })
  })
  test('what is left out is taken from every count, and put back as it was', () => {
    const left = { ...answered('2026-03-05'), exclusion: 'excluded' as const }
    expect(isExcluded(left)).toBe(true)
    const out = countsBetween(counts(answered('2026-03-05')), counts(left))
    expect(out).toEqual({ grade1: -1, namedBad: -1, rectified: -1, rectifiedOnTime: -1, disregarded: 1 })
    const back = countsBetween(counts(left), counts({ ...left, exclusion: 'restored' }))
    expect(back).toEqual({ grade1: 1, namedBad: 1, rectified: 1, rectifiedOnTime: 1, disregarded: -1 })
  })
})

test('a rater says it again once there is an answer, and not of what was left out', () => {
  expect(mayRateAgain(opened())).toBe(false)
  expect(mayRateAgain(opened({ state: 'replied' }))).toBe(true)
  expect(mayRateAgain(opened({ state: 'closed', exclusion: 'excluded' }))).toBe(false)
})
