import { Refusal } from '../../../platform/errors.ts'
import { addWorkdays } from '../../calendar/calendar-rules.ts'
import type { ApplicationDetail } from '../application.ts'
import { acceptedEvent } from './acceptance-rules.ts'
import { committedEvent } from './commitment-rules.ts'
import { completeChecks, materialOf, refuseMissing, refuseOtherThan, refuseUnqualified } from './material-rules.ts'
import { receivedIfNew } from './receipt-rules.ts'
import { notPossible, type VerbRule } from './verb-rule.ts'

/** Materials somebody still owes: promised for later and not in yet, or left open by a commitment that was withdrawn. */
export const owedMaterials = ({ commitment, materials }: ApplicationDetail): string[] => {
  const uncommitted = new Set(commitment?.withdrawnOn ? commitment.materialIds : [])
  return materials.filter(({ id, provided }) => provided === 'deferred' || (provided === 'none' && uncommitted.has(id))).map(({ id }) => id)
}

/**
 * 容缺受理 (rules.md §3.1; 安阳市优化营商环境条例 art. 24): the main materials are in order, only ones the guide marks may
 * follow, the applicant signed for them, and is told once what to add, by when and what happens otherwise.
 */
const acceptWithDeferral: VerbRule<'acceptWithDeferral'> = {
  name: '容缺受理',
  states: ['submitted', 'received'],
  findObstacle: ({ detail }) => (detail.materials.some(({ deferrable }) => deferrable) ? undefined : notPossible('本事项的办事指南没有可以容缺的材料。')),
  decide(application, command, moment) {
    const { detail } = application
    const chosen = new Map(command.deferred.map((each) => [each.id, each.withinWorkdays]))
    const errors = command.deferred.flatMap(({ id }) => {
      const material = detail.materials.find((each) => each.id === id)
      if (!material) return [{ pointer: `/deferred/${id}`, message: '办事指南没有这份材料。' }]
      return material.deferrable ? [] : [{ pointer: `/deferred/${id}`, message: `「${material.name}」是主要材料，不能容缺。` }]
    })
    const forgotten = detail.materials.filter(({ id, provided }) => provided === 'deferred' && !chosen.has(id))
    errors.push(...forgotten.map(({ id, name }) => ({ pointer: `/deferred/${id}`, message: `申请人承诺后补「${name}」，请一并列入。` })))
    if (chosen.size === 0) errors.push({ pointer: '/deferred', message: '请选择后补的材料。' })
    if (errors.length > 0) throw new Refusal(422, 'applications.cannot_be_deferred', '容缺的材料不对，请按提示修改。', { errors })
    const deferred = new Set(chosen.keys())
    const checks = completeChecks(detail, command.checks.filter(({ id }) => !deferred.has(id)), deferred)
    refuseUnqualified(detail, checks)
    refuseMissing(detail, deferred)
    const committed = detail.materials.filter(({ id, provided }) => provided === 'committed' && !deferred.has(id)).map(({ id }) => id)
    if (committed.length > 0 && !command.commitment) throw new Refusal(422, 'applications.not_signed', '申请人以承诺代替部分证明，但没有签署《告知承诺书》，请申请人签署。', { errors: [{ pointer: '/commitmentPromise', message: '请由申请人签署《告知承诺书》。' }] })
    return [
      ...receivedIfNew(application, moment),
      { type: 'materialsChecked', data: { checks } },
      acceptedEvent(application, moment),
      {
        type: 'materialsDeferred',
        data: {
          on: moment.today, promise: command.promise, clock: command.clock, overrun: command.overrun,
          owed: command.deferred.map(({ id, withinWorkdays }) => ({ id, name: materialOf(detail, id).name, dueOn: addWorkdays(moment.calendar, moment.today, withinWorkdays).dueOn })),
        },
      },
      ...(committed.length > 0 ? [committedEvent(moment, { kind: 'proof', materialIds: committed, ...command.commitment! })] : []),
    ]
  },
}

const supplyDeferred: VerbRule<'supplyDeferred'> = {
  name: '补交容缺材料',
  states: ['accepted', 'reviewed'],
  findObstacle: ({ detail }) => (owedMaterials(detail).length > 0 ? undefined : notPossible('没有还要补交的材料。')),
  decide({ detail }, { materials }, { today }) {
    refuseOtherThan(detail, owedMaterials(detail), materials, '容缺受理通知', { isPartAllowed: true })
    return [{ type: 'deferredSupplied', data: { on: today, materials } }]
  },
}

export const deferralRules = { acceptWithDeferral, supplyDeferred }
