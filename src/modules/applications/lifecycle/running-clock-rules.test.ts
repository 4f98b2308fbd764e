import { describe, expect, test } from 'vitest'
import type { Application } from '../application.ts'
import { after, allQualified, aSubmission, calendar, SUBMITTED_ON } from '../fixtures.ts'
import type { Submission } from '../record/record-events.ts'
import { begin } from './fold-rules.ts'
import { runningClocks } from './running-clock-rules.ts'

const submitted = (given: Partial<Submission> = {}) => begin('379902', 'n', aSubmission({ kind: 'immediate', promisedLimit: { amount: 0, unit: 'workday' }, ...given }))
const immediateOf = (application: Application) => runningClocks(application, calendar).find(({ kind }) => kind === 'immediate')?.clock
const received = (today: string, time?: string) => after(submitted(), { verb: 'receive' }, today, time)

describe('当场办结 runs', () => {
  test('on the day of the receipt, at a counter and online alike', () => {
    expect(immediateOf(received(SUBMITTED_ON, '09:30'))).toEqual({ startedOn: SUBMITTED_ON, amount: 0, unit: 'workday', pauses: [], extensions: [] })
  })
  test('on the next workday, where it was taken in after hours or on a rest day', () => {
    expect(immediateOf(received('2026-03-06', '17:31'))?.startedOn).toBe('2026-03-09')
    expect(immediateOf(received('2026-03-07', '10:00'))?.startedOn).toBe('2026-03-09')
    expect(immediateOf(received('2026-03-06', calendar.officeHours.afternoon.to))?.startedOn).toBe('2026-03-09')
  })
  test('neither before a window has it in, nor once it is decided, nor on what is no immediate item', () => {
    expect(immediateOf(submitted())).toBeUndefined()
    const accepted = after(received(SUBMITTED_ON), { verb: 'accept', checks: allQualified })
    expect(immediateOf(accepted)?.startedOn).toBe(SUBMITTED_ON)
    const reviewed = after(accepted, { verb: 'review', opinion: 'agree', note: '符合条件' })
    expect(immediateOf(after(reviewed, { verb: 'decide', outcome: 'granted', reason: '符合条件' } as never))).toBeUndefined()
    expect(immediateOf(after(submitted({ kind: 'promised' }), { verb: 'receive' }))).toBeUndefined()
  })
  test('not while corrections are asked for, and anew from the day they are supplied', () => {
    const asked = after(received(SUBMITTED_ON, '10:00'), { verb: 'requestCorrection', checks: [{ id: 'm1', result: 'unqualified', reason: '不清' }, allQualified[1]!], withinWorkdays: 10 })
    expect(immediateOf(asked)).toBeUndefined()
    const supplied = after(asked, { verb: 'supplyCorrection', materials: [{ id: 'm1', provided: 'file', files: ['f'] }] }, '2026-03-05', '11:00')
    expect(immediateOf(supplied)?.startedOn).toBe('2026-03-05')
  })
  test('with the pauses of the law', () => {
    const accepted = after(received(SUBMITTED_ON), { verb: 'accept', checks: allQualified })
    const stopped = after(accepted, { verb: 'startSpecialProcedure', stepId: 's3', reason: '核查', expectedWorkdays: 3 })
    expect(immediateOf(stopped)?.pauses).toEqual([{ from: SUBMITTED_ON, to: undefined }])
  })
})
