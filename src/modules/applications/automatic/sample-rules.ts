import { sm3 } from '../../../platform/hash-chain.ts'

const HEX_DIGITS = 8

/**
 * Whether a case is drawn for 抽查: by a lot that anybody can draw again (SM3 of the day's seed and the number), and that nobody
 * can choose, because a number is given only when an application is in.
 * @param share of the cases, 0 to 1
 */
export const isDrawn = (number: string, decidedOn: string, share: number): boolean =>
  Number.parseInt(sm3(`${decidedOn}\n${number}`).slice(0, HEX_DIGITS), 16) / 16 ** HEX_DIGITS < share
