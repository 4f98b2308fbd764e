import type { Stage } from './standing-rules.ts'

/** How many cases ended a stage in so many workdays. */
export interface PaceBucket {
  workdays: number
  count: number
}

export interface Pace {
  /** Workdays that half of the cases did not exceed. */
  median: number
  samples: number
}

/** Fewer cases say nothing about the next one. */
export const FEWEST_SAMPLES = 10
/** Past speed is that of the last weeks, about 90 days. */
export const PACE_WEEKS = 13

export const FORECAST_FORMULA = {
  certain: '今天是（或者刚过的休息日是）最后一天、还没有办完的办件：下一个工作日开始就超期。暂停计时的不算。',
  likely: `同一事项、同一阶段近 ${PACE_WEEKS} 周办完的办件，所用工作日的中位数减去本件已用工作日，就是预计还要的天数（至少 1 天）；预计还要的天数多于剩余工作日的，列为可能超期。样本少于 ${FEWEST_SAMPLES} 件的不预测。`,
} as const

/** The median of what took so many days; undefined where too few did. */
export function paceOf(buckets: readonly PaceBucket[]): Pace | undefined {
  const samples = buckets.reduce((sum, { count }) => sum + count, 0)
  if (samples < FEWEST_SAMPLES) return undefined
  let seen = 0
  for (const { workdays, count } of buckets.toSorted((a, b) => a.workdays - b.workdays)) {
    seen += count
    if (seen * 2 >= samples) return { median: workdays, samples }
  }
  return undefined
}

/** One more day is the least that something which is not done will take. */
export const expectedDays = (pace: Pace, usedDays: number): number => Math.max(1, pace.median - usedDays)

/** `leftDays`: workdays after today up to and with the last one. Today itself is one to work on. */
export const isLikelyLate = (pace: Pace, { usedDays, leftDays }: { usedDays: number; leftDays: number }): boolean => expectedDays(pace, usedDays) > leftDays + 1

export const paceKey = (itemCode: string, stage: Stage | string): string => `${itemCode} ${stage}`
