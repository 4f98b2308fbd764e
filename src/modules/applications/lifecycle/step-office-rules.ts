import type { Application } from '../application.ts'

/** Which authority, and which unit of it, has the case in its present step: the case's own unless the guide names another for the step. */
export function officeOfStep({ state, authorityId, detail }: Application): { authorityId: string; unitId: string | undefined } {
  const step = state === 'accepted' ? detail.reviewSteps[detail.reviewedSteps.length] : undefined
  return { authorityId: step?.authorityId ?? authorityId, unitId: step?.unitId }
}
