import { RATING_GRADES } from '../rating-rules.ts'
import type { Grade } from '../rating.ts'
import type { CompositeWeights, Counts } from './score.ts'

/** What holds for every figure here. */
export const EXCLUSIONS = '经复核剔除的误评、恶意差评不计入各项比率，单列数量；没有评价的服务不作默认评价，不计入评价数。'

/** A rate with everything one must know to check it. */
export interface Indicator {
  id: 'satisfaction' | 'activeRating' | 'bad' | 'rectification' | 'onTime' | 'followUp' | 'items' | 'authorities' | 'halls' | 'channels'
  name: string
  formula: string
  numerator: number
  denominator: number
  /** 0–1 with four places; null while there is nothing to divide by. */
  rate: number | null
}

/** Counts of a period, and of each place, item and channel in it. */
export interface ScoreFacts {
  all: Counts
  items: readonly Counts[]
  authorities: readonly Counts[]
  halls: readonly Counts[]
  /** Channels that can be rated by, and how many of them were. */
  channels: { offered: number; used: number }
}

const gradeOf = (counts: Counts, grade: Grade): number => counts[`grade${grade}`]

/** Ratings people gave themselves and that were not disregarded. */
export const ratedOf = (counts: Counts): number => RATING_GRADES.reduce((sum, { grade }) => sum + gradeOf(counts, grade), 0)

export const badOf = ({ grade1, grade2 }: Counts): number => grade1 + grade2

export const share = (part: number, whole: number): number | null => (whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000)

export const gradeCounts = (counts: Counts): { grade: Grade; name: string; count: number }[] => RATING_GRADES.map(({ grade, name }) => ({ grade, name, count: gradeOf(counts, grade) }))

/** Every rate of a period, each with its formula and what it was worked out from. */
export function indicatorsOf({ all, items, authorities, halls, channels }: ScoreFacts): Indicator[] {
  const rated = ratedOf(all)
  const bad = badOf(all)
  const rate = (id: Indicator['id'], name: string, formula: string, numerator: number, denominator: number): Indicator => ({ id, name, formula: `${name} = ${formula}`, numerator, denominator, rate: share(numerator, denominator) })
  const coverage = (id: Indicator['id'], name: string, what: string, rows: readonly Counts[]) => {
    const served = rows.filter((row) => row.invited > 0 || ratedOf(row) > 0)
    return rate(id, name, `有评价的${what}数 ÷ 有服务的${what}数`, served.filter((row) => ratedOf(row) > 0).length, served.length)
  }
  return [
    rate('satisfaction', '满意率', '（非常满意 + 满意 + 基本满意）÷ 评价数', rated - bad, rated),
    rate('activeRating', '主动评价率', '本期邀请中办事人自己评价了的 ÷ 本期邀请评价的服务次数', all.answered, all.invited),
    rate('bad', '差评率', '（不满意 + 非常不满意）÷ 评价数', bad, rated),
    rate('rectification', '差评整改率', '已整改的差评 ÷ 差评数（含尚在整改期限内的）', all.rectified, bad),
    rate('onTime', '按期整改率', '在期限内完成整改的差评 ÷ 已整改的差评', all.rectifiedOnTime, all.rectified),
    rate('followUp', '实名差评回访率', '已回访的实名差评 ÷ 实名差评数', all.followedUp, all.namedBad),
    coverage('items', '办事评价覆盖度', '事项', items),
    coverage('authorities', '评价对象覆盖度', '部门', authorities),
    coverage('halls', '大厅推广度', '大厅', halls),
    rate('channels', '评价渠道覆盖度', '有评价的渠道数 ÷ 开通的渠道数', channels.used, channels.offered),
  ]
}

/** Stars, from one to five, doubled: 10 where everybody is 非常满意. Null where nobody rated. */
export function qualityOf(counts: Counts): number | null {
  const rated = ratedOf(counts)
  return rated === 0 ? null : (RATING_GRADES.reduce((sum, { grade }) => sum + grade * gradeOf(counts, grade), 0) / rated) * 2
}

export interface CompositePart {
  name: string
  formula: string
  weight: number
  /** Out of 10, unrounded; null while there is nothing to score: then the others weigh more. */
  points: number | null
}

export interface Composite {
  /** Out of 10 with two places; null where nobody rated. */
  points: number | null
  parts: CompositePart[]
}

/** 综合评分: the parts weighed against each other. What cannot be scored (no bad rating, so none to rectify) is left out, not counted as full marks. */
export function compositeOf(counts: Counts, indicators: readonly Indicator[], weights: CompositeWeights): Composite {
  const pointsOf = (id: Indicator['id']) => {
    const { rate, numerator, denominator } = indicators.find((indicator) => indicator.id === id)!
    return rate === null ? null : (numerator / denominator) * 10
  }
  const quality = qualityOf(counts)
  const parts: CompositePart[] = [
    { name: '政务服务质量', formula: '平均星级（1 至 5 星）× 2', weight: weights.quality, points: quality },
    { name: '差评整改', formula: '差评整改率 × 10', weight: weights.rectification, points: pointsOf('rectification') },
    { name: '大厅推广度', formula: '大厅推广度 × 10', weight: weights.halls, points: pointsOf('halls') },
    { name: '办事评价覆盖度', formula: '办事评价覆盖度 × 10', weight: weights.items, points: pointsOf('items') },
  ]
  const scored = parts.filter((part): part is CompositePart & { points: number } => part.points !== null)
  const weight = scored.reduce((sum, part) => sum + part.weight, 0)
  const points = quality === null || weight === 0 ? null : scored.reduce((sum, part) => sum + part.weight * part.points, 0) / weight
  return { points: points === null ? null : Math.round(points * 100) / 100, parts }
}
