import { chainHash } from '../../../platform/hash-chain.ts'
import type { CertificateState } from '../certificate.ts'

/** What happened to a certificate. */
export type LifeEventKind = 'changed' | 'renewed' | 'reissued' | 'suspended' | 'restored' | 'revoked' | 'forfeited' | 'cancelled' | 'expired'

export const lifeEventWords: Record<LifeEventKind, string> = {
  changed: '变更', renewed: '延续', reissued: '换发（补证）', suspended: '暂扣', restored: '恢复', revoked: '撤销', forfeited: '吊销', cancelled: '注销', expired: '期满失效',
}

/** The state it leads to. */
export const stateAfter: Record<LifeEventKind, CertificateState> = {
  changed: 'replaced', renewed: 'replaced', reissued: 'replaced', suspended: 'suspended', restored: 'valid', revoked: 'revoked', forfeited: 'forfeited', cancelled: 'cancelled', expired: 'expired',
}

/** 行政许可法 art. 70: when a licence is struck from the register. */
export type CancellationGround = 'termOver' | 'deceased' | 'ended' | 'takenBack' | 'impossible' | 'holderWish' | 'other'

export const groundWords: Record<CancellationGround, string> = {
  termOver: '有效期届满未延续', deceased: '持证公民死亡或者丧失行为能力', ended: '法人或者其他组织依法终止', takenBack: '许可依法被撤销、撤回，或者证件依法被吊销',
  impossible: '因不可抗力，许可事项无法实施', holderWish: '持证人申请注销', other: '法律、法规规定的其他情形',
}

/** One entry of a certificate's history. */
export interface LifeEvent {
  region: string
  identifier: string
  seq: number
  kind: LifeEventKind
  /** `YYYY-MM-DD`: holds from this day on. */
  onDay: string
  reason: string
  /** 法律依据. */
  basis: string
  ground: CancellationGround | null
  /** The version that took its place. */
  replacedBy: string | null
  applicationNumber: string | null
  /** Null, like the next two, where it followed from the law without anybody's act. */
  officerId: string | null
  officerName: string | null
  authorityId: string | null
  /** RFC 3339, UTC. */
  at: string
  prevHash: string
  hash: string
}

/** The hash of one entry over the one before; the first stands on the hash of the certificate itself. */
export const lifeEventHash = ({ hash: _, ...event }: LifeEvent | (Omit<LifeEvent, 'hash'> & { hash?: undefined })): string => chainHash(event.prevHash, event)

/** Whether a history is complete and says what it said when it was written. @param head what the certificate holds of it */
export function isHistoryIntact(events: readonly LifeEvent[], certificate: { hash: string; eventCount: number; headHash: string | null }): boolean {
  let previous = certificate.hash
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.prevHash !== previous || lifeEventHash(event) !== event.hash) return false
    previous = event.hash
  }
  return events.length === certificate.eventCount && (events.length === 0 || previous === certificate.headHash)
}
