import { toChineseDate } from '../../../platform/pdf/index.ts'
import type { PdfDocument } from '../../../platform/pdf/index.ts'
import type { CertificateState } from '../certificate.ts'
import type { UseCopy, UseCopyState } from './use-copy.ts'

/** Whether a copy still counts: it ends with its day, when its holder says so, and with its certificate. */
export function copyStateOn({ revokedAt, validUntil }: Pick<UseCopy, 'revokedAt' | 'validUntil'>, certificateState: CertificateState, today: string): UseCopyState {
  if (revokedAt !== null) return 'revoked'
  if (validUntil < today) return 'expired'
  return certificateState === 'valid' ? 'valid' : 'certificateNotValid'
}

/** The answer to 「这份加注件能用吗」 in one sentence. */
export function copyConclusion(state: UseCopyState, { usedByUnit, purpose, validUntil }: Pick<UseCopy, 'usedByUnit' | 'purpose' | 'validUntil'>): string {
  switch (state) {
    case 'valid': return `这份加注件有效，仅限${usedByUnit}用于${purpose}，有效期至${toChineseDate(validUntil)}（含当日）。用于别处的，请勿采信。`
    case 'revoked': return '持证人已作废这份加注件，请勿采信。'
    case 'expired': return `这份加注件已于${toChineseDate(validUntil)}到期，请让持证人重新出具。`
    case 'certificateNotValid': return '证照目前无效，这份加注件不能再用。'
  }
}

/** What lies over the whole page of a copy: 仅限 … 用于 … 使用，有效期至 …, each part a line of its own. */
export const toWatermark = ({ usedByUnit, purpose, validUntil }: Pick<UseCopy, 'usedByUnit' | 'purpose' | 'validUntil'>): string =>
  `仅限${usedByUnit}\n用于${purpose}使用\n有效期至${toChineseDate(validUntil)}`

/** The page of the certificate with the words of the copy over it; its code leads to the copy, not to the certificate. */
export const withWatermark = (original: PdfDocument, copy: Pick<UseCopy, 'usedByUnit' | 'purpose' | 'validUntil'>): PdfDocument => ({
  ...original,
  title: `${original.title}（加注件）`,
  watermark: toWatermark(copy),
  blocks: original.blocks.map((block) => (block.kind === 'signature' && block.qr ? { ...block, qr: { ...block.qr, caption: '扫码核验加注件' } } : block)),
})

/**
 * The public name of a copy: whose it is and which, so that whoever holds it asks the right shard; 43 characters that nobody
 * guesses. It names the holder's row, not the holder.
 */
export const toCopyToken = (subjectId: string, id: string): string => Buffer.from(`${subjectId}${id}`.replaceAll('-', ''), 'hex').toString('base64url')

/** Takes a token apart; undefined for what is none. */
export function parseCopyToken(token: string): { subjectId: string; id: string } | undefined {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined
  const hex = Buffer.from(token, 'base64url').toString('hex')
  return { subjectId: toUuid(hex.slice(0, 32)), id: toUuid(hex.slice(32)) }
}

const toUuid = (hex: string): string => [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')

/** `days` after a legal date. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
