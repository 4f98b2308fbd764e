import type { PriorityClass } from '../tickets/priority-rules.ts'
import type { Ticket } from '../tickets/ticket.ts'
import { type Escort, type EscortAct, type EscortReason, type EscortStage, escortStageWords, type EscortState, ESCORT_STAGES } from './escort.ts'

/** What can be done to an escort, and from which state. */
export const ESCORT_VERBS = {
  assignEscort: { from: ['asked', 'taken'], name: '安排' },
  beginEscort: { from: ['taken'], name: '开始陪同' },
  advanceEscort: { from: ['begun'], name: '下一环节' },
  endEscort: { from: ['begun'], name: '结束陪同' },
  cancelEscort: { from: ['asked', 'taken'], name: '取消' },
} as const satisfies Record<string, { from: readonly EscortState[]; name: string }>
export type EscortVerb = keyof typeof ESCORT_VERBS

const NOT_NOW: Readonly<Record<EscortState, string>> = {
  asked: '还没有安排陪同的人，请先安排。', taken: '已经安排了人，请先开始陪同。', begun: '正在陪同，不能重复开始；不用陪了，请点“结束陪同”。', ended: '陪同已经结束。需要的，请重新登记。', cancelled: '陪同已经取消。需要的，请重新登记。',
}

/** Why it cannot be done now; undefined when it can. */
export function reasonNotNow(verb: EscortVerb, { state, stage, stages, day }: Pick<Escort, 'state' | 'stage' | 'stages' | 'day'>, today: string): string | undefined {
  const from: readonly EscortState[] = ESCORT_VERBS[verb].from
  if (!from.includes(state)) return NOT_NOW[state]
  if (verb === 'beginEscort' && day !== today) return '这是另一天的陪同，当天到大厅后再开始。'
  if (verb === 'advanceEscort' && nextStage(stages, stage) === undefined) return '已经是最后一个环节，请点“结束陪同”。'
  return undefined
}

/** The one after, of those that are wanted; the first when none began. */
export const nextStage = (stages: readonly EscortStage[], stage: EscortStage | null): EscortStage | undefined => stages[stage === null ? 0 : stages.indexOf(stage) + 1]

/** In the order of a visit, each once. */
export const inOrder = (stages: readonly EscortStage[]): EscortStage[] => ESCORT_STAGES.filter((each) => stages.includes(each))

/** 全程, or the stages by name. */
export const stagesWords = (stages: readonly EscortStage[]): string => (stages.length === ESCORT_STAGES.length ? '全程' : stages.map((each) => escortStageWords[each]).join('、'))

export const reasonOfPriority = (priority: PriorityClass | null): EscortReason => (priority === 'elder' || priority === 'disabled' ? priority : 'other')

const next = (escort: Escort, change: Partial<Escort>, act: EscortAct): Escort => ({ ...escort, ...change, acts: [...escort.acts, act], version: escort.version + 1 })

type Who = { by: string; now: Date }
const actOf = (kind: EscortAct['kind'], { by, now }: Who, detail = ''): EscortAct => ({ kind, by, at: now.toISOString(), detail })

/** How an escort stands after each step. */
export const after = {
  assigned: (escort: Escort, { id, name }: { id: string | null; name: string }, who: Who): Escort =>
    next(escort, { state: 'taken', escortOfficer: id, escortName: name, takenAt: who.now }, actOf('assigned', who, name)),
  begun: (escort: Escort, who: Who): Escort => next(escort, { state: 'begun', stage: nextStage(escort.stages, null)!, begunAt: who.now }, actOf('begun', who, escortStageWords[escort.stages[0]!])),
  advanced(escort: Escort, who: Who): Escort {
    const stage = nextStage(escort.stages, escort.stage)!
    return next(escort, { stage }, actOf('advanced', who, escortStageWords[stage]))
  },
  ended: (escort: Escort, note: string, who: Who): Escort => next(escort, { state: 'ended', note, endedAt: who.now }, actOf('ended', who, note)),
  cancelled: (escort: Escort, reason: string, who: Who): Escort => next(escort, { state: 'cancelled', note: reason, endedAt: who.now }, actOf('cancelled', who, reason)),
}

export const askedBy = (by: string, now: Date): EscortAct[] => [actOf('asked', { by, now })]

/** What whoever waits is told; null of one that is over. */
export function toVisitorWords({ state, escortName }: Pick<Escort, 'state' | 'escortName'>): string | null {
  if (state === 'asked') return '已登记陪同。到大厅后请到导办台，会有人带您办。'
  return state === 'taken' || state === 'begun' ? `有人陪同：${escortName}` : null
}

/** Finds the visitor's other escort, and says nothing of them. */
export const keyOf = ({ personKey, id }: Pick<Ticket, 'personKey' | 'id'>): string => personKey ?? id
