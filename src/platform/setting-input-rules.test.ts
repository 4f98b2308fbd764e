import { describe, expect, it } from 'vitest'
import { explainInput, parseChoice, parsePercent, parseText, parseWholeNumber, toSettingWords } from './setting-input-rules.ts'

describe('what a setting takes', () => {
  it.each(['', ' ', '1.5', '-1', '31', '1e1', '十'])('is no whole number from 0 to 30 when it is "%s"', (text) => {
    expect(parseWholeNumber(0, 30)(text)).toBeUndefined()
  })

  it.each([['80%', 0.8], ['0.8', 0.8], ['5%', 0.05], ['12.34%', 0.1234], ['1', 1], ['100%', 1]])('is a share when it is "%s"', (text, share) => {
    expect(parsePercent(1)(text)).toBe(share)
  })

  it.each(['0', '0.5%', '101%', '1.2', '80', '', '8o%'])('is no share from one per cent when it is "%s"', (text) => {
    expect(parsePercent(1)(text)).toBeUndefined()
  })

  it('is empty text only where that means something', () => {
    expect(parseText(5)('')).toBeUndefined()
    expect(parseText(5, { mayBeEmpty: true, isRight: () => false })('')).toBe('')
    expect(parseText(5)('六个字太长了')).toBeUndefined()
  })

  it('is said in words, and so is what would have been right', () => {
    const clock = parseChoice({ runs: '照常计算', stops: '暂停计算' })
    expect(clock('stops')).toBe('stops')
    expect(clock('暂停')).toBeUndefined()
    expect(toSettingWords(clock.input, 'stops')).toBe('暂停计算')
    expect(explainInput(clock.input)).toContain('照常计算（runs）')
    expect(toSettingWords(parseWholeNumber(1, 9, '个工作日').input, 5)).toBe('5 个工作日')
    expect(toSettingWords(parsePercent(0).input, 0.05)).toBe('5%')
    expect(toSettingWords(parseText(5, { mayBeEmpty: true }).input, '')).toBe('（空）')
  })
})
