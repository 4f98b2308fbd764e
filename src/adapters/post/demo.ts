import { createHash } from 'node:crypto'
import type { Carrier, ParcelStage, TrackAnswer } from './port.ts'

/** Addresses with which a person can see by hand what goes wrong. */
export const DEMO_ADDRESSES = {
  /** The carrier does not go there. */
  refused: '查无此地',
  /** No answer to the order, ever. */
  silent: '快递不应答',
  /** Ordered, and then never delivered. */
  lost: '永远在途',
  /** Ordered, and then no answer to any question where it is. */
  untraceable: '查询不应答',
} as const

const MINUTE_MS = 60_000

/** What becomes of a parcel, in minutes after its order. */
const STAGES: { afterMinutes: number; stage: ParcelStage; text: string }[] = [
  { afterMinutes: 0, stage: 'placed', text: '已下单，等待上门取件' },
  { afterMinutes: 120, stage: 'collected', text: '快递员已取件' },
  { afterMinutes: 720, stage: 'inTransit', text: '运输途中' },
  { afterMinutes: 2880, stage: 'delivered', text: '已签收' },
]

/**
 * A carrier that keeps no books: what it has to know of a parcel stands in its number (which kind of trouble, the minute of the
 * order, a hash of the key), so that it answers the same before and after a restart.
 */
export function createDemoCarrier(now: () => Date): Carrier {
  return {
    name: '演示邮政快递',
    async place({ key, orderedAt, from, to }, signal) {
      const meets = (sentinel: string): boolean => from.address.includes(sentinel) || to.address.includes(sentinel)
      if (meets(DEMO_ADDRESSES.silent)) return neverAnswer(signal)
      if (meets(DEMO_ADDRESSES.refused)) return { kind: 'refused', reason: '地址不在寄递范围内，请核对地址' }
      const kind = meets(DEMO_ADDRESSES.lost) ? 'X' : meets(DEMO_ADDRESSES.untraceable) ? 'U' : 'M'
      const check = createHash('sha256').update(key).digest().readUInt32BE() % 10_000
      return { kind: 'placed', courierNumber: `D${kind}${Math.floor(Date.parse(orderedAt) / MINUTE_MS)}${String(check).padStart(4, '0')}` }
    },
    async track(courierNumber, signal) {
      const [, kind, minute] = /^D([MXU])(\d{8,9})\d{4}$/.exec(courierNumber) ?? []
      if (kind === undefined) throw new Error(`the demo carrier knows no parcel ${courierNumber}`)
      if (kind === 'U') return neverAnswer(signal)
      const orderedMs = Number(minute) * MINUTE_MS
      const passed = STAGES.filter(({ stage, afterMinutes }) => orderedMs + afterMinutes * MINUTE_MS <= now().getTime() && !(kind === 'X' && stage === 'delivered'))
      const answer: TrackAnswer = {
        stage: passed.at(-1)?.stage ?? 'placed',
        steps: passed.map(({ afterMinutes, text }) => ({ at: new Date(orderedMs + afterMinutes * MINUTE_MS).toISOString(), text })),
      }
      return answer.stage === 'delivered' ? { ...answer, receiver: '收件人本人' } : answer
    },
  }
}

/** Answers only when whoever asks has lost patience. */
const neverAnswer = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const give = () => reject(new Error('the carrier did not answer'))
    if (signal.aborted) give()
    else signal.addEventListener('abort', give, { once: true })
  })
