import type { MarkTone } from '../../kit/mark.tsx'
import type { IssuedList } from './certificate-calls.ts'

export type CertificateState = IssuedList['rows'][number]['state']

/** How much a state asks to be seen. */
export const STATE_TONES: Record<CertificateState, MarkTone> = { valid: 'calm', suspended: 'near', revoked: 'over', forfeited: 'over', cancelled: 'plain', expired: 'plain', replaced: 'plain' }

export const STATES: readonly { value: CertificateState; label: string }[] = [
  { value: 'valid', label: '有效' }, { value: 'suspended', label: '暂扣' }, { value: 'revoked', label: '撤销' }, { value: 'forfeited', label: '吊销' },
  { value: 'cancelled', label: '注销' }, { value: 'expired', label: '失效' }, { value: 'replaced', label: '已换发' },
]
