import { Mark } from '../../../kit/mark.tsx'
import type { CostSaving, Saving } from '../types.ts'

/** 减材料 → 材料: the name of what is counted. */
export const toNoun = (measureName: string): string => measureName.replace(/^减/, '')

/** 3 份, 5 个工作日 */
export const toFigure = (value: number, unit: string): string => `${value} ${unit}`

/** 6 个, where 环节 stands before it or above it: nothing is said twice. */
const toFigureOf = (name: string, value: number, unit: string): string => toFigure(value, unit.replace(toNoun(name), ''))

/** 环节 6 个, 减材料 2 份 */
export const toPhrase = (name: string, value: number, unit: string): string => `${name} ${toFigureOf(name, value, unit)}`

/** One decimal, as the server counts. */
export const oneDecimal = (value: number): number => Math.round(value * 10) / 10

/** What became of one measure: the figure before and after, and in words whether that is less. */
export function SavingWords({ saving: { measureName, before, after, saved, percent, unit } }: { saving: Saving }) {
  const now = toFigureOf(measureName, after, unit)
  if (saved === 0) return <span className="quiet">{now}，不变</span>
  return (
    <>
      <span className="figure"><span className="was">{before} →</span> {now}</span>
      {saved > 0 ? <Mark tone="calm">减 {saved}{percent !== null && `（${percent}%）`}</Mark> : <Mark tone="near">增 {-saved}</Mark>}
    </>
  )
}

/** 减成本 in yuan; nothing is said where nobody has worked the cost out in both versions. */
export function CostWords({ cost }: { cost: CostSaving }) {
  if (cost === null) return <span className="quiet">没有测算</span>
  if (cost.saved === 0) return <span className="quiet">{cost.after} 元，不变</span>
  return (
    <>
      <span className="figure"><span className="was">{cost.before} →</span> {cost.after} 元</span>
      {cost.saved > 0 ? <Mark tone="calm">省 {cost.saved} 元</Mark> : <Mark tone="near">多 {-cost.saved} 元</Mark>}
    </>
  )
}
