import { describe, expect, it } from 'vitest'
import { composeWorkCalendar } from '../../calendar/calendar-rules.ts'
import { after, allQualified, anApplication, calendar, SUBMITTED_ON } from '../fixtures.ts'
import { clocksOf, explainCaseDays, readCaseClock } from './case-clock-rules.ts'
import { readDeadlines } from './deadline-rules.ts'
import { fallDue } from './falling-due-rules.ts'
import { evolve } from './fold-rules.ts'

const reading = (application: Parameters<typeof clocksOf>[0], id: string, today: string, within = calendar, facts = {}) => {
  const clock = clocksOf(application, within, facts).find((each) => each.id === id)
  return clock && readCaseClock(within, clock, today)
}

const accepted = (given: Parameters<typeof anApplication>[0], time?: string) => after(anApplication(given), { verb: 'accept', checks: allQualified }, SUBMITTED_ON, time)

describe('the clocks of a case', () => {
  it('run at once: the promise, the law\'s limit and the step, each from where it starts', () => {
    const twoSteps = accepted({ reviewSteps: [{ id: 's1', name: '初审', days: 2 }, { id: 's2', name: '复审', days: 1 }] })
    expect(clocksOf(twoSteps, calendar).map(({ id }) => id)).toEqual(['receipt', 'promised', 'statutory', 'step:s1'])
    const first = after(twoSteps, { verb: 'review', opinion: 'agree', note: '符合' }, '2026-03-04')
    expect(reading(first, 'step:s1', '2026-03-09')).toMatchObject({ endedOn: '2026-03-04', usedDays: 2, overdueDays: 0 })
    expect(reading(first, 'step:s2', '2026-03-09')).toMatchObject({ clock: { startedOn: '2026-03-04' }, dueOn: '2026-03-05', overdueDays: 2 })
    const both = after(first, { verb: 'review', opinion: 'agree', note: '符合' }, '2026-03-05')
    expect(reading(both, 'step:d', '2026-03-05', calendar, { decideStep: { id: 'd', name: '许可决定', days: 1 } })).toMatchObject({ clock: { startedOn: '2026-03-05' }, dueOn: '2026-03-06' })
  })

  it('of a step stand still with the others during a special procedure', () => {
    const paused = after(accepted({ reviewSteps: [{ id: 's1', name: '初审', days: 2 }] }), { verb: 'startSpecialProcedure', stepId: 's3', reason: '核查', expectedWorkdays: 3 }, '2026-03-03')
    expect(reading(paused, 'step:s1', '2026-03-05')).toMatchObject({ paused: true, usedDays: 1, dueOn: '2026-03-06' })
    expect(explainCaseDays(calendar, clocksOf(paused, calendar).find(({ id }) => id === 'promised')!, paused.detail, '2026-03-05').filter(({ kind }) => kind === 'paused')).toMatchObject([{ day: '2026-03-04', pausedBy: '现场核查' }, { day: '2026-03-05', pausedBy: '现场核查' }])
  })

  it('end with the decision, and do not start again when the certificate is made later', () => {
    const decided = [{ verb: 'review', opinion: 'agree', note: '' }, { verb: 'decide', outcome: 'granted', reason: '' }] as const
    const granted = decided.reduce((application, command) => after(application, command, '2026-03-09'), accepted({}))
    const certified = after(granted, { verb: 'makeCertificate', identifier: 'i', certificateNumber: 'n', hash: 'h' }, '2026-03-12')
    expect(readDeadlines(certified, calendar, '2026-04-01')).toMatchObject({ usedDays: 5, overdueDays: 0, paused: false })
    expect(reading(certified, 'delivery', '2026-03-12')).toMatchObject({ dueOn: '2026-03-23', endedOn: null })
    expect(reading(certified, 'delivery', '2026-04-01', calendar, { deliveredOn: '2026-03-13' })).toMatchObject({ endedOn: '2026-03-13', overdueDays: 0 })
  })

  it('are no longer paused in a case that ended during a special procedure', () => {
    const paused = after(accepted({}), { verb: 'startSpecialProcedure', stepId: 's3', reason: '核查', expectedWorkdays: 3 }, '2026-03-03')
    expect(readDeadlines(after(paused, { verb: 'withdraw', reason: '不办了' }, '2026-03-04'), calendar, '2026-03-20')).toMatchObject({ paused: false, usedDays: 1 })
  })
})

describe('limits that end within a day', () => {
  const halfDay = { amount: 0.5, unit: 'workday' } as const

  it('of half a day end with the hall: accepted in the morning the same day, in the afternoon at noon of the next', () => {
    expect(reading(accepted({ promisedLimit: halfDay }, '09:30'), 'promised', '2026-03-02')?.dueAt).toBe('2026-03-02T17:30')
    expect(reading(accepted({ promisedLimit: halfDay }, '14:00'), 'promised', '2026-03-02')?.dueAt).toBe('2026-03-03T12:00')
  })

  it('follow the hours of their own hall', () => {
    const hall = composeWorkCalendar(calendar, { region: '379902', officeHours: { morning: { from: '08:30', to: '11:30' }, afternoon: { from: '13:00', to: '16:30' } } })
    expect(reading(accepted({ promisedLimit: halfDay }, '09:30'), 'promised', '2026-03-02', hall)?.dueAt).toBe('2026-03-02T16:30')
    // At 11:45 this hall is in its afternoon, while others still have their morning.
    expect(reading(accepted({ promisedLimit: halfDay }, '11:45'), 'promised', '2026-03-02', hall)?.dueAt).toBe('2026-03-03T11:30')
    expect(reading(accepted({ promisedLimit: halfDay }, '11:45'), 'promised', '2026-03-02')?.dueAt).toBe('2026-03-02T17:30')
  })

  it('of hours count from the minute of the acceptance', () => {
    expect(reading(accepted({ promisedLimit: { amount: 4, unit: 'hour' } }, '15:20'), 'promised', '2026-03-02')?.dueAt).toBe('2026-03-02T19:20')
  })
})

describe('an acceptance the law takes back to the receipt', () => {
  const fourHours = { promisedLimit: { amount: 4, unit: 'hour' } } as const
  const dueAtOf = (application: Parameters<typeof clocksOf>[0]) => reading(application, 'promised', '2026-03-10')?.dueAt
  /** What silence made of it. */
  const deemed = (application: Parameters<typeof clocksOf>[0]) =>
    fallDue(application, { today: '2026-03-20', calendar }, { checkWithinDays: 60 }).reduce((state, event) => evolve(state, { ...event, seq: state.version + 1, hash: 'h' }), application)

  it('by silence counts the hours from the minute it came in, online or at the window', () => {
    expect(dueAtOf(deemed(anApplication({ ...fourHours, at: '2026-03-02T02:20:00.000Z' })))).toBe('2026-03-02T14:20')
    expect(dueAtOf(deemed(after(anApplication(fourHours), { verb: 'receive' }, SUBMITTED_ON, '11:05')))).toBe('2026-03-02T15:05')
  })

  it('counts what came in after hours or on a rest day from the opening of the next workday', () => {
    expect(dueAtOf(deemed(anApplication({ ...fourHours, on: '2026-02-28', at: '2026-02-28T12:20:00.000Z' })))).toBe('2026-03-02T13:00')
  })

  it('after corrections counts from the minute they were in, also where the window gets to it the same day', () => {
    const asked = anApplication({ ...fourHours, state: 'correctionRequested' })
    const supplied = after(asked, { verb: 'supplyCorrection', materials: [{ id: 'm1', provided: 'file', files: ['f'] }] }, '2026-03-03', '10:20')
    for (const [day, time] of [['2026-03-05', '16:00'], ['2026-03-03', '16:00']] as const) {
      const acceptedLate = after(supplied, { verb: 'accept', checks: allQualified }, day, time)
      expect(acceptedLate).toMatchObject({ acceptedOn: '2026-03-03' })
      expect(dueAtOf(acceptedLate)).toBe('2026-03-03T14:20')
    }
    expect(dueAtOf(deemed(supplied))).toBe('2026-03-03T14:20')
  })

  it('after a revision counts from the minute it was handed in anew', () => {
    const revised = after(anApplication({ ...fourHours, state: 'revisionRequested' }), { verb: 'revise', preReviewDueOn: '2026-03-04', situations: [], materials: [], form: {} }, '2026-03-03', '09:40')
    expect(dueAtOf(deemed(revised))).toBe('2026-03-03T13:40')
  })
})

describe('a day that was told in writing', () => {
  it('stays, unless it has become a holiday since: then it moves to the next workday', () => {
    const corrected = after(anApplication({}), { verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified', reason: '不清' }, { id: 'm2', result: 'qualified' }], withinWorkdays: 10 }, '2026-12-21')
    expect(readDeadlines(corrected, calendar, '2026-12-21')).toMatchObject({ dueOn: '2027-01-04', isProvisional: true })
    const published = composeWorkCalendar(calendar, { region: '379902', publishedYears: [2027], specialDays: [{ day: '2027-01-04', kind: 'holiday', name: '元旦' }] })
    expect(readDeadlines(corrected, published, '2026-12-21')).toMatchObject({ dueOn: '2027-01-05', isProvisional: false })
    expect(reading(corrected, 'correction', '2026-12-21', published)).toMatchObject({ dueOn: '2027-01-05' })
  })
})
