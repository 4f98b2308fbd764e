import { type Day, workdaysBetween, type WorkCalendar } from '../../calendar/index.ts'
import type { Application, Commitment, Deferral, SignedPromise } from '../application.ts'
import type { ApplicationView } from '../contract.ts'
import { materialOf } from '../lifecycle/material-rules.ts'
import type { RecordEvent } from '../record/record-events.ts'

export const clockWords: Record<Deferral['clock'], string> = { runs: '补交期间办理期限照常计算', stops: '补交期间办理期限暂停计算' }
export const overrunWords: Record<Deferral['overrun'], string> = { withdrawn: '逾期未补交的，视为撤回申请', returned: '逾期未补交的，按退件处理', ended: '逾期未补交的，终止办理' }
export const commitmentWords: Record<Commitment['kind'], string> = { proof: '证明事项告知承诺', licence: '行政审批告知承诺' }
const outcomeWords = { kept: '属实', breached: '不实' } as const

type PromiseViews = Pick<ApplicationView, 'deferralPromise' | 'commitmentPromise' | 'isCommitmentItem' | 'deferral' | 'commitment'>

/** What the applicant promised and what became of it, in words. */
export function describePromises({ state, detail }: Application, calendar: WorkCalendar, today: Day): PromiseViews {
  const isBefore = state === 'submitted' || state === 'received' || state === 'revisionRequested' || state === 'correctionRequested'
  const nameOf = (id: string) => materialOf(detail, id).name
  const { deferral, commitment } = detail
  return {
    deferralPromise: isBefore ? toSigned(detail.deferralPromise) : null,
    commitmentPromise: isBefore ? toSigned(detail.commitmentPromise) : null,
    isCommitmentItem: detail.isCommitmentItem ?? false,
    deferral: deferral
      ? {
          promisedOn: deferral.promisedOn, signedBy: deferral.promise.signedBy, textVersion: deferral.promise.textVersion,
          owed: deferral.owed.map(({ materialId, dueOn, suppliedOn }) => ({
            id: materialId, name: nameOf(materialId), dueOn, suppliedOn: suppliedOn ?? null,
            leftDays: suppliedOn ? null : dueOn >= today ? workdaysBetween(calendar, today, dueOn) : -Math.max(1, workdaysBetween(calendar, dueOn, today)),
          })),
          clock: deferral.clock, clockName: clockWords[deferral.clock], overrun: deferral.overrun, overrunName: overrunWords[deferral.overrun], completedOn: deferral.completedOn ?? null,
        }
      : null,
    commitment: commitment ? describeCommitment(commitment, nameOf) : null,
  }
}

const toSigned = (promise: SignedPromise | undefined): ApplicationView['deferralPromise'] => (promise ? { signedBy: promise.signedBy, textVersion: promise.textVersion, kind: promise.kind ?? null } : null)

function describeCommitment({ kind, madeOn, promise, materialIds, withdrawnOn, checkDueOn, check, rectification }: Commitment, nameOf: (id: string) => string): ApplicationView['commitment'] {
  return {
    kind, kindName: commitmentWords[kind], madeOn, signedBy: promise.signedBy, textVersion: promise.textVersion,
    materials: materialIds.map((id) => ({ id, name: nameOf(id) })),
    withdrawnOn: withdrawnOn ?? null, checkDueOn,
    check: check ? { ...check, outcomeName: outcomeWords[check.outcome] } : null,
    rectification: rectification
      ? { dueOn: rectification.dueOn, outcome: rectification.outcome ?? null, outcomeName: rectification.outcome === 'corrected' ? '已整改到位' : rectification.outcome === 'revoked' ? '决定已撤销' : '正在整改', on: rectification.on ?? null }
      : null,
  }
}

type PromiseEvent = Extract<RecordEvent, { type: 'materialsDeferred' | 'deferredSupplied' | 'committed' | 'commitmentWithdrawn' | 'commitmentChecked' | 'commitmentRectified' | 'decisionRevoked' }>

/** The line below such an event on the timeline. */
export function noteOfPromise(event: PromiseEvent): string | null {
  switch (event.type) {
    case 'materialsDeferred': return `${event.data.owed.map(({ name, dueOn }) => `「${name}」在 ${dueOn} 前补交`).join('；')}。${clockWords[event.data.clock]}；${overrunWords[event.data.overrun]}。承诺人 ${event.data.promise.signedBy}`
    case 'deferredSupplied': return `补交 ${event.data.materials.length} 份材料`
    case 'committed': return `${commitmentWords[event.data.kind]}，承诺人 ${event.data.promise.signedBy}，在 ${event.data.checkDueOn} 前核查`
    case 'commitmentChecked': return `承诺${outcomeWords[event.data.outcome]}：${event.data.note}${event.data.rectifyBy ? `。请在 ${event.data.rectifyBy} 前整改` : ''}`
    case 'commitmentRectified': return event.data.note
    case 'commitmentWithdrawn': case 'decisionRevoked': return event.data.reason
  }
}
