import type { ApplicationView } from '../../../client/types.ts'
import { decide, deliver, endSpecialProcedure, extend, handOut, makeCertificate, review, startSpecialProcedure } from './approval-actions.tsx'
import type { CaseAction } from './case-action.ts'
import { accept, handleImmediately, receive, refuse, requestCorrection, returnCase, supplyCorrection } from './intake-actions.tsx'
import type { Verb } from './send-command.ts'

/** Every action by its verb. The first one the server allows is the next thing to do; the last ones end a case. */
export const caseActions: Readonly<Record<Verb, CaseAction>> = {
  'handle-immediately': handleImmediately,
  accept,
  'supply-correction': supplyCorrection,
  'end-special-procedure': endSpecialProcedure,
  review,
  decide,
  'make-certificate': makeCertificate,
  deliver,
  'hand-out': handOut,
  receive,
  'request-correction': requestCorrection,
  'start-special-procedure': startSpecialProcedure,
  extend,
  refuse,
  return: returnCase,
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
