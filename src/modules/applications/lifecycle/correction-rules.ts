import { Refusal } from '../../../platform/errors.ts'
import { addWorkdays } from '../../calendar/calendar-rules.ts'
import type { ApplicationDetail } from '../application.ts'
import type { HandedLater } from '../record/record-events.ts'
import { completeChecks, materialOf, refuseOtherThan } from './material-rules.ts'
import { receiptNow, receivedIfNew } from './receipt-rules.ts'
import { obstacle, notPossible, type VerbRule } from './verb-rule.ts'

/** 行政许可法 art. 32(4): one notice that lists everything; a second only where a supervisor allowed it. */
const requestCorrection: VerbRule<'requestCorrection'> = {
  name: '告知补正',
  states: ['submitted', 'received'],
  findObstacle: ({ detail }) =>
    detail.correction && !(detail.secondCorrection && !detail.secondCorrection.isUsed)
      ? obstacle('already_corrected', '补正只能一次性告知，本件已经告知过。如材料仍不符合要求，请受理后依法审查，或不予受理；确需再次补正的，请监察人员批准。')
      : undefined,
  decide(application, command, moment) {
    const { detail } = application
    const checks = completeChecks(detail, command.checks)
    const wrong = checks.filter((check) => check.result === 'unqualified')
    if (wrong.length === 0) throw new Refusal(422, 'applications.nothing_to_correct', '没有不合格的材料，不需要补正。请标出不合格的材料并写明原因，或直接受理。', { errors: [{ pointer: '/checks', message: '请至少标出一份不合格的材料。' }] })
    return [
      ...receivedIfNew(application, moment),
      { type: 'materialsChecked', data: { checks } },
      {
        type: 'correctionRequested',
        data: {
          on: moment.today,
          dueOn: addWorkdays(moment.calendar, moment.today, command.withinWorkdays).dueOn,
          materials: wrong.map((check) => ({ id: check.id, name: materialOf(detail, check.id).name, reason: check.reason! })),
          ...(command.note ? { note: command.note } : {}),
        },
      },
    ]
  },
}

const supplyCorrection: VerbRule<'supplyCorrection'> = {
  name: '提交补正',
  states: ['correctionRequested'],
  decide({ detail }, { materials, deferralPromise, commitmentPromise }, moment) {
    // 行政许可法 art. 32(5): accepted once everything that was asked for is in, so a partial correction is not one.
    refuseOtherThan(detail, detail.correction!.materialIds, materials, '补正通知', { isPartAllowed: false })
    refuseUnpromisable(detail, materials, { deferralPromise, commitmentPromise })
    return [{ type: 'correctionSupplied', data: { on: moment.today, ...receiptNow(moment), materials, ...(deferralPromise ? { deferralPromise } : {}), ...(commitmentPromise ? { commitmentPromise } : {}) } }]
  },
}

/** Only what the guide marks may come later or be committed to, and only with a signature. */
function refuseUnpromisable(detail: ApplicationDetail, materials: HandedLater[], signed: Pick<ApplicationDetail, 'deferralPromise' | 'commitmentPromise'>): void {
  const errors = materials.flatMap(({ id, provided }) => {
    const material = materialOf(detail, id)
    if (provided === 'deferred' && !material.deferrable) return [{ pointer: `/materials/${id}`, message: `「${material.name}」不能容缺，请现在补交。` }]
    if (provided === 'committed' && !material.committable) return [{ pointer: `/materials/${id}`, message: `「${material.name}」不能以承诺代替，请现在补交。` }]
    if (provided === 'deferred' && !signed.deferralPromise) return [{ pointer: '/promise', message: '请由申请人签署《容缺受理承诺书》。' }]
    return provided === 'committed' && !signed.commitmentPromise ? [{ pointer: '/commitmentPromise', message: '请由申请人签署《告知承诺书》。' }] : []
  })
  if (errors.length > 0) throw new Refusal(422, 'applications.cannot_be_promised', '有材料不能后补或以承诺代替，请按提示修改。', { errors })
}

/** Against the rule of one notice: a supervisor's own act, on the record, and told to supervision. */
const allowSecondCorrection: VerbRule<'allowSecondCorrection'> = {
  name: '准许再次补正',
  states: ['received'],
  findObstacle: ({ detail }) => {
    if (!detail.correction) return notPossible('本件还没有告知过补正，窗口可以直接一次性告知。')
    return detail.secondCorrection ? notPossible('再次补正只能准许一次。') : undefined
  },
  decide: (_application, { reason }, { today }) => [{ type: 'secondCorrectionAllowed', data: { on: today, reason } }],
}

export const correctionRules = { requestCorrection, allowSecondCorrection, supplyCorrection }
