import { describe, expect, it } from 'vitest'
import { addDays, copyConclusion, copyStateOn, parseCopyToken, toCopyToken, toWatermark } from './use-copy-rules.ts'

const copy = { usedByUnit: '云湖农商银行', purpose: '开立对公账户', validUntil: '2026-04-01', revokedAt: null }

describe('a copy for one use', () => {
  it('counts to its last day, until its holder ends it, and no longer than its certificate', () => {
    expect(copyStateOn(copy, 'valid', '2026-04-01')).toBe('valid')
    expect(copyStateOn(copy, 'valid', '2026-04-02')).toBe('expired')
    expect(copyStateOn(copy, 'suspended', '2026-03-02')).toBe('certificateNotValid')
    expect(copyStateOn({ ...copy, revokedAt: new Date('2026-03-02T01:00:00Z') }, 'revoked', '2026-05-01')).toBe('revoked')
  })

  it('says on its face and when it is verified for whom, for what and until when', () => {
    expect(toWatermark(copy)).toBe('仅限云湖农商银行\n用于开立对公账户使用\n有效期至2026年4月1日')
    expect(copyConclusion('valid', copy)).toContain('仅限云湖农商银行用于开立对公账户')
    expect(copyConclusion('revoked', copy)).toContain('请勿采信')
  })

  it('is named by 43 characters that lead back to it; anything else leads nowhere', () => {
    const [subjectId, id] = ['019a0000-0000-7000-8000-0000000000aa', '019a0000-0000-7000-8000-0000000000ab']
    const token = toCopyToken(subjectId, id)
    expect(token).toHaveLength(43)
    expect(parseCopyToken(token)).toEqual({ subjectId, id })
    for (const text of ['', 'x', `${token}x`, `${token.slice(1)}é`]) expect(parseCopyToken(text), text).toBeUndefined()
  })
})

it('days are added over the end of a month and of a year', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(addDays('2026-02-27', 3)).toBe('2026-03-02')
})
