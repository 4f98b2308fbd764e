import { type CaseAction, optional, textOf } from './case-action.ts'

const GROUNDS = [
  { value: 'notRequired', label: '依法不需要取得许可' },
  { value: 'notOurAuthority', label: '不属于本机关职权范围' },
  { value: 'other', label: '其他不符合受理条件的情形' },
] as const
type Ground = (typeof GROUNDS)[number]['value']

/** What ends a case before a decision. */
export const refuse: CaseAction = {
  key: 'x',
  explain: () => '依法不需要许可，或不属于本机关职权范围的，不予受理，并出具书面决定，写明理由和救济途径。材料不齐的，请告知补正，不能不予受理。',
  submitLabel: '不予受理',
  isDangerous: true,
  fields: ({ values }) => {
    const isElsewhere = textOf(values, 'ground') === 'notOurAuthority'
    return [
      { name: 'ground', kind: 'radio', label: '不予受理的情形', required: true, value: values.ground, options: [...GROUNDS] },
      { name: 'reason', kind: 'textarea', label: '不予受理的理由', required: true, maxLength: 2000, value: values.reason, hint: '写给申请人看：依据哪一条，为什么不能受理。' },
      { name: 'referral', kind: 'text', label: '应向哪个机关申请', required: isElsewhere, maxLength: 100, value: values.referral, hint: '不属于本机关职权范围的，应当告知。' },
    ]
  },
  confirm: ({ view, values }) => (
    <>
      <p>将对「{view.applicant.name}」的「{view.item.name}」作出<strong>不予受理</strong>决定（{GROUNDS.find(({ value }) => value === textOf(values, 'ground'))?.label}），办件随之结束，不能撤销。</p>
      <blockquote>{textOf(values, 'reason')}</blockquote>
      {textOf(values, 'referral') && <p>告知应向{textOf(values, 'referral')}申请。</p>}
    </>
  ),
  toCommand: ({ values }) => ({ verb: 'refuse', body: { reason: textOf(values, 'reason'), referral: optional(values, 'referral'), ground: optional(values, 'ground') as Ground | undefined } }),
}

export const returnCase: CaseAction = {
  key: 't',
  explain: () => '申请人放弃办理，或逾期没有补正的，可以退件，并把理由告知申请人。',
  submitLabel: '退件',
  isDangerous: true,
  fields: ({ values }) => [{ name: 'reason', kind: 'textarea', label: '退件理由', required: true, maxLength: 2000, value: values.reason }],
  confirm: ({ view, values }) => (
    <>
      <p>「{view.applicant.name}」的「{view.item.name}」将<strong>退件</strong>，办件随之结束，不能撤销。</p>
      <blockquote>{textOf(values, 'reason')}</blockquote>
    </>
  ),
  toCommand: ({ values }) => ({ verb: 'return', body: { reason: textOf(values, 'reason') } }),
}

/** 作废: one asks, another confirms; the server knows whose turn it is. */
export const voidCase: CaseAction = {
  key: 'z',
  explain: ({ voiding }) => voiding
    ? `${voiding.byName}已提出作废：${voiding.reason}。由另一位有权限的人员确认后，本件作废，不能恢复。`
    : '本不该有的办件（例如重复录入）才作废。要由两个人分别确认：您先提出，另一位有权限的人员确认后才生效。',
  submitLabel: '作废',
  isDangerous: true,
  fields: ({ values }) => [
    { name: 'reason', kind: 'textarea', label: '作废的理由', required: true, maxLength: 2000, value: values.reason },
    { name: 'cause', kind: 'radio', label: '属于哪一种', required: true, value: values.cause, options: [{ value: 'entryError', label: '录入错误（删除办结）' }, { value: 'other', label: '其他（作废办结）' }] },
  ],
  confirm: ({ view, values }) => (
    <>
      <p>{view.voiding ? <>确认后，「{view.applicant.name}」的「{view.item.name}」<strong>作废</strong>，不能恢复。</> : <>将提出<strong>作废</strong>「{view.applicant.name}」的「{view.item.name}」，等另一位有权限的人员确认。</>}</p>
      <blockquote>{textOf(values, 'reason')}</blockquote>
    </>
  ),
  toCommand: ({ values }) => ({ verb: 'void', body: { reason: textOf(values, 'reason'), isEntryError: textOf(values, 'cause') === 'entryError' } }),
}
