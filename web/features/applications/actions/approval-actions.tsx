import type { ApplicationView } from '../../../client/types.ts'
import { receiverCheckOf, receiverFields } from '../delivery/receiver-fields.ts'
import { type CaseAction, optional, textOf } from './case-action.ts'

/** What the authority does with an accepted case to its decision, and the window with its result. */
export const review: CaseAction = {
  key: 'v',
  explain: ({ step }) => `当前环节：${step ?? '审查'}。意见随案卷保存，决定人员据此作出决定。`,
  submitLabel: '提交审查意见',
  fields: ({ values }) => [
    { name: 'opinion', kind: 'radio', label: '审查意见', required: true, value: values.opinion, options: [{ value: 'agree', label: '同意' }, { value: 'disagree', label: '不同意' }] },
    { name: 'note', kind: 'textarea', label: '意见说明', required: true, maxLength: 2000, value: values.note, hint: '写明依据的事实和条款。' },
  ],
  toCommand: ({ values }) => ({ verb: 'review', body: { opinion: textOf(values, 'opinion') as 'agree' | 'disagree', note: textOf(values, 'note') } }),
}

const outcomeWords = { granted: '准予', denied: '不予' } as const
/** What the reviewers found: whoever decides has it before their eyes. */
function opinionsOf({ timeline }: ApplicationView) {
  const opinions = timeline.filter(({ type }) => type === 'reviewed')
  return opinions.length === 0 ? '没有审查意见。' : <>审查意见：{opinions.map(({ seq, title, actorName, note }) => <span key={seq} className="opinion">{title}　{note}（{actorName}）</span>)}</>
}

const isDenied = (outcome: string): boolean => outcome === 'denied'

export const decide: CaseAction = {
  key: 'd',
  explain: opinionsOf,
  submitLabel: '作出决定',
  fields: ({ values }) => [
    { name: 'outcome', kind: 'radio', label: '决定', required: true, value: values.outcome, options: [{ value: 'granted', label: '准予' }, { value: 'denied', label: '不予' }] },
    { name: 'reason', kind: 'textarea', label: isDenied(textOf(values, 'outcome')) ? '不予的理由' : '说明', required: isDenied(textOf(values, 'outcome')), maxLength: 2000, value: values.reason, hint: '决定不予的，应当说明理由；救济途径由系统写入决定书。' },
  ],
  confirm: ({ view, values }) => (
    <>
      <p>将对「{view.applicant.name}」的「{view.item.name}」作出<strong className={isDenied(textOf(values, 'outcome')) ? 'denied' : 'granted'}>{outcomeWords[textOf(values, 'outcome') as keyof typeof outcomeWords]}</strong>决定，并出具决定书。决定作出后不能修改。</p>
      {textOf(values, 'reason') && <blockquote>{textOf(values, 'reason')}</blockquote>}
      <div>{opinionsOf(view)}</div>
    </>
  ),
  toCommand: ({ values }) => ({ verb: 'decide', body: { outcome: textOf(values, 'outcome') as 'granted' | 'denied', reason: optional(values, 'reason') } }),
}

export const makeCertificate: CaseAction = {
  key: 'm',
  explain: ({ item, applicant }) => `为「${applicant.name}」制作《${item.resultName}》电子证照，加盖电子印章，并可公开核验。`,
  submitLabel: '制证',
  toCommand: () => ({ verb: 'make-certificate', body: undefined }),
}

export const handOut: CaseAction = {
  key: 'o',
  explain: ({ hall }) => `办理结果放到「${hall.name}」出件窗口，通知申请人领取。`,
  submitLabel: '出件',
  toCommand: () => ({ verb: 'hand-out', body: undefined }),
}

export const deliver: CaseAction = {
  key: 'g',
  explain: () => '把决定书和证照送达申请人，送达后办件归档。',
  submitLabel: '确认送达',
  endsVisit: ({ values }) => textOf(values, 'method') === 'counter',
  fields: ({ view, values }) => [
    { name: 'method', kind: 'radio', label: '送达方式', required: true, value: values.method, options: [{ value: 'counter', label: '窗口领取' }, { value: 'electronic', label: '电子送达' }, { value: 'post', label: '邮寄' }] },
    { name: 'receiver', kind: 'text', label: '签收人', required: false, maxLength: 50, value: values.receiver, hint: `不填则为申请人「${view.applicant.name}」。` },
    ...(textOf(values, 'method') === 'counter' ? receiverFields(view, values) : []),
    ...(textOf(values, 'method') === 'post' ? [{ name: 'courierNumber', kind: 'text' as const, label: '快递单号', required: true, maxLength: 40, value: values.courierNumber }] : []),
  ],
  toCommand: ({ values }) => ({
    verb: 'deliver',
    body: {
      method: textOf(values, 'method') as 'electronic' | 'counter' | 'post',
      receiver: optional(values, 'receiver'),
      courierNumber: textOf(values, 'method') === 'post' ? optional(values, 'courierNumber') : undefined,
      ...(textOf(values, 'method') === 'counter' ? receiverCheckOf(values) : {}),
    },
  }),
}
