import { Refusal } from '../../../platform/errors.ts'
import { addNaturalDays, addWorkdays } from '../../calendar/calendar-rules.ts'
import type { Application, ApplicationDetail, Commitment } from '../application.ts'
import type { RecordEvent } from '../record/record-events.ts'
import { acceptedEvent } from './acceptance-rules.ts'
import { completeChecks, refuseMissing, refuseUnqualified } from './material-rules.ts'
import { receivedIfNew } from './receipt-rules.ts'
import { type Moment, notPossible, obstacle, type VerbRule } from './verb-rule.ts'

/** A commitment that still stands. */
const standing = ({ detail }: Application) => (detail.commitment && !detail.commitment.withdrawnOn ? detail.commitment : undefined)

const hasCommitted = ({ materials }: ApplicationDetail): boolean => materials.some(({ provided }) => provided === 'committed')

/** A commitment found untrue and not put right since. */
export const isBreached = ({ commitment }: ApplicationDetail): boolean => commitment?.check?.outcome === 'breached' && commitment.rectification?.outcome !== 'corrected'

/** The commitment as it enters the record: checked afterwards by a day of its own. */
export const committedEvent = (
  { today, calendar }: Moment, { kind, promise, materialIds, checkWithinDays }: Pick<Commitment, 'kind' | 'promise' | 'materialIds'> & { checkWithinDays: number },
): RecordEvent => ({ type: 'committed', data: { on: today, kind, promise, materialIds, checkDueOn: addNaturalDays(calendar, today, checkWithinDays).dueOn } })

/**
 * 告知承诺 (rules.md §3.2; 安阳市优化营商环境条例 art. 25–29). For a proof the case is examined as any other; for a licence
 * it is granted at once, and what was promised is checked afterwards by a day of its own.
 */
const acceptWithCommitment: VerbRule<'acceptWithCommitment'> = {
  name: '按告知承诺受理',
  states: ['submitted', 'received'],
  findObstacle: ({ detail }) => {
    if (!detail.isCommitmentItem && !detail.materials.some(({ committable }) => committable)) return notPossible('本事项没有实行告知承诺，请按一般程序受理。')
    // Everything is in before a decision: what is to follow makes it a deferral.
    if (detail.materials.some(({ provided }) => provided === 'deferred')) return obstacle('is_deferred', '申请人承诺后补部分材料，请用「容缺受理」，以承诺代替的一并记入。')
    return detail.isCommitmentItem || hasCommitted(detail) ? undefined : obstacle('nothing_committed', '申请人没有选择以承诺代替任何证明，请按一般程序受理。')
  },
  decide(application, command, moment) {
    const { detail } = application
    const materialIds = detail.materials.filter(({ provided }) => provided === 'committed').map(({ id }) => id)
    if (command.kind === 'licence' && !detail.isCommitmentItem) throw new Refusal(422, 'applications.not_a_commitment_item', '本事项只能以承诺代替部分证明，决定仍要经过审查。', { errors: [{ pointer: '/kind', message: '请选择「证明事项告知承诺」。' }] })
    if (command.kind === 'proof' && materialIds.length === 0) throw new Refusal(422, 'applications.nothing_committed', '申请人没有选择以承诺代替任何证明，请按一般程序受理。', { errors: [{ pointer: '/kind', message: '没有以承诺代替的证明。' }] })
    // Who signed for a proof chose to be examined: a licence at once takes the promise for it.
    if (command.kind === 'licence' && command.promise.kind === 'proof') throw new Refusal(409, 'applications.committed_to_proof', '申请人签署的是证明事项告知承诺书，不能据此当场作出决定。请按「证明事项」受理，或请申请人签署行政审批告知承诺书。', { errors: [{ pointer: '/kind', message: '申请人没有选择当场作出决定。' }] })
    const checks = completeChecks(detail, command.checks)
    refuseUnqualified(detail, checks)
    refuseMissing(detail)
    const { today } = moment
    return [
      ...receivedIfNew(application, moment),
      { type: 'materialsChecked', data: { checks } },
      acceptedEvent(application, moment),
      committedEvent(moment, { kind: command.kind, promise: command.promise, materialIds, checkWithinDays: command.checkWithinDays }),
      ...(command.kind === 'licence' ? [{ type: 'granted' as const, data: { on: today, note: '申请人已书面承诺符合条件，当场作出决定，事后核查。', ...(command.grantId ? { grantId: command.grantId } : {}) } }] : []),
    ]
  },
}

const withdrawCommitment: VerbRule<'withdrawCommitment'> = {
  name: '撤回承诺',
  // 安阳市优化营商环境条例 art. 26: before the decision.
  states: ['accepted', 'reviewed'],
  findObstacle: (application) => {
    const commitment = standing(application)
    if (!commitment) return notPossible('本件没有作出承诺，或承诺已经撤回。')
    return commitment.check?.outcome === 'breached' ? notPossible('承诺已经核查认定不实，不能撤回。') : undefined
  },
  decide: (_application, { reason }, { today }) => [{ type: 'commitmentWithdrawn', data: { on: today, reason } }],
}

const AFTER_COMMITMENT = ['accepted', 'reviewed', 'granted', 'certified', 'handedOut', 'delivered'] as const

const checkCommitment: VerbRule<'checkCommitment'> = {
  name: '核查承诺',
  states: AFTER_COMMITMENT,
  findObstacle: (application) => {
    const commitment = standing(application)
    if (!commitment) return notPossible('本件没有作出承诺，不需要核查。')
    return commitment.check ? notPossible('承诺已经核查过。') : undefined
  },
  decide: (_application, { outcome, note, rectifyWithinWorkdays }, { today, calendar }) => [{
    type: 'commitmentChecked',
    data: { on: today, outcome, note, ...(outcome === 'breached' && rectifyWithinWorkdays ? { rectifyBy: addWorkdays(calendar, today, rectifyWithinWorkdays).dueOn } : {}) },
  }],
}

const confirmRectification: VerbRule<'confirmRectification'> = {
  name: '确认整改到位',
  states: AFTER_COMMITMENT,
  findObstacle: ({ detail }) => {
    const rectification = detail.commitment?.rectification
    return rectification && !rectification.outcome ? undefined : notPossible('没有正在进行的整改。')
  },
  decide: (_application, { note }, { today }) => [{ type: 'commitmentRectified', data: { on: today, note } }],
}

/** 撤销 (行政许可法 art. 69): what was obtained by a promise that was not kept is taken back. */
const revokeDecision: VerbRule<'revokeDecision'> = {
  name: '撤销决定',
  states: ['granted', 'certified', 'handedOut', 'delivered'],
  findObstacle: ({ detail, state }, moment) => {
    if (state === 'delivered' && detail.result?.code === 1) return notPossible('本件的决定是不予，没有可以撤销的许可。')
    if (detail.commitment?.check?.outcome !== 'breached') return obstacle('nothing_breached', '核查认定承诺不实以后，才能撤销决定；其他情形的撤销请另行立案。')
    const { rectification } = detail.commitment
    if (rectification?.outcome === 'corrected') return obstacle('was_rectified', '申请人已经整改到位，不能再以承诺不实撤销决定。')
    // Who was given time to put it right has that time.
    return rectification && moment && moment.today <= rectification.dueOn ? obstacle('rectification_running', `整改期限到 ${rectification.dueOn}，期满没有整改到位的才能撤销决定。`) : undefined
  },
  decide: (_application, { reason }, { today }) => [{ type: 'decisionRevoked', data: { on: today, reason } }],
}

export const commitmentRules = { acceptWithCommitment, withdrawCommitment, checkCommitment, confirmRectification, revokeDecision }
