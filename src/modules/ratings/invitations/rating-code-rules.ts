import type { Invitation, RatingChannel } from '../rating.ts'
import { CLOSED, type EventKey, isVisit, toVisit } from './event-key-rules.ts'

/** What a code on a screen, on paper or in a text message says: which event, by which way it was handed out, and its last day. */
export interface RatingCode extends EventKey {
  channel: RatingChannel
  /** `YYYY-MM-DD` */
  lastDay: string
}

/** Ways that hand out codes, by their letter. */
const LETTERS: Partial<Record<RatingChannel, string>> = { device: 'd', kiosk: 'k', qr: 'q', sms: 's' }
const CHANNELS = new Map(Object.entries(LETTERS).map(([channel, letter]) => [letter, channel as RatingChannel]))

export type CodedChannel = 'device' | 'kiosk' | 'qr' | 'sms'

/** 16 hexadecimal digits of a keyed hash: nobody makes up one of 2⁶⁴. */
const SEAL_LENGTH = 16
const CODE = /^([dkqs])([0-9a-z]{1,13})-([0-9a-z]{1,3})-(\d{6})-([0-9a-f]{16})$/

type Seal = (text: string) => string

const toNumberText = (text: string): string => BigInt(text).toString(36)

/** Short enough for a QR code that a window can show, and it names nobody: case, visit, last day, and a seal over them. */
export function toRatingCode({ number, occasion, channel, lastDay }: RatingCode & { channel: CodedChannel }, seal: Seal): string {
  const visit = isVisit(occasion) ? Number(occasion.slice('visit:'.length)) : 0
  const said = `${LETTERS[channel]!}${toNumberText(number)}-${visit.toString(36)}-${lastDay.replaceAll('-', '').slice(2)}`
  return `${said}-${sealOf(said, seal)}`
}

const sealOf = (said: string, seal: Seal): string => seal(`rating-code:${said}`).slice(0, SEAL_LENGTH)

/** What a code says; undefined for one that this platform did not make. */
export function readRatingCode(code: string, seal: Seal): RatingCode | undefined {
  const match = CODE.exec(code)
  if (!match) return undefined
  const [, letter = '', number = '', visit = '', day = '', sealed] = match
  if (sealOf(`${letter}${number}-${visit}-${day}`, seal) !== sealed) return undefined
  const version = Number.parseInt(visit, 36)
  return {
    number: parseBase36(number).toString().padStart(19, '0'), occasion: version === 0 ? CLOSED : toVisit(version),
    channel: CHANNELS.get(letter)!, lastDay: `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`,
  }
}

const parseBase36 = (text: string): bigint => [...text].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)

/** The region of a case stands first in its number. */
export const regionOfCase = (number: Invitation['number']): string => number.slice(0, 6)
