import type { Grade } from '../rating.ts'

/** A masked text as topics are mined from it. */
export interface RatedText {
  serial: number
  itemCode: string
  hallId: string
  grade: Grade
  text: string
}

export type TopicScope = 'region' | 'item' | 'hall'
export type TopicTrend = 'new' | 'growing' | 'steady'
export const topicTrendWords = { new: '新出现', growing: '在增多', steady: '持续' } as const satisfies Record<TopicTrend, string>

/** What people with something to complain of write about more than others do. */
export interface FoundTopic {
  scope: TopicScope
  /** The code of the item or hall; empty for the whole region. */
  scopeId: string
  term: string
  /** How many texts of 基本满意 and worse name it, how many of them are 差评, and how many named it in the period before. */
  texts: number
  badTexts: number
  textsBefore: number
  /** Such texts of the scope altogether, now and before. */
  scopeTexts: number
  scopeTextsBefore: number
  /** How far above the background, in standard deviations. */
  score: number
  trend: TopicTrend
  /** Newest first. */
  examples: number[]
}

/** A topic as it is kept, with the days it was mined from. */
export interface Topic extends FoundTopic {
  region: string
  periodFrom: string
  periodUntil: string
  minedAt: Date
}
