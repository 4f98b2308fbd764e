import type { AskedService, Device } from './device.ts'

/** What a paired device shows. */
export type PairedScreen = 'welcome' | 'asking' | 'unanswered' | 'thanks'

export interface Patience {
  /** Until nobody is thought to rate any more. */
  askSeconds: number
  /** How long thanks stay on the screen. */
  lingerSeconds: number
}

/** Whoever writes down reasons is slower than a finger on a face. */
const WRITING_TAKES = 5

export const patienceOf = ({ askSeconds, lingerSeconds }: Patience, isWriting: boolean): Patience => ({ askSeconds: isWriting ? askSeconds * WRITING_TAKES : askSeconds, lingerSeconds })

/** What a screen names a service by: the moment it was asked about, and nothing of the case. */
export const ASK_ID = '^[0-9a-z]{6,12}$'
export const toAskId = ({ at }: Pick<AskedService, 'at'>): string => at.getTime().toString(36)

const secondsBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000

/** Whether what a device was told to ask about can still matter to its screen: after that nothing has to be looked up. */
export const mayStillShow = (asked: AskedService | null, now: Date, patience: Patience): asked is AskedService => {
  if (!asked) return false
  const { askSeconds, lingerSeconds } = patienceOf(patience, true)
  return secondsBetween(asked.at, now) < askSeconds + lingerSeconds
}

/** What the screen shows of a service that was asked about at `askedAt`; `ratedAt` once it was rated, by whatever way. It never keeps what one person left for the next. */
export function screenOf(askedAt: Date, ratedAt: Date | null, now: Date, { askSeconds, lingerSeconds }: Patience): PairedScreen {
  if (ratedAt) return secondsBetween(ratedAt, now) < lingerSeconds ? 'thanks' : 'welcome'
  const waited = secondsBetween(askedAt, now)
  return waited < askSeconds ? 'asking' : waited < askSeconds + lingerSeconds ? 'unanswered' : 'welcome'
}

/** Three missed reports: it reports once a minute. */
const OFFLINE_AFTER_SECONDS = 180

export const isOnline = ({ lastSeenAt }: Pick<Device, 'lastSeenAt'>, now: Date): boolean => lastSeenAt !== null && secondsBetween(lastSeenAt, now) < OFFLINE_AFTER_SECONDS

/** What a device shows as who it is: before it is paired its code, afterwards its region, and a secret behind either. */
export type DeviceToken = { kind: 'pairing'; code: string; secret: string } | { kind: 'paired'; region: string; secret: string }

const TOKEN = /^(pair-)?(\d{6})\.([\w-]{32,64})$/

export function readDeviceToken(text: string): DeviceToken | undefined {
  const [, pairing, digits = '', secret = ''] = TOKEN.exec(text) ?? []
  if (!secret) return undefined
  return pairing ? { kind: 'pairing', code: digits, secret } : { kind: 'paired', region: digits, secret }
}

export const toDeviceToken = (token: DeviceToken): string => (token.kind === 'pairing' ? `pair-${token.code}.${token.secret}` : `${token.region}.${token.secret}`)
