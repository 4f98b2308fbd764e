import { describe, expect, it } from 'vitest'
import type { ApplicantCost } from '../item.ts'
import { compareCosts, sumCosts } from './cost-saving-rules.ts'

const aCost = (feesYuan: number, copiesYuan: number, tripsYuan: number): ApplicantCost => ({ feesYuan, copiesYuan, tripsYuan, basis: null })

describe('减成本', () => {
  it('tells what a person pays less, as a whole and by what for', () => {
    expect(compareCosts(aCost(100, 6, 20), aCost(80, 0, 10))).toEqual({
      before: 126, after: 90, saved: 36, percent: 28.6,
      parts: [
        { part: 'fees', partName: '费用', before: 100, after: 80, saved: 20 },
        { part: 'copies', partName: '复印打印', before: 6, after: 0, saved: 6 },
        { part: 'trips', partName: '跑动', before: 20, after: 10, saved: 10 },
      ],
    })
  })

  it('that was nothing before has no percentage, and may become more', () => {
    expect(compareCosts(aCost(0, 0, 0), aCost(0, 2, 0))).toMatchObject({ saved: -2, percent: null })
  })

  it('is not told where a version was not worked out', () => {
    expect(compareCosts(null, aCost(1, 1, 1))).toBeNull()
    expect(compareCosts(aCost(1, 1, 1), null)).toBeNull()
  })

  it('of many items counts only those of which both versions are known', () => {
    const known = { before: aCost(10, 0, 10), after: aCost(0, 0, 10) }
    expect(sumCosts([known, known, { before: aCost(1000, 0, 0), after: null }])).toMatchObject({ comparedItems: 2, saving: { before: 40, after: 20, saved: 20, percent: 50 } })
    expect(sumCosts([])).toEqual({ comparedItems: 0, saving: null })
  })
})
