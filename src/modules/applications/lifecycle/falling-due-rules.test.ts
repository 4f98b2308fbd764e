import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../calendar/calendar-rules.ts'
import type { Application } from '../application.ts'
import { after, allQualified, anApplication, aSubmission, calendar, SUBMITTED_ON } from '../fixtures.ts'
import type { Submission } from '../record/record-events.ts'
import { readDeadlines } from './deadline-rules.ts'
import { fallDue, fallsDueOn } from './falling-due-rules.ts'
import { evolve } from './fold-rules.ts'

const LOCAL = { checkWithinDays: 60 }
const settle = (application: Application, today: string): Application =>
  fallDue(application, { today, calendar }, LOCAL).reduce((state, event) => evolve(state, { ...event, seq: state.version + 1, hash: 'h' }), application)
const deferred = (overrun: 'withdrawn' | 'returned' | 'ended') =>
  after(anApplication(), { verb: 'acceptWithDeferral', checks: [allQualified[0]!], deferred: [{ id: 'm2', withinWorkdays: 5 }], promise: { signedBy: '陈小满', textVersion: 1 }, clock: 'runs', overrun })
const LAST_DAY = '2026-03-09'
const someDay = fc.integer({ min: 0, max: 400 }).map((days) => addDays(SUBMITTED_ON, days))

describe('silence (行政许可法 art. 32(4))', () => {
  it('is acceptance as of the receipt from the sixth workday on, and never before', () => {
    expect(fallDue(anApplication({ state: 'received' }), { today: LAST_DAY, calendar }, LOCAL)).toEqual([])
    fc.assert(fc.property(someDay, (today) => {
      const settled = settle(anApplication({ state: 'received' }), today)
      expect(settled.state).toBe(today > LAST_DAY ? 'accepted' : 'received')
      // However late the job comes, the clocks are those of the day of receipt.
      if (settled.state === 'accepted') expect(readDeadlines(settled, calendar, today)).toMatchObject({ statutoryDueOn: '2026-03-30', promisedDueOn: LAST_DAY })
    }))
  })

  it('takes an online submission nobody looked at back to the day it came in', () => {
    expect(settle(anApplication(), '2026-04-20')).toMatchObject({ state: 'accepted', receivedOn: SUBMITTED_ON, acceptedOn: SUBMITTED_ON })
  })

  it('never counts while it is the applicant who has to act', () => {
    for (const state of ['revisionRequested', 'correctionRequested'] as const) expect(fallsDueOn(anApplication({ state }), calendar)).toBeNull()
  })

  it('counts anew from the day the corrections count as received', () => {
    const supplied = after(anApplication({ state: 'correctionRequested' }), { verb: 'supplyCorrection', materials: [{ id: 'm1', provided: 'file', files: ['f'] }] }, '2026-03-05')
    expect(fallsDueOn(supplied, calendar)).toBe('2026-03-12')
    expect(settle(supplied, '2026-03-13')).toMatchObject({ state: 'accepted', acceptedOn: '2026-03-05' })
  })
})

describe('silence on a case with a commitment', () => {
  const committed = (commitmentPromise: Submission['commitmentPromise']) =>
    anApplication({ commitmentPromise, materials: aSubmission().materials.map((each) => (each.id === 'm2' ? { ...each, provided: 'committed', files: [] } : each)) })

  it('takes the applicant at their word: the proof is committed to from the acceptance on, and its check is due however late the job came', () => {
    for (const today of ['2026-03-10', '2026-06-01']) {
      const settled = settle(committed({ signedBy: '陈小满', textVersion: 1, kind: 'proof' }), today)
      expect(settled.detail.commitment).toMatchObject({ kind: 'proof', madeOn: SUBMITTED_ON, materialIds: ['m2'], checkDueOn: '2026-05-06', promise: { signedBy: '陈小满' } })
    }
  })

  it('decides nothing: what was signed for a licence is examined, and only its proofs are committed to', () => {
    expect(settle(committed({ signedBy: '陈小满', textVersion: 1, kind: 'licence' }), '2026-03-10')).toMatchObject({ state: 'accepted', decidedOn: null, detail: { commitment: { kind: 'proof' } } })
  })

  it('commits to nothing where nothing stood in for a proof', () => {
    expect(settle(anApplication({ commitmentPromise: { signedBy: '陈小满', textVersion: 1, kind: 'licence' } }), '2026-03-10').detail.commitment).toBeUndefined()
  })
})

describe('a material that was promised and did not come', () => {
  it('ends the case the way the local rule said when it was deferred', () => {
    for (const overrun of ['withdrawn', 'returned', 'ended'] as const) {
      expect(settle(deferred(overrun), LAST_DAY).state).toBe('accepted')
      expect(settle(deferred(overrun), '2026-03-10')).toMatchObject({ state: overrun, detail: { result: { code: 5 } } })
    }
  })

  it('ends nothing once it is in', () => {
    const supplied = after(deferred('ended'), { verb: 'supplyDeferred', materials: [{ id: 'm2', provided: 'file', files: ['f'] }] }, LAST_DAY)
    expect(fallsDueOn(supplied, calendar)).toBeNull()
  })
})

it('happens once: what was settled has nothing left to settle', () => {
  fc.assert(fc.property(fc.constantFrom(anApplication(), anApplication({ state: 'received' }), deferred('withdrawn'), deferred('ended')), someDay, (application, today) => {
    expect(fallDue(settle(application, today), { today, calendar }, LOCAL)).toEqual([])
  }))
})
