import { addWorkdays, type Day, onOrNextWorkday, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import { readClock } from '../../calendar/clock-rules.ts'
import type { Application } from '../application.ts'
import { DELIVERY_WORKDAYS } from './decision-rules.ts'
import { runningSpecialProcedure } from './examination-rules.ts'
import { fallsDueOn } from './falling-due-rules.ts'
import { clocksEndOn, promisedClock, statutoryClock } from './legal-clock-rules.ts'
import { receiptDueOn } from './receipt-rules.ts'
import { officeOfStep } from './step-office-rules.ts'

/** Deadlines of a case as they stand on `today`. */
export interface Deadlines {
  statutoryDueOn: Day | null
  promisedDueOn: Day | null
  /** 预计: a year in between has no published calendar yet. */
  isProvisional: boolean
  paused: boolean
  /** What whoever has the case now must keep: to accept, to decide, to deliver, to check. */
  dueOn: Day | null
  /** The last day before something happens by itself (`falling-due-rules.ts`). */
  fallsDueOn: Day | null
  usedDays: number
  leftDays: number | null
  overdueDays: number
}

export function readDeadlines(application: Application, calendar: WorkCalendar, today: Day): Deadlines {
  const { detail, state } = application
  // What is decided stays as it was on that day: the clocks of art. 42 end with the decision.
  const asOf = clocksEndOn(application) ?? today
  const [statutory, promised] = [statutoryClock(application), promisedClock(application)].map((clock) => clock && readClock(calendar, clock, asOf))
  const promisedDueOn = promised?.dueOn ?? null
  const dueOn = dueOfQueue(application, calendar, promisedDueOn)
  return {
    statutoryDueOn: statutory?.dueOn ?? null,
    promisedDueOn,
    isProvisional: Boolean(statutory?.isProvisional || promised?.isProvisional) || (dueOn !== null && !calendar.publishedYears.has(Number(dueOn.slice(0, 4)))),
    paused: clocksEndOn(application) === null && (runningSpecialProcedure(detail) !== undefined || (detail.deferral?.clock === 'stops' && !detail.deferral.completedOn)),
    dueOn,
    fallsDueOn: fallsDueOn(application, calendar),
    usedDays: promised?.usedDays ?? 0,
    leftDays: promised ? promised.leftDays : null,
    overdueDays: promised?.overdueDays ?? 0,
  }

  function dueOfQueue(application: Application, calendar: WorkCalendar, promisedDueOn: Day | null): Day | null {
    switch (state) {
      // A last day that was told stays, unless it has become a rest day since (民法典 art. 203).
      case 'revisionRequested': return onOrNextWorkday(calendar, detail.revision!.dueOn)
      case 'submitted': return detail.preReviewDueOn ?? receiptDueOn(application, calendar)
      case 'received': return receiptDueOn(application, calendar)
      case 'correctionRequested': return onOrNextWorkday(calendar, detail.correction!.dueOn)
      case 'accepted': case 'reviewed': return promisedDueOn
      case 'granted': case 'denied': case 'certified': case 'handedOut': return addWorkdays(calendar, application.decidedOn!, DELIVERY_WORKDAYS).dueOn
      case 'delivered': return openCheckDueOn(application)
      case 'refused': case 'withdrawn': case 'returned': case 'ended': case 'transferred': case 'voided': case 'revoked': return null
    }
  }
}

/** The day by which somebody still has to look after a decided case: its commitment to check, or what has to be put right. */
function openCheckDueOn({ detail: { commitment } }: Application): Day | null {
  if (!commitment || commitment.withdrawnOn) return null
  if (!commitment.check) return commitment.checkDueOn
  return commitment.rectification && !commitment.rectification.outcome ? commitment.rectification.dueOn : null
}

/** The one list a case stands in: whoever it names has to act next. Null when nobody has to. */
export function queueOf(application: Application): string | null {
  const { state, hallId, authorityId, detail } = application
  switch (state) {
    case 'submitted': case 'received': return `intake:${hallId}`
    case 'revisionRequested': case 'correctionRequested': return `applicant:${hallId}`
    case 'accepted': return `review:${officeOfStep(application).authorityId}`
    case 'reviewed': return `decide:${authorityId}`
    case 'granted': return detail.makesCertificate ? `certificate:${authorityId}` : `delivery:${hallId}`
    case 'denied': case 'certified': case 'handedOut': return `delivery:${hallId}`
    case 'delivered': return openCheckDueOn(application) === null ? null : `check:${authorityId}`
    case 'refused': case 'withdrawn': case 'returned': case 'ended': case 'transferred': case 'voided': case 'revoked': return null
  }
}
