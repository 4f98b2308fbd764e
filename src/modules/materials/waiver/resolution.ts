/**
 * By which way a material need not be handed in: the form filled in here is it (form); a certificate, or what a register says,
 * stands in for it; the authority checks by itself (internalCheck: 凡是应由机关核实的自行核实).
 */
export type ReplacedWay = 'form' | 'certificate' | 'register' | 'internalCheck'

export const replacedWayWords: Record<ReplacedWay, string> = { form: '在线填表代替', certificate: '电子证照', register: '数据共享', internalCheck: '部门自行核查' }

/** What stands in for a material. */
export type Evidence =
  | { kind: 'certificate'; identifier: string; name: string; number: string; holderId: string; validUntil: string | null }
  /** `asOf`, `fetchedAt`: ISO 8601 */
  | { kind: 'register'; register: string; holderId: string; asOf: string; fetchedAt: string }

/**
 * What becomes of one material for one applicant:
 * replaced: nothing to hand in · fetchable: a register can be asked, or a sensitive certificate used, once the applicant agrees · asked: has to be handed in
 */
export type ResolutionState = 'replaced' | 'fetchable' | 'asked'

/** Why a material is asked for after all. */
export type AskedReason = 'nothingReplaces' | 'notConnected' | 'notFound' | 'notValid' | 'sourceDown' | 'consentWithdrawn' | 'guardianNeeded' | 'ofOthers' | 'contradicted'

export interface MaterialResolution {
  id: string
  name: string
  necessary: boolean
  state: ResolutionState
  /** For `replaced` and `fetchable`. */
  way: ReplacedWay | null
  /** What stands in, or could: as the guide names it. */
  source: string | null
  evidence: Evidence | null
  /** For `asked`. */
  reason: AskedReason | null
  /** 敏感个人信息: a separate consent is asked for it. */
  isSensitive: boolean
  /** One Chinese sentence: why, and what to do. */
  explanation: string
}
