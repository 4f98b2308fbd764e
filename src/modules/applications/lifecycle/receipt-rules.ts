import { Refusal } from '../../../platform/errors.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { addWorkdays, type Day, receiptDay, type WorkCalendar } from '../../calendar/calendar-rules.ts'
import type { Application } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import { type Moment, notPossible, type VerbRule } from './verb-rule.ts'

/** 行政许可法 art. 32(4): everything that has to be corrected is told once, within five days. */
export const CORRECTION_NOTICE_WORKDAYS = 5

/** The day the materials came: what the five days of art. 32(4) are counted from, and to which silence takes the acceptance back. */
export function receiptOf(application: Application, calendar: WorkCalendar): Day {
  // Handed in after hours or on a rest day, it counts from the next workday (民法典 art. 203).
  const { revision } = application.detail
  return application.receivedOn ?? revision?.receiptOn ?? revision?.revisedOn ?? receiptDay(calendar, toLocalMinute(application.submittedAt))
}

/**
 * `HH:mm` of that receipt, for limits in hours and half days. Undefined where it counts from the opening of the office: after
 * hours, on a rest day, or where a late pre-review is counted as done.
 */
export function receiptTimeOf({ receivedOn, submittedAt, detail: { receivedTime, revision } }: Application, calendar: WorkCalendar): string | undefined {
  if (receivedOn) return receivedTime
  if (revision?.revisedOn) return revision.revisedTime
  const minute = toLocalMinute(submittedAt)
  return receiptDay(calendar, minute) === minute.slice(0, 10) ? minute.slice(11) : undefined
}

/** The last day to accept, refuse or ask for corrections. */
export const receiptDueOn = (application: Application, calendar: WorkCalendar): Day =>
  addWorkdays(calendar, receiptOf(application, calendar), CORRECTION_NOTICE_WORKDAYS).dueOn

/** Receipt, as the first event of whatever a window does with a submission. A late pre-review gains the office no days. */
export function receivedIfNew({ state, detail }: Application, { today, time }: Moment): RecordEvent[] {
  if (state !== 'submitted') return []
  const { preReviewDueOn } = detail
  return [{ type: 'received', data: preReviewDueOn && preReviewDueOn < today ? { on: preReviewDueOn } : { on: today, ...(time ? { time } : {}) } }]
}

const requestRevision: VerbRule<'requestRevision'> = {
  name: '预审退回修改',
  states: ['submitted'],
  findObstacle: ({ channel, detail }) => {
    if (channel !== 'online') return notPossible('窗口收的件当面更正，不需要预审退回。')
    return detail.revision ? notPossible('预审只能退回修改一次，本件已经退回过。材料仍有问题的，请收件后一次性告知补正。') : undefined
  },
  decide: (_application, { reason, withinWorkdays }, { today, calendar }) => [{ type: 'revisionRequested', data: { on: today, dueOn: addWorkdays(calendar, today, withinWorkdays).dueOn, reason } }],
}

/** When what comes in now counts as received: at this minute, or on a later day, from the opening of the office. */
export function receiptNow({ today, receiptOn, time }: Moment): { time?: string } | { receiptOn: Day } {
  if (receiptOn && receiptOn !== today) return { receiptOn }
  return time ? { time } : {}
}

const revise: VerbRule<'revise'> = {
  name: '修改后重新提交',
  states: ['revisionRequested'],
  decide: (_application, { verb: _verb, ...revision }, moment) => [{ type: 'revised', data: { on: moment.today, ...receiptNow(moment), ...revision } }],
}

const receive: VerbRule<'receive'> = {
  name: '收件',
  states: ['submitted'],
  decide: (application, _command, moment) => receivedIfNew(application, moment),
}

const moveToVersion: VerbRule<'moveToVersion'> = {
  name: '改按新版指南办理',
  // Once accepted, the notice of acceptance has said by what the case is handled.
  states: ['submitted', 'received'],
  decide(application, { effect: { needs, content } }, { today }) {
    if (needs.length > 0) throw new Refusal(409, 'applications.new_version_needs_more', `按新版指南办理还需要：${needs.join('；')}。请继续按原来的指南办理，或撤回后重新申请。`)
    return [{ type: 'movedToVersion', data: { on: today, fromVersion: application.itemVersion, ...content } }]
  },
}

export const receiptRules = { requestRevision, revise, receive, moveToVersion }
