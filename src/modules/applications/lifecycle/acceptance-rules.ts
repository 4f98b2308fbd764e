import { Refusal } from '../../../platform/errors.ts'
import type { Day } from '../../calendar/calendar-rules.ts'
import type { Application } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import { completeChecks, refuseUnqualified } from './material-rules.ts'
import { receivedIfNew } from './receipt-rules.ts'
import type { Moment, VerbRule } from './verb-rule.ts'

/** What was corrected is accepted as of the day all corrections were in (行政许可法 art. 32(5)), whenever the window gets to it. */
export const acceptanceDayOf = ({ detail }: Application, today: Day): Day => detail.correction?.suppliedOn ?? today

/** The acceptance with its time of day, which limits in hours and half days count from. */
export function acceptedEvent(application: Application, { today }: Moment, time: string | undefined): RecordEvent {
  const on = acceptanceDayOf(application, today)
  return { type: 'accepted', data: { on, ...(time && on === today ? { time } : {}) } }
}

const accept: VerbRule<'accept'> = {
  name: '受理',
  states: ['submitted', 'received'],
  decide(application, command, moment) {
    const { detail } = application
    const checks = completeChecks(detail, command.checks)
    refuseUnqualified(detail, checks)
    refusePromised(application)
    return [...receivedIfNew(application, moment), { type: 'materialsChecked', data: { checks } }, acceptedEvent(application, moment, command.time)]
  },
}

/** What the applicant signed for needs an acceptance that says so. */
function refusePromised({ detail }: Application): void {
  if (detail.materials.some(({ provided }) => provided === 'deferred')) throw new Refusal(409, 'applications.is_deferred', '申请人承诺后补部分材料，请用「容缺受理」。')
  if (detail.materials.some(({ provided }) => provided === 'committed')) throw new Refusal(409, 'applications.is_committed', '申请人以承诺代替部分证明，请用「按告知承诺受理」。')
  const missing = detail.materials.filter(({ necessary, provided, check }) => necessary && provided === 'none' && check !== 'qualified')
  if (missing.length > 0) throw new Refusal(422, 'applications.material_missing', '必要材料还没有交齐，不能受理。请告知申请人补正。', { errors: missing.map(({ id, name }) => ({ pointer: `/checks/${id}`, message: `「${name}」还没有提交。` })) })
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
