import { describe, expect, it } from 'vitest'
import { gradeName, isBadGrade, optionErrors, optionTexts, RATING_GRADES, RATING_OPTIONS_VERSION, toComment } from './rating-rules.ts'

describe('the grades', () => {
  it('are the five official ones from best to worst', () => {
    expect(RATING_GRADES.map(({ grade, name }) => `${grade}${name}`)).toEqual(['5非常满意', '4满意', '3基本满意', '2不满意', '1非常不满意'])
    expect(gradeName(3)).toBe('基本满意')
  })

  it('count as bad from 不满意 down', () => {
    expect(([5, 4, 3, 2, 1] as const).map(isBadGrade)).toEqual([false, false, false, true, true])
  })

  it('have options with ids that are given once in the whole versioned list', () => {
    const ids = RATING_GRADES.flatMap(({ options }) => options.map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(RATING_OPTIONS_VERSION).toBeGreaterThan(0)
    for (const { grade, options } of RATING_GRADES) expect(options.every(({ id, text }) => id.startsWith(String(grade)) && text.length > 3)).toBe(true)
  })
})

describe('chosen options', () => {
  it('may be some of the grade, or none', () => {
    expect(optionErrors(5, ['501', '508'])).toEqual([])
    expect(optionErrors(1, [])).toEqual([])
  })

  it('of another grade, unknown or chosen twice are named by their place', () => {
    expect(optionErrors(5, ['501', '201', '999', '501'])).toEqual([
      { pointer: '/options/1', message: expect.stringContaining('非常满意') },
      { pointer: '/options/2', message: expect.stringContaining('非常满意') },
      { pointer: '/options/3', message: expect.stringContaining('两次') },
    ])
  })

  it('are shown in words', () => {
    expect(optionTexts(2, ['203', '299'])).toEqual(['未在承诺时间内办结', '299'])
  })
})

it('a comment of blanks is no comment', () => {
  expect(toComment('  \n')).toBeNull()
  expect(toComment(undefined)).toBeNull()
  expect(toComment(' 很快 ')).toBe('很快')
})
