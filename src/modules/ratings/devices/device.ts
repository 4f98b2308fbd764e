import type { EventKey } from '../invitations/event-key-rules.ts'

/** 评价器: a screen at a window, on which whoever was served there says what they think. */
export interface Device {
  region: string
  id: string
  hallId: string
  windowNo: string
  name: string
  tokenHash: string
  pairedBy: string
  pairedAt: Date
  lastSeenAt: Date | null
  /** The service it was told to ask about last; null before the first. */
  asked: AskedService | null
}

export interface AskedService extends EventKey {
  at: Date
}

/** A device that waits for somebody to type in its code. */
export interface DevicePairing {
  code: string
  tokenHash: string
  expiresAt: Date
  /** Once it is paired. */
  region: string | null
}
