import type { Day } from '../../calendar/calendar-rules.ts'
import type { WorkCalendar } from '../../calendar/calendar-rules.ts'
import type { Application, Deferral } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import { committedEvent } from './commitment-rules.ts'
import { materialOf } from './material-rules.ts'
import { receiptDueOn, receiptOf, receiptTimeOf } from './receipt-rules.ts'
import type { Moment } from './verb-rule.ts'

const owedOf = ({ state, detail }: Application): Deferral['owed'] =>
  state === 'accepted' || state === 'reviewed' ? (detail.deferral?.owed.filter(({ suppliedOn }) => !suppliedOn) ?? []) : []

/** The last day on which nothing happens to a case by itself; null when nothing ever does. Kept beside the work lists, so that a tick reads only what is due. */
export function fallsDueOn(application: Application, calendar: WorkCalendar): Day | null {
  if (application.state === 'submitted' || application.state === 'received') return receiptDueOn(application, calendar)
  const owed = owedOf(application)
  return owed.length > 0 ? owed.map(({ dueOn }) => dueOn).sort()[0]! : null
}

/**
 * What has happened by itself because a limit passed: silence for five workdays is acceptance as of the receipt
 * (行政许可法 art. 32(4)); what was promised and did not come ends the case the way the local rule says.
 * Asked by the job, and before every command: nobody gains a day because a job was late.
 * @param checkWithinDays the region's days for the check of a commitment (`settings.ts`)
 */
export function fallDue(application: Application, { today, calendar }: Moment, { checkWithinDays }: { checkWithinDays: number }): RecordEvent[] {
  const due = fallsDueOn(application, calendar)
  if (due === null || today <= due) return []
  if (application.state === 'submitted' || application.state === 'received') {
    const on = receiptOf(application, calendar)
    const time = receiptTimeOf(application, calendar)
    return [{ type: 'deemedAccepted', data: { on, ...(time ? { time } : {}), noticedOn: today } }, ...standingPromise(application, { today: on, calendar }, checkWithinDays)]
  }
  const { detail } = application
  const late = owedOf(application).filter(({ dueOn }) => dueOn < today).map(({ materialId }) => materialOf(detail, materialId).name)
  const reason = `承诺补交的「${late.join('」「')}」到 ${due} 仍未补交`
  switch (detail.deferral!.overrun) {
    case 'withdrawn': return [{ type: 'withdrawn', data: { on: today, reason: `${reason}，按规定视为撤回申请`, isOverrun: true } }]
    case 'returned': return [{ type: 'returned', data: { on: today, reason: `${reason}，按规定作退件处理`, isOverrun: true } }]
    case 'ended': return [{ type: 'ended', data: { on: today, reason: `${reason}，按规定终止办理` } }]
  }
}

/**
 * Whoever signed for a proof is taken at their word by silence as they would be by a window: the commitment stands from the day
 * of the acceptance, and is checked. Silence decides nothing, so what was signed for a licence stands for its proofs only.
 */
function standingPromise({ detail: { materials, commitmentPromise } }: Application, accepted: Moment, checkWithinDays: number): RecordEvent[] {
  const materialIds = materials.filter(({ provided }) => provided === 'committed').map(({ id }) => id)
  return materialIds.length > 0 && commitmentPromise ? [committedEvent(accepted, { kind: 'proof', promise: commitmentPromise, materialIds, checkWithinDays })] : []
}
