import type { Day } from '../../calendar/calendar-rules.ts'
import type { Application } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import { completeChecks, refuseMissing, refuseUnqualified } from './material-rules.ts'
import { receivedIfNew } from './receipt-rules.ts'
import { type Moment, obstacle, type Obstacle, type VerbRule } from './verb-rule.ts'

/** What was corrected is accepted as of the day all corrections were in (行政许可法 art. 32(5)), whenever the window gets to it. */
export function acceptanceDayOf({ detail }: Application, today: Day): Day {
  const suppliedOn = detail.correction?.suppliedOn
  // Looked at before the day it counts as received (handed in after hours): nobody accepts on a day to come.
  return suppliedOn && suppliedOn < today ? suppliedOn : today
}

/** The acceptance with its time of day, which limits in hours and half days count from: that of the receipt where it is taken back there. */
export function acceptedEvent(application: Application, { today, time }: Moment): RecordEvent {
  const on = acceptanceDayOf(application, today)
  const from = application.detail.correction?.suppliedOn === on ? application.detail.receivedTime : time
  return { type: 'accepted', data: { on, ...(from ? { time: from } : {}) } }
}

const accept: VerbRule<'accept'> = {
  name: '受理',
  states: ['submitted', 'received'],
  findObstacle: findPromised,
  decide(application, command, moment) {
    const { detail } = application
    const checks = completeChecks(detail, command.checks)
    refuseUnqualified(detail, checks)
    refuseMissing(detail)
    return [...receivedIfNew(application, moment), { type: 'materialsChecked', data: { checks } }, acceptedEvent(application, moment)]
  },
}

/** What the applicant signed for needs an acceptance that says so. */
function findPromised({ detail }: Application): Obstacle | undefined {
  if (detail.materials.some(({ provided }) => provided === 'deferred')) return obstacle('is_deferred', '申请人承诺后补部分材料，请用「容缺受理」。')
  return detail.materials.some(({ provided }) => provided === 'committed') ? obstacle('is_committed', '申请人以承诺代替部分证明，请用「按告知承诺受理」。') : undefined
}

const refuse: VerbRule<'refuse'> = {
  name: '不予受理',
  states: ['submitted', 'received', 'correctionRequested'],
  decide: (application, { reason, referral, ground }, moment) => [
    ...receivedIfNew(application, moment),
    { type: 'refused', data: { on: moment.today, reason, ...(referral ? { referral } : {}), ...(ground ? { ground } : {}) } },
  ],
}

export const acceptanceRules = { accept, refuse }
