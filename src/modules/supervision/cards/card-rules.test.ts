import { expect, test } from 'vitest'
import type { Card, CardState, Rectification } from './card.ts'
import { CARD_VERBS, type CardDesk, type CardVerb, isClosed, mayRead, nextSteps, reasonNotNow, reasonNotYours, standingAfter } from './card-rules.ts'

const TODAY = '2026-03-10'
const HEAD = 'head'
const aCard = (change: Partial<Card> = {}): Card & { officerId: string | null } => ({
  region: '379902', id: 'c', level: 'red', rule: 'lateStep', matterKind: 'application', matterId: 'n', authorityId: 'A', hallId: 'H', noticedAt: new Date('2026-03-06T01:00:00Z'),
  state: 'raised', version: 1, answerBy: '2026-03-10', rejectedBy: null, points: null, rectification: 'open', rectifyBy: '2026-03-20', rectifyToldOn: null, headHash: HEAD, officerId: 'o', ...change,
})
const aDesk = (change: Partial<CardDesk> = {}): CardDesk => ({ id: 'x', accountId: 'ax', region: '379902', authorityId: 'Z', hallId: null, roles: [], ...change })

const DESKS = {
  decider: aDesk({ authorityId: 'A', roles: ['decider'] }),
  officerConcerned: aDesk({ id: 'o', authorityId: 'A', roles: ['reviewer'] }),
  colleague: aDesk({ authorityId: 'A', roles: ['reviewer'] }),
  window: aDesk({ hallId: 'H', roles: ['windowClerk'] }),
  otherDecider: aDesk({ authorityId: 'B', roles: ['decider'] }),
  supervisor: aDesk({ roles: ['supervisor'] }),
  supervisorWhoRejected: aDesk({ accountId: 'rejecter', roles: ['supervisor'] }),
  citySupervisor: aDesk({ region: '379900', roles: ['supervisor'] }),
  otherSupervisor: aDesk({ region: '379903', roles: ['supervisor'] }),
  discipline: aDesk({ roles: ['disciplineInspector'] }),
}
const ANY_SUPERVISOR = ['supervisor', 'supervisorWhoRejected', 'citySupervisor']

/** Who may do each of it, whatever its state. */
const WHO: Record<CardVerb, string[]> = {
  explain: ['decider', 'officerConcerned'], appeal: ['decider'], reportRectification: ['decider', 'officerConcerned'],
  accept: ANY_SUPERVISOR, reject: ANY_SUPERVISOR, score: ANY_SUPERVISOR, confirmRectification: ANY_SUPERVISOR, returnRectification: ANY_SUPERVISOR,
  uphold: ['supervisor', 'citySupervisor'], cancel: ['supervisor', 'citySupervisor'], press: ['discipline'],
}

test.each(Object.keys(CARD_VERBS) as CardVerb[])('%s is for those whose it is, and everybody else is told whose', (verb) => {
  const card = aCard({ rejectedBy: 'rejecter' })
  const allowed = Object.entries(DESKS).filter(([, desk]) => reasonNotYours(verb, card, desk) === undefined).map(([name]) => name)
  expect(allowed.sort()).toEqual([...WHO[verb]].sort())
})

/** What may be done in each state by somebody. */
const WHEN: Record<CardState, CardVerb[]> = {
  raised: ['explain'], explained: ['accept', 'reject'], accepted: ['score'], rejected: ['appeal'], appealed: ['uphold', 'cancel'], upheld: ['score'], cancelled: [], scored: [], turnedRed: [], withdrawn: [],
}

test.each(Object.keys(WHEN) as CardState[])('%s allows what comes next and nothing else; it is pressed until it is over', (state) => {
  const card = aCard({ state, rectification: null })
  const open = (Object.keys(CARD_VERBS) as CardVerb[]).filter((verb) => reasonNotNow(verb, card, TODAY) === undefined)
  expect(open.sort()).toEqual([...WHEN[state], ...(isClosed(card) ? [] : ['press' as const])].sort())
  expect(nextSteps(card)).toHaveLength(isClosed(card) ? 0 : 1)
})

test('what a red card has to put right goes on beside what is decided of it', () => {
  const may = (rectification: Rectification | null) => (['reportRectification', 'confirmRectification', 'returnRectification'] as const).filter((verb) => reasonNotNow(verb, aCard({ state: 'scored', rectification }), TODAY) === undefined)
  expect([may(null), may('open'), may('reported'), may('confirmed')]).toEqual([[], ['reportRectification'], ['confirmRectification', 'returnRectification'], []])
  expect(isClosed(aCard({ state: 'scored' }))).toBe(false)
  expect(nextSteps(aCard()).map(({ who }) => who)).toEqual(['责任单位', '责任单位'])
})

test('an appeal is in time up to its last day', () => {
  const card = aCard({ state: 'rejected', answerBy: TODAY })
  expect(reasonNotNow('appeal', card, TODAY)).toBeUndefined()
  expect(reasonNotNow('appeal', card, '2026-03-11')).toBe('申诉期限已过（2026-03-10）。')
})

test('each act moves one thing: its state and day, who rejected, its points, or what is put right; a cancelled card leaves nothing', () => {
  const after = (verb: CardVerb, card: Card, points: number | null = null) => standingAfter(card, verb, { by: 'me', until: '2026-03-13', points })
  expect(after('explain', aCard())).toMatchObject({ state: 'explained', answerBy: '2026-03-13', version: 2, rectification: 'open', rejectedBy: null })
  expect(after('reject', aCard({ state: 'explained' }))).toMatchObject({ state: 'rejected', rejectedBy: 'me' })
  expect(after('score', aCard({ state: 'upheld' }), 3)).toMatchObject({ state: 'scored', points: 3 })
  expect(after('cancel', aCard({ state: 'appealed' }))).toMatchObject({ state: 'cancelled', rectification: null, rectifyBy: null, points: null })
  expect(after('reportRectification', aCard({ state: 'appealed' }))).toMatchObject({ state: 'appealed', answerBy: '2026-03-10', rectification: 'reported' })
  expect(after('press', aCard())).toEqual({ ...aCard(), version: 2 })
})

test('a window answers for what windows do, and reads nothing of what the body behind is late with', () => {
  expect(mayRead(aCard(), DESKS.window)).toBe(false)
  expect(mayRead(aCard({ rule: 'lateAcceptance' }), DESKS.window)).toBe(true)
  expect(reasonNotYours('explain', aCard({ rule: 'lateAcceptance' }), DESKS.window)).toBeUndefined()
  expect(mayRead(aCard({ rule: 'lateAcceptance', hallId: 'H2' }), DESKS.window)).toBe(false)
  expect(Object.entries(DESKS).filter(([, desk]) => mayRead(aCard(), desk)).map(([name]) => name)).toEqual(['decider', 'officerConcerned', 'colleague', 'supervisor', 'supervisorWhoRejected', 'citySupervisor', 'discipline'])
})
