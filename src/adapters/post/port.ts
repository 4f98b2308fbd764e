/** A carrier of parcels, as the platform needs one. A real one is an adapter beside `demo.ts`. */
export interface Carrier {
  /** Chinese: who carries. */
  name: string
  /**
   * Orders one parcel. Asking again with the same `key` must give the first order's number again, never a second order:
   * the platform asks again whenever it does not know what became of its question.
   * @throws Error when there is no usable answer; `signal` ends the patience of whoever asks
   */
  place(parcel: Parcel, signal: AbortSignal): Promise<PlaceAnswer>
  /** Where a parcel is. @throws Error when there is no usable answer */
  track(courierNumber: string, signal: AbortSignal): Promise<TrackAnswer>
}

export interface Parcel {
  key: string
  /** ISO 8601 */
  orderedAt: string
  from: PostalAddress
  to: PostalAddress
  /** What is in it, for the waybill: 政务服务材料. */
  content: string
}

export interface PostalAddress {
  name: string
  phone: string
  address: string
}

export type PlaceAnswer = { kind: 'placed'; courierNumber: string } | { kind: 'refused'; /** Chinese. */ reason: string }

export type ParcelStage = 'placed' | 'collected' | 'inTransit' | 'delivered' | 'returned'

export interface TrackAnswer {
  stage: ParcelStage
  /** Who signed, once delivered. */
  receiver?: string | undefined
  /** Everything so far, oldest first. */
  steps: { /** ISO 8601 */ at: string; text: string }[]
}
