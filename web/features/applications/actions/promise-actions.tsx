import { toDayWords } from '../../../kit/dates.ts'
import type { ApplicationView } from '../../../client/types.ts'
import { toCheckList } from '../checks.ts'
import { toHandedMaterials } from '../hand-in.tsx'
import { CommitmentPreview, DeferralPreview, RectificationPreview } from '../promises/promise-previews.tsx'
import { type ActionInput, type CaseAction, listOf, optional, textOf } from './case-action.ts'

/**
 * 容缺受理 and 告知承诺: accepting on a promise, what comes of it, and what is done when it is not kept.
 * k, y and n judge materials before acceptance; what comes after it may use them again.
 */

/** Materials to come later: as ticked, at first those the applicant asked for. */
const deferredOf = ({ view, values }: ActionInput): string[] => listOf(values, 'deferred') ?? view.materials.filter(({ provided }) => provided === 'deferred').map(({ id }) => id)
const hasCommitted = ({ materials }: ApplicationView): boolean => materials.some(({ provided }) => provided === 'committed')
const workdaysOf = ({ values }: ActionInput, name: string): number | undefined => {
  const days = Number(textOf(values, name))
  return Number.isInteger(days) && days >= 1 && days <= 90 ? days : undefined
}
const signature = (name: string, label: string, { view, values }: ActionInput) =>
  ({ name, kind: 'text' as const, label, required: true, maxLength: 100, value: values[name], hint: `请申请人看过承诺书全文后签名，照签名输入，例如「${view.applicant.name}」。` })
const signed = (input: ActionInput, name: string) => (textOf(input.values, name) ? { signedBy: textOf(input.values, name) } : undefined)

export const acceptWithDeferral: CaseAction = {
  key: 's',
  explain: ({ deferralPromise }) => `主要材料齐全、只缺办事指南允许后补的材料，申请人签了承诺书的，应当先受理。${deferralPromise ? `申请人「${deferralPromise.signedBy}」提交时已经签署。` : '申请人还没有签，请当面签署。'}`,
  submitLabel: '容缺受理',
  materials: 'checks',
  fields: (input) => [
    { name: 'deferred', kind: 'checkboxes', label: '后补的材料', required: true, value: deferredOf(input), options: input.view.materials.filter(({ deferrable }) => deferrable).map(({ id, name }) => ({ value: id, label: name })) },
    { name: 'days', kind: 'number', label: '补交期限（工作日）', required: false, inputMode: 'numeric', value: input.values.days, hint: '不填就按本地规定。' },
    ...(input.view.deferralPromise ? [] : [signature('promise', '容缺受理承诺人签名', input)]),
    ...(hasCommitted(input.view) && !input.view.commitmentPromise ? [signature('commitmentPromise', '告知承诺人签名', input)] : []),
  ],
  unchecked: deferredOf,
  preview: (input) => <DeferralPreview view={input.view} deferred={deferredOf(input)} workdays={workdaysOf(input, 'days')} />,
  toCommand: (input) => {
    const [deferred, days] = [deferredOf(input), workdaysOf(input, 'days')]
    return {
      verb: 'accept-with-deferral',
      body: {
        checks: toCheckList(input.checks).filter(({ id }) => !deferred.includes(id)), deferred: deferred.map((id) => (days ? { id, days } : { id })),
        promise: signed(input, 'promise'), commitmentPromise: signed(input, 'commitmentPromise'),
      },
    }
  },
}

type CommitmentKind = 'proof' | 'licence'
const kindOf = ({ view, values }: ActionInput): CommitmentKind =>
  (textOf(values, 'kind') || view.commitmentPromise?.kind || (view.isCommitmentItem ? 'licence' : 'proof')) as CommitmentKind

export const acceptWithCommitment: CaseAction = {
  key: 'w',
  explain: ({ commitmentPromise }) => `申请人以书面承诺代替证明，或者承诺符合全部条件。${commitmentPromise ? `申请人「${commitmentPromise.signedBy}」提交时已经签署。` : '申请人还没有签，请当面签署。'}有未修复失信承诺的不适用。`,
  submitLabel: '按告知承诺受理',
  materials: 'checks',
  fields: (input) => [
    ...(input.view.isCommitmentItem
      ? [{
          name: 'kind', kind: 'radio' as const, label: '告知承诺的种类', required: true, value: kindOf(input),
          options: [{ value: 'licence', label: '行政审批：当场作出决定，事后核查' }, ...(hasCommitted(input.view) ? [{ value: 'proof', label: '证明事项：代替证明，照常审查' }] : [])],
        }]
      : []),
    ...(input.view.commitmentPromise ? [] : [signature('promise', '承诺人签名', input)]),
  ],
  preview: (input) => <CommitmentPreview view={input.view} kind={kindOf(input)} />,
  confirm: (input) => (
    <p>{kindOf(input) === 'licence'
      ? <>将以「{input.view.authority.name}」的名义，对「{input.view.applicant.name}」的「{input.view.item.name}」<strong className="granted">当场作出准予决定</strong>，并出具决定书，不能撤回；承诺事后核查。</>
      : <>将<strong>受理</strong>「{input.view.applicant.name}」的「{input.view.item.name}」，以承诺代替的材料不再要求提交，承诺事后核查。</>}
    </p>
  ),
  toCommand: (input) => ({ verb: 'accept-with-commitment', body: { checks: toCheckList(input.checks), kind: kindOf(input), promise: signed(input, 'promise') } }),
}

export const supplyDeferred: CaseAction = {
  key: 'b',
  explain: ({ deferral }) => `窗口代收申请人承诺后补的材料，可以分几次收。全部补齐以后才能作出决定${deferral ? `；${deferral.overrunName}` : ''}。`,
  submitLabel: '确认收到补交材料',
  materials: 'handIns',
  toCommand: ({ handIns, view }) => ({ verb: 'supply-deferred', body: { materials: toHandedMaterials(view.materials.filter(({ isOwed }) => isOwed).map(({ id }) => id), handIns) } }),
}

export const checkCommitment: CaseAction = {
  key: 'k',
  explain: ({ commitment }) => `核查申请人的承诺是否属实${commitment ? `，最晚 ${toDayWords(commitment.checkDueOn)}` : ''}。认定不实的，马上记入失信，修复以前不能再承诺。`,
  submitLabel: '提交核查结果',
  fields: (input) => [
    { name: 'outcome', kind: 'radio', label: '核查结果', required: true, value: input.values.outcome, options: [{ value: 'kept', label: '属实' }, { value: 'breached', label: '不实' }] },
    { name: 'note', kind: 'textarea', label: '核查情况', required: true, maxLength: 2000, value: input.values.note, hint: '怎样核查、查到什么，写清事实。' },
    ...(textOf(input.values, 'outcome') === 'breached'
      ? [{ name: 'rectifyDays', kind: 'number' as const, label: '整改期限（工作日）', required: false, inputMode: 'numeric' as const, value: input.values.rectifyDays, hint: '能改正的，给出期限；不填就不安排整改。' }]
      : []),
  ],
  preview(input) {
    const workdays = textOf(input.values, 'outcome') === 'breached' ? workdaysOf(input, 'rectifyDays') : undefined
    return workdays ? <RectificationPreview view={input.view} workdays={workdays} /> : null
  },
  toCommand: (input) => ({
    verb: 'check-commitment',
    body: { outcome: textOf(input.values, 'outcome') as 'kept' | 'breached', note: textOf(input.values, 'note'), rectifyDays: textOf(input.values, 'outcome') === 'breached' ? workdaysOf(input, 'rectifyDays') : undefined },
  }),
}

export const confirmRectification: CaseAction = {
  key: 'y',
  explain: () => '申请人已经改正、符合承诺的条件的，确认整改到位，失信记录随之修复。',
  submitLabel: '确认整改到位',
  fields: ({ values }) => [{ name: 'note', kind: 'textarea', label: '整改情况', required: true, maxLength: 2000, value: values.note }],
  toCommand: ({ values }) => ({ verb: 'confirm-rectification', body: { note: textOf(values, 'note') } }),
}

export const revokeDecision: CaseAction = {
  key: 'n',
  explain: () => '以不实承诺取得的许可，期满没有整改到位的，依法撤销决定，并出具书面决定，写明理由和救济途径。',
  submitLabel: '撤销决定',
  isDangerous: true,
  fields: ({ values }) => [{ name: 'reason', kind: 'textarea', label: '撤销的理由', required: true, maxLength: 2000, value: values.reason, hint: '写明查到的事实和依据的条款。' }],
  confirm: ({ view, values }) => (
    <>
      <p>将<strong className="denied">撤销</strong>「{view.applicant.name}」的「{view.item.name}」决定，不能恢复。</p>
      <blockquote>{optional(values, 'reason')}</blockquote>
    </>
  ),
  toCommand: ({ values }) => ({ verb: 'revoke-decision', body: { reason: textOf(values, 'reason') } }),
}
