import type { ApplicationView } from '../../../client/types.ts'
import { decide, deliver, handOut, makeCertificate, review } from './approval-actions.tsx'
import type { CaseAction } from './case-action.ts'
import { assign, prioritise } from './desk-actions.ts'
import { handOver, takeOver } from './crossing-actions.tsx'
import { refuse, returnCase, voidCase } from './ending-actions.tsx'
import { endSpecialProcedure, extend, offerHearing, startSpecialProcedure, transferUpward } from './examination-actions.tsx'
import { accept, allowSecondCorrection, handleImmediately, receive, requestCorrection, requestRevision, supplyCorrection } from './intake-actions.tsx'
import { acceptWithCommitment, acceptWithDeferral, checkCommitment, confirmRectification, revokeDecision, supplyDeferred } from './promise-actions.tsx'
import type { Verb } from './send-command.ts'

/** Every action by its verb. The first one the server allows is the next thing to do; the last ones end a case. */
export const caseActions: Readonly<Record<Verb, CaseAction>> = {
  'handle-immediately': handleImmediately,
  accept,
  'accept-with-deferral': acceptWithDeferral,
  'accept-with-commitment': acceptWithCommitment,
  'supply-deferred': supplyDeferred,
  'supply-correction': supplyCorrection,
  'end-special-procedure': endSpecialProcedure,
  review,
  decide,
  'make-certificate': makeCertificate,
  deliver,
  'hand-out': handOut,
  'hand-over': handOver,
  'take-over': takeOver,
  'check-commitment': checkCommitment,
  'confirm-rectification': confirmRectification,
  receive,
  'request-correction': requestCorrection,
  'allow-second-correction': allowSecondCorrection,
  'request-revision': requestRevision,
  'start-special-procedure': startSpecialProcedure,
  extend,
  'offer-hearing': offerHearing,
  'transfer-upward': transferUpward,
  'revoke-decision': revokeDecision,
  assign,
  prioritise,
  refuse,
  return: returnCase,
  void: voidCase,
}

export interface OfferedAction {
  verb: Verb
  name: string
  action: CaseAction
  /** Why it cannot be done now; null when it can. */
  reason: string | null
}

const ORDER = Object.keys(caseActions) as Verb[]

/** What the server offers for this case, the next thing to do first. A verb that this screen does not know is not shown. */
export function offeredActions(view: ApplicationView): OfferedAction[] {
  const offered = new Map<string, { name: string; reason: string | null }>(view.allowedActions.map(({ verb, name, allowed, reason }) => [verb, { name, reason: allowed ? null : (reason ?? '现在不能办理。') }]))
  return ORDER.flatMap((verb) => {
    const offer = offered.get(verb)
    return offer ? [{ verb, ...offer, action: caseActions[verb] }] : []
  })
}
