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

/** Hands a message over, waiting no longer than `patienceMs`: the gateway is told then, and one that does not listen is left behind. */
export async function sendWithin(gateway: SmsGateway, sms: OutgoingSms, patienceMs: number): Promise<{ providerMessageId: string }> {
  const giveUp = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`短信网关 ${patienceMs} 毫秒没有回答。`)
      giveUp.abort(error)
      reject(error)
    }, patienceMs)
  })
  try {
    return await Promise.race([gateway.send(sms, giveUp.signal), impatience])
  } finally {
    clearTimeout(timer)
  }
}

declare module '../../platform/context.ts' {
  interface Outside {
    sms?: SmsGateway
  }
}
