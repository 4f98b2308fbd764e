import { Mark } from '../../../kit/mark.tsx'
import type { Saving } from '../types.ts'

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
