import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../platform/errors.ts'
import type { ApplicationState } from '../application.ts'
import { CLOSED_STATES, stateWords } from '../application.ts'
import type { Duration } from '../../calendar/clock-rules.ts'
import { queueOf, readDeadlines } from './deadline-rules.ts'
import { extensionKindOf } from './examination-rules.ts'
import { decide, reasonAgainst, VERBS } from './lifecycle-rules.ts'
import { after, allQualified, anApplication, calendar, commandExamples, SUBMITTED_ON } from '../fixtures.ts'

const refusalOf = (work: () => unknown): Refusal => {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
const context = { today: SUBMITTED_ON, calendar }
const states = Object.keys(stateWords) as ApplicationState[]

describe('acceptance', () => {
  it('receives and accepts a submission in one breath, and both are events', () => {
    const events = decide(anApplication(), { verb: 'accept', checks: allQualified }, context)
    expect(events.map((event) => event.type)).toEqual(['received', 'materialsChecked', 'accepted'])
  })

  it('is refused while a material is unqualified or not looked at', () => {
    const unqualified = refusalOf(() => decide(anApplication(), { verb: 'accept', checks: [{ id: 'm1', result: 'unqualified', reason: '不清楚' }, { id: 'm2', result: 'qualified' }] }, context))
    expect(unqualified.code).toBe('applications.material_unqualified')
    const unchecked = refusalOf(() => decide(anApplication(), { verb: 'accept', checks: [{ id: 'm1', result: 'qualified' }] }, context))
    expect(unchecked.errors).toEqual([{ pointer: '/checks/m2', message: '请核对「从业人员健康证明」。' }])
  })

  it('never asks for a material the guide does not list (指南之外无材料)', () => {
    const refusal = refusalOf(() => decide(anApplication(), { verb: 'requestCorrection', checks: [...allQualified, { id: 'm9', result: 'unqualified', reason: '再交一份' }], withinWorkdays: 10 }, context))
    expect(refusal.errors?.[0]?.pointer).toBe('/checks/m9')
  })

  it('starts the statutory and the promised clock the day after', () => {
    const deadlines = readDeadlines(anApplication({ state: 'accepted' }), calendar, SUBMITTED_ON)
    expect(deadlines).toMatchObject({ statutoryDueOn: '2026-03-30', promisedDueOn: '2026-03-09', dueOn: '2026-03-09', usedDays: 0, leftDays: 5, isProvisional: false })
  })
})

describe('correction (行政许可法 art. 32)', () => {
  it('is asked for once, with the reason for each material', () => {
    const asked = anApplication({ state: 'correctionRequested' })
    const supplied = after(asked, { verb: 'supplyCorrection', materials: [{ id: 'm1', provided: 'file', files: ['f9'] }] }, '2026-03-05')
    expect(supplied).toMatchObject({ state: 'received', receivedOn: '2026-03-05' })
    expect(supplied.detail.materials[0]).toMatchObject({ check: 'unchecked', files: ['f9'] })
    const again = refusalOf(() => decide(supplied, { verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified', reason: '仍不清楚' }], withinWorkdays: 10 }, context))
    expect(again.code).toBe('applications.already_corrected')
  })

  it('needs a reason for what is unqualified, and something that is', () => {
    expect(refusalOf(() => decide(anApplication(), { verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified' }, { id: 'm2', result: 'qualified' }], withinWorkdays: 10 }, context)).errors?.[0]?.pointer).toBe('/checks/m1/reason')
    expect(refusalOf(() => decide(anApplication(), { verb: 'requestCorrection', checks: allQualified, withinWorkdays: 10 }, context)).code).toBe('applications.nothing_to_correct')
  })

  it('is complete or is none', () => {
    const asked = after(anApplication(), { verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified', reason: '不清' }, { id: 'm2', result: 'unqualified', reason: '过期' }], withinWorkdays: 10 })
    expect(refusalOf(() => decide(asked, { verb: 'supplyCorrection', materials: [{ id: 'm1', provided: 'file', files: ['f'] }] }, context)).errors).toEqual([{ pointer: '/materials/m2', message: '请补交「从业人员健康证明」。' }])
  })
})

describe('special procedure (行政许可法 art. 45)', () => {
  const started = () => after(anApplication({ state: 'accepted' }), { verb: 'startSpecialProcedure', stepId: 's3', reason: '现场核查', expectedWorkdays: 3 }, '2026-03-06')

  it('stops both clocks until it ends', () => {
    expect(readDeadlines(started(), calendar, '2026-03-10').paused).toBe(true)
    const ended = after(started(), { verb: 'endSpecialProcedure', result: '符合要求' }, '2026-03-20')
    expect(readDeadlines(ended, calendar, '2026-03-20')).toMatchObject({ statutoryDueOn: '2026-04-14', paused: false })
  })

  it('must end before the case is reviewed or decided', () => {
    expect(reasonAgainst(started(), 'review')).toContain('现场核查')
    expect(reasonAgainst(started(), 'startSpecialProcedure')).toContain('还没有结束')
  })
})

describe('decision and delivery', () => {
  it('stays with the authority until the certificate is made', () => {
    const granted = anApplication({ state: 'granted' })
    expect(queueOf(granted)).toBe('certificate:379902-SCJG')
    expect(refusalOf(() => decide(granted, { verb: 'deliver', method: 'counter', receiver: '陈小满' }, context)).code).toBe('applications.certificate_missing')
  })

  it('goes straight to delivery when the item has no certificate or is denied', () => {
    expect(queueOf(anApplication({ state: 'granted', makesCertificate: false }))).toBe('delivery:H-379902')
    expect(queueOf(anApplication({ state: 'denied' }))).toBe('delivery:H-379902')
  })

  it('is due ten workdays after the decision (art. 44)', () => {
    expect(readDeadlines(anApplication({ state: 'certified' }), calendar, SUBMITTED_ON).dueOn).toBe('2026-03-16')
  })

  it('extends once and only the legal limit', () => {
    const extended = after(anApplication({ state: 'accepted' }), { verb: 'extend', reason: '需要专家意见', maximum: 10 })
    expect(readDeadlines(extended, calendar, SUBMITTED_ON)).toMatchObject({ statutoryDueOn: '2026-04-14', promisedDueOn: '2026-03-09' })
    expect(refusalOf(() => decide(extended, { verb: 'extend', reason: '再延', maximum: 10 }, context)).code).toBe('applications.already_extended')
  })

  it('extends in the unit of its own limit, by no more than is allowed, in whole hours and days', () => {
    const limited = (statutoryLimit: { amount: number; unit: 'workday' | 'hour' }) => after(anApplication({ statutoryLimit }), { verb: 'accept', checks: allQualified }, SUBMITTED_ON, '10:00')
    const [hours, half] = [limited({ amount: 4, unit: 'hour' }), limited({ amount: 0.5, unit: 'workday' })]
    expect(after(hours, { verb: 'extend', reason: '需要', maximum: 24 }).detail.extensions).toEqual([{ amount: 24, unit: 'hour' }])
    expect(after(hours, { verb: 'extend', reason: '需要', amount: 3, maximum: 24 }).detail.extensions).toEqual([{ amount: 3, unit: 'hour' }])
    expect(after(half, { verb: 'extend', reason: '需要', amount: 0.5, maximum: 1 }).detail.extensions).toEqual([{ amount: 0.5, unit: 'workday' }])
    for (const [application, amount] of [[hours, 25], [hours, 1.5], [half, 1.5]] as const) {
      expect(refusalOf(() => decide(application, { verb: 'extend', reason: '需要', amount, maximum: application === hours ? 24 : 1 }, context)).errors).toMatchObject([{ pointer: '/amount' }])
    }
    expect([{ amount: 20, unit: 'workday' }, { amount: 45, unit: 'workday' }, { amount: 0.5, unit: 'workday' }, { amount: 30, unit: 'naturalDay' }, { amount: 4, unit: 'hour' }].map((limit) => extensionKindOf(limit as Duration))).toEqual(['workdays', 'jointWorkdays', 'withinADay', 'naturalDays', 'hours'])
  })

  it('marks a deadline in a year without a calendar as expected only', () => {
    const late = after(anApplication(), { verb: 'accept', checks: allQualified }, '2026-12-28')
    expect(readDeadlines(late, calendar, '2026-12-28').isProvisional).toBe(true)
  })
})

describe('every state', () => {
  it('says of each verb either that it can be done, and then it can, or why it cannot, and then it is refused with that sentence', () => {
    for (const state of states) {
      for (const verb of VERBS) {
        const application = anApplication({ state })
        const reason = reasonAgainst(application, verb, context)
        if (reason === undefined) expect(() => decide(application, commandExamples[verb], context), `${verb} in ${state}`).not.toThrow()
        else expect(refusalOf(() => decide(application, commandExamples[verb], context)).detail).toBe(reason)
      }
    }
  })

  it('stands in exactly one list while somebody has to act, and in none afterwards', () => {
    const closed = new Set<ApplicationState>(CLOSED_STATES)
    for (const state of states) {
      const application = anApplication({ state })
      expect(queueOf(application) === null, state).toBe(closed.has(state))
      expect(readDeadlines(application, calendar, SUBMITTED_ON).dueOn === null, state).toBe(closed.has(state))
    }
  })

  it('is reached the same way by the same events, whatever order commands are tried in', () => {
    const verb = fc.constantFrom(...VERBS)
    fc.assert(fc.property(fc.array(verb, { maxLength: 12 }), (verbs) => {
      let application = anApplication()
      for (const each of verbs) {
        if (reasonAgainst(application, each, context)) continue
        const before = application
        try {
          application = after(application, commandExamples[each])
        } catch (error) {
          // Refused for what was sent with it (the same person twice): nothing happened.
          if (!(error instanceof Refusal)) throw error
          continue
        }
        expect(application.version).toBeGreaterThan(before.version)
      }
      const hasOpenCheck = application.state === 'delivered' && readDeadlines(application, calendar, SUBMITTED_ON).dueOn !== null
      expect(queueOf(application) === null).toBe(CLOSED_STATES.includes(application.state) && !hasOpenCheck)
    }))
  })
})
