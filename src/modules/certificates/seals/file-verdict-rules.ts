import { readSignedFile } from '../../../platform/signed-file/signed-file.ts'
import { verifySm2 } from '../../../platform/sm2/verify-sm2.ts'
import { type CertificateState, certificateStateWords } from '../certificate.ts'
import type { SignedFacts } from './signed-facts.ts'
import type { TrustedSeal } from './trust-list.ts'

/** What is known about a certificate beside what its file says. */
export type KnownState = CertificateState | 'unknown' | 'altered'

export type FileOutcome = 'genuine' | 'notValid' | 'changed' | 'unsealed' | 'unknownSeal' | 'wrongSignature' | 'sealEnded' | 'unknownCertificate' | 'altered'

/** The facts a file was sealed with; of a copy (加注件) also for whom and what it is. */
export type FileFacts = SignedFacts & { copy?: { usedByUnit: string; purpose: string; validUntil: string } }

/** The answer to 「这个文件是真的吗」. */
export interface FileVerdict {
  outcome: FileOutcome
  /** In a few words. */
  title: string
  /** All of it, and what to do. */
  sentence: string
  /** What was sealed; absent where the seal does not vouch for it. */
  facts?: FileFacts
}

/**
 * Judges a PDF or an OFD: every byte of it, whose seal, and what has become of the certificate since. The server and the page that
 * works without a network judge alike; they differ in what they know.
 * @param known the register of seals, and the state of a certificate
 * @param today `YYYY-MM-DD`
 */
export async function judgeFile(bytes: Uint8Array, known: { findSeal(id: string): Promise<TrustedSeal | undefined>; stateOf(facts: FileFacts): Promise<KnownState> }, today: string): Promise<FileVerdict> {
  const reading = readSignedFile(bytes)
  if (reading.outcome === 'unsealed') return { outcome: 'unsealed', title: '文件没有电子签章', sentence: '这个文件里没有本平台的电子签章，不能用签章证明真伪。请用证照上的二维码或证照标识核验，或请持证人重新下载证照文件。' }
  if (reading.outcome === 'changed') return { outcome: 'changed', title: '文件被改动过，请勿采信', sentence: '文件的内容与签章时不一致：签章之后被修改、重新保存过，或没有下载完整。请让持证人从平台重新下载原文件。' }
  const facts = reading.payload as unknown as FileFacts
  const seal = typeof facts.seal?.id === 'string' ? await known.findSeal(facts.seal.id) : undefined
  if (!seal) return { outcome: 'unknownSeal', title: '印章不在名册，请勿采信', sentence: '文件使用的印章不在本地的电子印章名册里。离线核验的，请先更新验证名单再试；仍然这样的，请向颁发机构核实。' }
  if (!verifySm2(seal.publicKey, reading.message, reading.signature)) return { outcome: 'wrongSignature', title: '签章不是真的，请勿采信', sentence: `文件声称盖有「${seal.name}」，但签名不是这枚印章作出的。请向颁发机构核实。` }
  if (seal.usedUntil !== undefined && facts.signedAt > seal.usedUntil) return { outcome: 'sealEnded', title: '印章已停用，请勿采信', sentence: `「${seal.name}」在签章之前已经停用。请让持证人重新下载证照文件，或向颁发机构核实。`, facts }
  const state = await known.stateOf(facts)
  if (state === 'unknown') return { outcome: 'unknownCertificate', title: '没有查到这份证照', sentence: '签章是真的，但平台上没有这份证照。请向颁发机构核实。', facts }
  if (state === 'altered') return { outcome: 'altered', title: '证照记录异常，请勿采信', sentence: '文件上的内容与平台保存的证照不一致。请向颁发机构核实。', facts }
  return judgeState(facts, state, today)
}

function judgeState(facts: FileFacts, state: CertificateState, today: string): FileVerdict {
  const now = state === 'valid' && facts.validUntil !== undefined && facts.validUntil < today ? 'expired' : state
  if (now === 'valid' && facts.copy && facts.copy.validUntil < today) return { outcome: 'notValid', title: '文件是真的，但这份加注件已过期', sentence: `签章真实，内容没有改动过；但这份加注件只用到 ${facts.copy.validUntil}，现在不能再用。请持证人重新出具。`, facts }
  if (now === 'valid') return { outcome: 'genuine', title: '真实有效', sentence: '签章真实，内容没有改动过，证照目前有效。', facts }
  const word = now === 'expired' ? '已超过有效期限' : `状态为「${certificateStateWords[now]}」`
  return { outcome: 'notValid', title: `文件是真的，但证照现在不能用`, sentence: `签章真实，内容没有改动过；但证照${word}，目前无效。如有疑问请咨询颁发机构。`, facts }
}
