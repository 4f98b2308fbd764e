import type { ItemContent } from '../item.ts'

export type ChangeKind = 'create' | 'revise' | 'suspend' | 'resume' | 'cancel'
export type ChangeState = 'drafted' | 'submitted' | 'approved' | 'scheduled' | 'published' | 'withdrawn'
export type ChangeStep = 'opened' | 'submitted' | 'returned' | 'approved' | 'scheduled' | 'published' | 'withdrawn'

/** One change of one item on its way to being a version. */
export interface ItemChange {
  id: string
  itemCode: string
  kind: ChangeKind
  state: ChangeState
  /** The published version it began from; null for a new item. */
  baseVersion: number | null
  baseCode: string | null
  content: ItemContent
  reason: string
  effectiveOn: string | null
  cancelOn: string | null
  /** Grows with every save and every step. */
  revision: number
  /** Everybody who wrote in it; the first is its author. */
  editorIds: string[]
  authorName: string
  reviewerId: string | null
  history: HistoryEntry[]
  /** The version that is published because of it. */
  version: number | null
  createdAt: Date
  updatedAt: Date
}

export interface HistoryEntry {
  /** ISO 8601 */
  at: string
  by: string
  /** Six digits of who did it: who of the same place may go on with it. */
  region: string
  step: ChangeStep
  note: string | null
  /** What the change's revision was after it; the opening makes the first. */
  revision?: number
}

export const OPEN_STATES = ['drafted', 'submitted', 'approved', 'scheduled'] as const satisfies readonly ChangeState[]

/** Kinds that say something else of the item; the others only change whether it can be applied for. */
export const hasContent = ({ kind }: Pick<ItemChange, 'kind'>): boolean => kind === 'create' || kind === 'revise'

export const changeWords = {
  kind: { create: '新增', revise: '修订', suspend: '暂停', resume: '恢复', cancel: '取消' },
  state: { drafted: '起草中', submitted: '待审核', approved: '待公布', scheduled: '定期公布', published: '已公布', withdrawn: '已撤回' },
  step: { opened: '发起', submitted: '送审', returned: '退回', approved: '审核通过', scheduled: '定期公布', published: '公布', withdrawn: '撤回' },
} as const satisfies { kind: Record<ChangeKind, string>; state: Record<ChangeState, string>; step: Record<ChangeStep, string> }
