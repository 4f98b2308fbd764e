import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import type { Application } from '../application.ts'
import { after, allQualified, anApplication, aSubmission, calendar, commandExamples, SUBMITTED_ON } from '../fixtures.ts'
import type { Command } from './command.ts'
import { queueOf, readDeadlines } from './deadline-rules.ts'
import { fallDue } from './falling-due-rules.ts'
import { decide, reasonAgainst } from './lifecycle-rules.ts'

const LOCAL = { checkWithinDays: 60 }
const moment = (today = SUBMITTED_ON) => ({ today, calendar })
const refusalOf = (application: Application, command: Command, today?: string): Refusal => {
  try {
    decide(application, command, moment(today))
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const promise = { signedBy: '陈小满', textVersion: 1 }
const deferring: Command = { verb: 'acceptWithDeferral', checks: [allQualified[0]!], deferred: [{ id: 'm2', withinWorkdays: 5 }], promise, clock: 'runs', overrun: 'withdrawn' }
/** m2 as the applicant answered it. */
const handing = (provided: 'deferred' | 'committed') => anApplication({ materials: aSubmission().materials.map((each) => (each.id === 'm2' ? { ...each, provided, files: [] } : each)) })
const licence: Command = { verb: 'acceptWithCommitment', kind: 'licence', checks: allQualified, promise, checkWithinDays: 60 }

describe('容缺受理', () => {
  it('lets the clocks run, or stand still until everything is in, as the local rule says', () => {
    const runs = after(anApplication(), deferring)
    const stops = after(anApplication(), { ...deferring, clock: 'stops' } as Command)
    expect(readDeadlines(runs, calendar, '2026-03-05')).toMatchObject({ paused: false, promisedDueOn: '2026-03-09' })
    expect(readDeadlines(stops, calendar, '2026-03-05')).toMatchObject({ paused: true })
    // Handed in on Thursday: three workdays did not count.
    const supplied = after(stops, { verb: 'supplyDeferred', materials: [{ id: 'm2', provided: 'file', files: ['f'] }] }, '2026-03-05')
    expect(readDeadlines(supplied, calendar, '2026-03-05')).toMatchObject({ paused: false, promisedDueOn: '2026-03-12' })
  })

  it('never defers a main material, nor forgets one the applicant promised', () => {
    expect(refusalOf(anApplication(), { ...deferring, deferred: [{ id: 'm1', withinWorkdays: 5 }] } as Command).errors?.[0]?.pointer).toBe('/deferred/m1')
    expect(refusalOf(handing('deferred'), { ...deferring, deferred: [] } as Command).code).toBe('applications.cannot_be_deferred')
    expect(reasonAgainst(handing('deferred'), 'accept')).toContain('容缺受理')
  })

  it('is overrun on the day after the last, not on it, and by one material that is missing', () => {
    const owing = after(anApplication(), deferring)
    expect(fallDue(owing, moment('2026-03-09'), LOCAL)).toEqual([])
    expect(fallDue(owing, moment('2026-03-10'), LOCAL)).toMatchObject([{ type: 'withdrawn', data: { isOverrun: true } }])
    expect(fallDue(after(owing, { verb: 'supplyDeferred', materials: [{ id: 'm2', provided: 'paper', files: [] }] }), moment('2026-03-10'), LOCAL)).toEqual([])
  })

  it('is still owed where silence had the case accepted before anybody looked at the promise', () => {
    const deemed = anApplication({ materials: handing('deferred').detail.materials })
    const [event] = fallDue(deemed, moment('2026-03-10'), LOCAL)
    expect(event).toMatchObject({ type: 'deemedAccepted' })
    expect(reasonAgainst({ ...deemed, state: 'reviewed' }, 'decide', moment('2026-03-10'))).toContain('补齐后才能作出决定')
  })
})

describe('告知承诺', () => {
  it('for a proof is examined as any other and checked by its own day; for a licence granted at once', () => {
    const proof = after(handing('committed'), { ...commandExamples.acceptWithCommitment, kind: 'proof', checks: [allQualified[0]!] })
    expect(proof).toMatchObject({ state: 'accepted', detail: { commitment: { kind: 'proof', materialIds: ['m2'], checkDueOn: '2026-05-06' } } })
    expect(after(anApplication(), licence)).toMatchObject({ state: 'granted', decidedOn: SUBMITTED_ON })
  })

  it('for a proof does not stand for a licence, and a licence waits for what is deferred', () => {
    expect(refusalOf(anApplication(), { ...licence, promise: { ...promise, kind: 'proof' } } as Command).code).toBe('applications.committed_to_proof')
    expect(refusalOf(handing('deferred'), licence).code).toBe('applications.is_deferred')
  })

  it('is checked once, and by those who wait in the list of checks once it is delivered', () => {
    const delivered = after(anApplication({ state: 'submitted', makesCertificate: false }), licence)
    const handed = after(delivered, { verb: 'deliver', method: 'counter', receiver: '陈小满' })
    expect(queueOf(handed)).toBe(`check:${handed.authorityId}`)
    const kept = after(handed, { verb: 'checkCommitment', outcome: 'kept', note: '属实' })
    expect(queueOf(kept)).toBeNull()
    expect(reasonAgainst(kept, 'checkCommitment')).toContain('已经核查过')
  })

  it('found untrue gives the time that was set to put it right, and only then is revoked', () => {
    const breached = after(after(anApplication(), licence), { verb: 'checkCommitment', outcome: 'breached', note: '不符', rectifyWithinWorkdays: 5 })
    expect(refusalOf(breached, { verb: 'revokeDecision', reason: '不实' }, '2026-03-09').code).toBe('applications.rectification_running')
    expect(after(breached, { verb: 'revokeDecision', reason: '不实' }, '2026-03-10').state).toBe('revoked')
    const corrected = after(breached, { verb: 'confirmRectification', note: '改好了' })
    expect(refusalOf(corrected, { verb: 'revokeDecision', reason: '不实' }, '2026-03-10').code).toBe('applications.was_rectified')
  })

  it('found untrue before the decision keeps it from being granted, not from being denied', () => {
    const proof = after(handing('committed'), { ...commandExamples.acceptWithCommitment, kind: 'proof', checks: [allQualified[0]!] })
    const breached = after(after(proof, { verb: 'checkCommitment', outcome: 'breached', note: '不符' }), { verb: 'review', opinion: 'disagree', note: '不符合' })
    expect(refusalOf(breached, { verb: 'decide', outcome: 'granted', reason: '' }).code).toBe('applications.commitment_breached')
    expect(after(breached, { verb: 'decide', outcome: 'denied', reason: '承诺不实' }).state).toBe('denied')
    expect(reasonAgainst(breached, 'withdrawCommitment')).toContain('不能撤回')
  })
})
