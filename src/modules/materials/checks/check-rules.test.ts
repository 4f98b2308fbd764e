import { describe, expect, it } from 'vitest'
import { isOverdue, mayRead, reasonAgainstAnswering, reasonAgainstWithdrawing, regionOfCheckNumber, toCheckNumber } from './check-rules.ts'

const check = { state: 'asked' as const, region: '379900', askingRegion: '379902', askedAuthorityId: '379900-GAJ', askingAuthorityId: '379902-SCJG' }
const desk = (authorityId: string, ...roles: string[]) => ({ region: authorityId.slice(0, 6), authorityId, roles })

describe('a check number', () => {
  it('says where the check lies and on which day it was asked', () => {
    const number = toCheckNumber({ region: '379900', day: '2026-03-02', serial: 17 })
    expect(number).toBe('XC379900260302000017')
    expect(regionOfCheckNumber(number)).toBe('379900')
  })

  it('is not made of a serial that does not fit, nor of a day that is none', () => {
    expect(() => toCheckNumber({ region: '379900', day: '2026-03-02', serial: 0 })).toThrow(RangeError)
    expect(() => toCheckNumber({ region: '379900', day: '2026-03-02', serial: 1_000_000 })).toThrow(RangeError)
    expect(() => toCheckNumber({ region: '379900', day: '今天', serial: 1 })).toThrow(RangeError)
  })
})

describe('a check between departments', () => {
  it('is answered by a reviewer or decider of the body that is asked, once', () => {
    expect(['reviewer', 'decider'].map((role) => reasonAgainstAnswering(check, desk('379900-GAJ', role)))).toEqual([undefined, undefined])
    expect(reasonAgainstAnswering(check, desk('379900-GAJ', 'certificateClerk'))).toBe('由本单位的审查或决定人员答复。')
    expect(reasonAgainstAnswering(check, desk('379902-SCJG', 'reviewer'))).toBe('由被协查的单位答复。')
    expect(reasonAgainstAnswering({ ...check, state: 'answered' }, desk('379900-GAJ', 'reviewer'))).toBe('这件协查已经答复。')
    expect(reasonAgainstAnswering({ ...check, state: 'withdrawn' }, desk('379900-GAJ', 'reviewer'))).toBe('这件协查已经撤回。')
  })

  it('is withdrawn by the body that asked, until it is answered', () => {
    expect(reasonAgainstWithdrawing(check, desk('379902-SCJG', 'windowClerk'))).toBeUndefined()
    expect(reasonAgainstWithdrawing(check, desk('379900-GAJ', 'reviewer'))).toBe('由发起协查的单位撤回。')
    expect(reasonAgainstWithdrawing({ ...check, state: 'answered' }, desk('379902-SCJG', 'windowClerk'))).toBe('这件协查已经答复。')
  })

  it('is read by both bodies and by the supervisors of both regions, by nobody else', () => {
    const readers = [desk('379900-GAJ', 'reviewer'), desk('379902-SCJG', 'windowClerk'), desk('379902-XSJ', 'supervisor'), desk('379900-XSJ', 'supervisor')]
    expect(readers.map((each) => mayRead(check, each))).toEqual([true, true, true, true])
    expect([desk('379902-MZJ', 'decider'), desk('379903-XSJ', 'supervisor')].map((each) => mayRead(check, each))).toEqual([false, false])
  })

  it('is late from the day after its last day, and stays so when it was answered late', () => {
    const due = { state: 'asked' as const, dueOn: '2026-03-05' }
    expect(['2026-03-05', '2026-03-06'].map((today) => isOverdue(due, undefined, today))).toEqual([false, true])
    expect(isOverdue({ ...due, state: 'answered' }, '2026-03-05', '2026-04-01')).toBe(false)
    expect(isOverdue({ ...due, state: 'answered' }, '2026-03-06', '2026-04-01')).toBe(true)
    expect(isOverdue({ ...due, state: 'withdrawn' }, '2026-03-06', '2026-04-01')).toBe(false)
  })
})
