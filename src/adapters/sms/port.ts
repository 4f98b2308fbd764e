/** One text message for one phone. */
export interface OutgoingSms {
  /** The same for every attempt to send this message: a gateway that knows it sends nothing again and tells the id it gave before. */
  key: string
  /** Eleven digits. */
  phone: string
  text: string
}

/** A service that sends text messages. */
export interface SmsGateway {
  /**
   * Hands a message over; at most once for each `key`.
   * @throws SmsRefused when it will never be sent; any other error means: not now, ask again
   */
  send(sms: OutgoingSms, signal: AbortSignal): Promise<{ providerMessageId: string }>
}

/** The gateway will never send this message: a number that does not exist, a forbidden text. The message is Chinese. */
export class SmsRefused extends Error {
  override name = 'SmsRefused'
}
