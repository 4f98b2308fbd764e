import type { ParcelStage, PlaceAnswer, TrackAnswer } from '../../../adapters/post/port.ts'

/** requested: the carrier has yet to say yes · refused: it said no · unanswered: it said nothing for as long as one can wait. */
export type CourierState = 'requested' | 'placed' | 'collected' | 'inTransit' | 'delivered' | 'refused' | 'unanswered'

export const courierWords: Record<CourierState, string> = {
  requested: '正在下单', placed: '已下单，等待取件', collected: '已取件', inTransit: '运输途中', delivered: '已签收', refused: '快递公司不接单', unanswered: '快递公司没有应答',
}

/** What is known of an order, as far as the next question depends on it. */
export interface CourierOrderState {
  state: CourierState
  courierNumber: string | null
  tracking: TrackAnswer['steps']
  /** Questions in a row that got no answer. */
  failures: number
  /** When to ask again; null when there is nothing to ask. */
  nextAt: Date | null
  /** Chinese, for the officer who has to see to it; null when nothing is wrong. */
  problem: string | null
  deliveredAt: Date | null
  receiver: string | null
}

const MINUTE_MS = 60_000

/** Waits between questions that are not answered; the last one goes on for ever, in case the carrier comes back. Minutes. */
const BACK_OFF_MINUTES = [1, 5, 15, 60, 240]
/** A parcel that moves is asked for twice an hour. */
const TRACK_EVERY_MINUTES = 30

export const afterMinutes = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS)

const backOff = (failures: number): number => BACK_OFF_MINUTES[Math.min(failures, BACK_OFF_MINUTES.length) - 1]!

/** The carrier answered an order. */
export function onPlaced(order: CourierOrderState, answer: PlaceAnswer, now: Date): CourierOrderState {
  if (answer.kind === 'refused') return { ...order, state: 'refused', failures: 0, nextAt: null, problem: `快递公司不接单：${answer.reason}。请核对后重新下单，或改为其他送达方式。` }
  // Asked twice, answered twice: the first number stands, it is on the parcel.
  return { ...order, state: 'placed', courierNumber: order.courierNumber ?? answer.courierNumber, failures: 0, nextAt: afterMinutes(now, TRACK_EVERY_MINUTES), problem: null }
}

/** How far a parcel has come; an answer that is late says nothing new. */
const PROGRESS: readonly CourierState[] = ['requested', 'placed', 'collected', 'inTransit', 'delivered']

/** The carrier said where a parcel is. `overdueDays`: after so many days without a signature somebody has to ask. */
export function onTracked(order: CourierOrderState, { stage, steps, receiver }: TrackAnswer, now: Date, orderedAt: Date, overdueDays: number): CourierOrderState {
  const tracking = steps.length >= order.tracking.length ? steps : order.tracking
  if (stage === 'delivered') {
    return { ...order, state: 'delivered', tracking, failures: 0, nextAt: null, problem: null, deliveredAt: now, receiver: receiver ?? null }
  }
  const moved = toState(stage)
  const isLate = now.getTime() - orderedAt.getTime() > overdueDays * 24 * 60 * MINUTE_MS
  return {
    ...order,
    state: PROGRESS.indexOf(moved) > PROGRESS.indexOf(order.state) ? moved : order.state,
    tracking,
    failures: 0,
    nextAt: afterMinutes(now, TRACK_EVERY_MINUTES),
    problem: stage === 'returned' ? '包裹被退回，请联系收件人，核对地址后再寄。' : isLate ? `寄出超过 ${overdueDays} 天还没有签收，请向快递公司查询，并告知申请人。` : null,
  }
}

const toState = (stage: Exclude<ParcelStage, 'delivered'>): CourierState => (stage === 'returned' ? 'inTransit' : stage)

/** No answer, or one that cannot be read. Patience ends with a word to the officer, not with the questions. */
export function onSilence(order: CourierOrderState, now: Date): CourierOrderState {
  const failures = order.failures + 1
  const next = { ...order, failures, nextAt: afterMinutes(now, backOff(failures)) }
  if (failures < BACK_OFF_MINUTES.length) return next
  if (order.courierNumber === null) return { ...next, state: 'unanswered', problem: '快递公司一直没有应答，系统会继续询问同一个单号，不会重复下单。急件请改为其他送达方式。' }
  return { ...next, problem: '查询不到包裹现在在哪里，请凭单号向快递公司查询。' }
}
