import type { Day, LegalClock } from '../../calendar/index.ts'
import type { Grade } from '../rating.ts'

export const rectificationStateWords = { opened: '待核实', contacted: '已联系，待核实', verified: '已核实，待答复', replied: '已答复，待回访', closed: '已办结' } as const
export type RectificationState = keyof typeof rectificationStateWords

/** 申诉复核: whether the rating is a mistake or malicious. `agreed`: one of the two reviewers says so. */
export const exclusionWords = {
  none: '未申请', applied: '已申请，待复核', agreed: '一人同意，待第二人复核', refused: '复核不同意', excluded: '已剔除', objected: '评价人有异议，待复议', upheld: '复议维持剔除', restored: '复议恢复计入',
} as const
export type ExclusionState = keyof typeof exclusionWords

/** What was found: mended at once, mended by a day, or nothing to mend by law. */
export const findingWords = { fixed: '已经改正', planned: '列入整改计划', explained: '没有依据，作出解释' } as const
export type Finding = keyof typeof findingWords

export const followUpWords = { satisfied: '对整改满意', unsatisfied: '对整改不满意', notReached: '多次联系不上', anonymous: '匿名评价，核对整改情况' } as const
export type FollowUpOutcome = keyof typeof followUpWords

export const exclusionKindWords = { misjudged: '误评', malicious: '恶意差评' } as const
export type ExclusionKind = keyof typeof exclusionKindWords

/** A limit that was set; `endedOn` once what it asks for was done. */
export interface RectificationClock {
  /** Unique within one rectification: `contact`, `rectify`, `rectify:2`, `plan`. */
  id: string
  kind: 'contact' | 'rectify'
  name: string
  clock: LegalClock
  endedOn: Day | null
}

/** 差评整改: what is made of a rating of the two lowest grades. It is known by a code that says nothing of the case, so that nobody who was rated finds the rater by it. */
export interface Rectification {
  region: string
  code: string
  number: string
  occasion: string
  version: number
  state: RectificationState
  exclusion: ExclusionState
  itemCode: string
  itemName: string
  authorityId: string
  hallId: string
  grade: Grade
  isAnonymous: boolean
  raterId: string | null
  openedAt: Date
  /** By when the rated body answers or has done what it planned; `9999-12-31` while no such limit runs. */
  dueOn: Day
  /** By when whoever rated is called; `9999-12-31` while nobody is. */
  contactOn: Day
  awaitsAuthority: boolean
  awaitsSupervisor: boolean
  detail: RectificationDetail
}

export interface RectificationDetail {
  clocks: RectificationClock[]
  finding: Finding | null
  planDueOn: Day | null
  planDoneOn: Day | null
  reply: string | null
  repliedOn: Day | null
  followUp: FollowUpOutcome | null
  /** How often it was sent back after a 回访. */
  sentBack: number
  exclusionKind: ExclusionKind | null
  /** Who has agreed to leave the rating out: none of them decides on an objection. */
  reviewers: string[]
}

/** A file that came with a step, as it was then. */
export interface ActFile {
  id: string
  name: string
  sizeBytes: number
  sm3: string
}

/** One step, as it is kept for ever. */
export interface RectificationAct {
  seq: number
  kind: ActKind
  byId: string
  byName: string
  note: string
  detail: { outcome?: string; files?: ActFile[] }
  at: Date
}

export const actWords = {
  open: '收到差评', contact: '联系评价人', verify: '核实情况', reply: '答复评价人', reportPlanDone: '完成整改计划', followUp: '回访', sendBack: '退回重新整改',
  applyExclusion: '申请剔除', agreeExclusion: '同意剔除', refuseExclusion: '不同意剔除', object: '提出异议', upholdExclusion: '维持剔除', restore: '恢复计入', rateAgain: '追评',
} as const
export type ActKind = keyof typeof actWords
