import type { Day } from '../../calendar/index.ts'
import type { Commitment, Deferral, HandedMaterial, SignedPromise } from '../application.ts'
import type { HandedLater, MaterialCheck, ReceiverCheck, RefusalGround, Submission } from '../record/record-events.ts'
import type { NewVersionEffect } from './new-version.ts'

/**
 * What can be asked of a case. The names are the verbs of its addresses, in code spelling.
 * Local numbers (limits of settings) travel inside a command: rules know the law, not a region's choices.
 */
export type Command =
  | { verb: 'requestRevision'; reason: string; withinWorkdays: number }
  | { verb: 'revise'; preReviewDueOn: Day; situations: Submission['situations']; materials: HandedMaterial[]; form: Record<string, unknown>; deferralPromise?: SignedPromise | undefined; commitmentPromise?: SignedPromise | undefined }
  | { verb: 'receive' }
  | { verb: 'requestCorrection'; checks: MaterialCheck[]; note?: string | undefined; withinWorkdays: number }
  | { verb: 'allowSecondCorrection'; reason: string }
  | { verb: 'supplyCorrection'; materials: HandedLater[]; deferralPromise?: SignedPromise | undefined; commitmentPromise?: SignedPromise | undefined }
  | { verb: 'accept'; checks: MaterialCheck[] }
  | { verb: 'acceptWithDeferral'; checks: MaterialCheck[]; deferred: { id: string; withinWorkdays: number }[]; promise: SignedPromise; clock: Deferral['clock']; overrun: Deferral['overrun']; /** For certificates the applicant commits to in the same application. */ commitment?: { promise: SignedPromise; checkWithinDays: number } | undefined }
  | { verb: 'supplyDeferred'; materials: HandedLater[] }
  | { verb: 'acceptWithCommitment'; checks: MaterialCheck[]; kind: Commitment['kind']; promise: SignedPromise; checkWithinDays: number; /** For a licence: on whose authority the window decides. */ grantId?: string | undefined }
  | { verb: 'withdrawCommitment'; reason: string }
  | { verb: 'checkCommitment'; outcome: 'kept' | 'breached'; note: string; rectifyWithinWorkdays?: number | undefined }
  | { verb: 'confirmRectification'; note: string }
  | { verb: 'revokeDecision'; reason: string }
  | { verb: 'refuse'; reason: string; referral?: string | undefined; ground?: RefusalGround | undefined }
  | { verb: 'startSpecialProcedure'; stepId: string; reason: string; expectedWorkdays: number }
  | { verb: 'endSpecialProcedure'; result: string }
  | { verb: 'offerHearing'; matter: string }
  | { verb: 'requestHearing'; reason: string }
  | { verb: 'review'; opinion: 'agree' | 'disagree'; note: string }
  | { verb: 'extend'; reason: string; /** In the unit of the legal limit; all that is allowed where nobody says less. */ amount?: number | undefined; maximum: number }
  | { verb: 'assign'; to: { id: string; name: string }; reason: string }
  | { verb: 'prioritise'; reason: string }
  | { verb: 'decide'; outcome: 'granted' | 'denied'; reason: string; automatic?: { ruleSet: string; version: number } | undefined; grantId?: string | undefined }
  | { verb: 'makeCertificate'; identifier: string; certificateNumber: string; hash: string }
  | { verb: 'handOut'; place: string }
  | { verb: 'deliver'; method: 'electronic' | 'counter' | 'post'; receiver: string; courierNumber?: string | undefined; /** At a counter. */ check?: ReceiverCheck | undefined }
  | { verb: 'handOver'; by: string; originals: string[]; courierNumber?: string | undefined }
  | { verb: 'takeOver'; by: string; note?: string | undefined }
  | { verb: 'withdraw'; reason: string }
  | { verb: 'return'; reason: string }
  | { verb: 'transferUpward'; to: string; reason: string }
  | { verb: 'void'; reason: string; by: { id: string; name: string }; isEntryError: boolean }
  | { verb: 'moveToVersion'; effect: NewVersionEffect }

export type Verb = Command['verb']
export type CommandOf<V extends Verb> = Extract<Command, { verb: V }>
