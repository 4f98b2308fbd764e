import { describe, expect, test } from 'vitest'
import { checkExpression, evaluateExpression, type FactKind, namesIn } from './expression-rules.ts'

const facts = { 原证照状态: '有效', 未修复失信数: 0, 情形_办理哪种业务: '补办', 持有有效证照: ['食品经营许可证'], 原证照有效期至: '2027-03-01', 申请日期: '2026-03-02', 本人办理: true, 不详: null }
const names = new Map<string, FactKind | undefined>([
  ['原证照状态', 'text'], ['未修复失信数', 'number'], ['情形_办理哪种业务', 'text'], ['持有有效证照', 'texts'], ['原证照有效期至', 'text'], ['申请日期', 'text'], ['本人办理', 'boolean'], ['不详', 'text'],
])

describe('what a rule says', () => {
  test.each([
    ['原证照状态 = "有效" and 未修复失信数 = 0', 'holds'],
    ['情形_办理哪种业务 in ("补办", "注销")', 'holds'],
    ['not(未修复失信数 > 0) or 本人办理', 'holds'],
    ['list contains(持有有效证照, "食品经营许可证")', 'holds'],
    ['date(原证照有效期至) > date(申请日期)', 'holds'],
    ['未修复失信数 in [1..3]', 'fails'],
    ['原证照状态 = "撤销"', 'fails'],
    ['未修复失信数 between 0 and 2', 'holds'],
    ['本人办理', 'holds'],
  ])('%s: %s', (expression, outcome) => {
    expect(checkExpression(expression, names)).toEqual([])
    expect(evaluateExpression(expression, facts)).toBe(outcome)
  })

  test('what nobody knows is unknown, also where FEEL would say false, or true by the other half', () => {
    expect(evaluateExpression('不详 = "有效"', facts)).toBe('unknown')
    expect(evaluateExpression('不详 != "有效"', facts)).toBe('unknown')
    expect(evaluateExpression('本人办理 or 不详 = "有效"', facts)).toBe('unknown')
  })

  test('a rule that compares what cannot be compared, or gives no yes or no, is broken and never holds', () => {
    expect(evaluateExpression('原证照状态 > 3', facts)).toBe('broken')
    expect(evaluateExpression('未修复失信数 + 1', facts)).toBe('broken')
    expect(evaluateExpression('date("不是日期") > date(申请日期)', facts)).toBe('broken')
    expect(evaluateExpression('不认识 = 1', facts)).toBe('broken')
    expect(evaluateExpression('未修复失信数 =', facts)).toBe('broken')
  })

  test('the explanation names the facts a rule looked at', () => {
    expect(namesIn('未修复失信数 = 0 and 原证照状态 = "有效" and 未修复失信数 < 1', names)).toEqual(['未修复失信数', '原证照状态'])
  })
})

describe('what is wrong is told at its place', () => {
  test.each([
    ['', 0, '请填写条件'],
    ['原证照状态 = "有效" and 失信 = 0', 17, '没有「失信」'],
    ['未修复失信数 =', 8, '没有写完'],
    ['for i in 1..100000000 return i', 0, '不支持'],
    ['some x in 持有有效证照 satisfies x = "a"', 0, '不支持'],
    ['matches(原证照状态, "(a+)+$")', 0, '不能用「matches」'],
    ['now() > date(申请日期)', 0, '不能用「now」'],
    ['if 本人办理 then true else false', 0, '不支持'],
    ['未修复失信数 ** 9 = 0', 7, '乘方'],
    ['not(原证照状态 > 3)', 4, '文字不能和数字比较'],
    ['未修复失信数 in ("0")', 0, '数字不能和文字比较'],
    ['持有有效证照 = "食品经营许可证"', 0, 'list contains'],
    ['持有有效证照.constructor = 1', 0, '不支持'],
  ])('%s', (expression, from, words) => {
    const [problem] = checkExpression(expression, names)
    expect(problem?.message).toContain(words)
    expect(problem?.from).toBe(from)
    expect(evaluateExpression(expression, facts)).toBe('broken')
  })
})
