import type { ApplicantCost } from '../item.ts'

/** 减成本: what a person pays less for one application, in yuan. */
export interface CostSaving {
  before: number
  after: number
  /** Positive: less than before. */
  saved: number
  /** One decimal; null where there was nothing to save. */
  percent: number | null
  parts: { part: CostPart; partName: string; before: number; after: number; saved: number }[]
}

export type CostPart = 'fees' | 'copies' | 'trips'
export const costWords: Readonly<Record<CostPart, string>> = { fees: '费用', copies: '复印打印', trips: '跑动' }
const PARTS = Object.keys(costWords) as CostPart[]

export const COST_FORMULA = '减成本＝之前的办事成本－现在的办事成本；办事成本＝费用＋复印打印＋跑动（元，由部门测算）；两个版本都测算过的事项才比较'

const toParts = ({ feesYuan, copiesYuan, tripsYuan }: ApplicantCost): Record<CostPart, number> => ({ fees: feesYuan, copies: copiesYuan, trips: tripsYuan })

/** What was not worked out is not taken for nothing: null where one of the two versions does not say. */
export const compareCosts = (before: ApplicantCost | null, after: ApplicantCost | null): CostSaving | null =>
  before === null || after === null ? null : toSaving([toParts(before)], [toParts(after)])

/** The savings of many items together; each pair counts where both versions were worked out. */
export function sumCosts(pairs: readonly { before: ApplicantCost | null; after: ApplicantCost | null }[]): { comparedItems: number; saving: CostSaving | null } {
  const known = pairs.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before: toParts(before), after: toParts(after) }]))
  return { comparedItems: known.length, saving: known.length === 0 ? null : toSaving(known.map(({ before }) => before), known.map(({ after }) => after)) }
}

function toSaving(before: readonly Record<CostPart, number>[], after: readonly Record<CostPart, number>[]): CostSaving {
  const sum = (all: readonly Record<CostPart, number>[], part: CostPart): number => all.reduce((total, each) => total + each[part], 0)
  const parts = PARTS.map((part) => ({ part, partName: costWords[part], before: sum(before, part), after: sum(after, part), saved: sum(before, part) - sum(after, part) }))
  const total = (key: 'before' | 'after' | 'saved'): number => parts.reduce((whole, each) => whole + each[key], 0)
  return { before: total('before'), after: total('after'), saved: total('saved'), percent: total('before') === 0 ? null : Math.round((total('saved') / total('before')) * 1000) / 10, parts }
}
