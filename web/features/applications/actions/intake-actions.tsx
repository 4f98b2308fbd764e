import { countChecks, toCheckList } from '../checks.ts'
import { toHandedMaterials } from '../hand-in.tsx'
import { type ActionInput, type CaseAction, optional, textOf } from './case-action.ts'
import { CorrectionPreview } from './correction-preview.tsx'

const checksWords = ({ view, checks }: ActionInput): string => {
  const { done, all, wrong } = countChecks(view.materials, checks)
  return `共 ${all} 份材料，已核对 ${done} 份，不合格 ${wrong} 份。`
}

/** What a window does with an application that comes in. */
export const receive: CaseAction = {
  key: 'r',
  explain: () => '登记收到申请材料，向申请人出具收件凭证。从今天起 5 个工作日内应当决定是否受理，或一次性告知补正。',
  submitLabel: '确认收件',
  toCommand: () => ({ verb: 'receive', body: undefined }),
}

export const accept: CaseAction = {
  key: 'a',
  explain: () => '材料齐全、符合法定形式的，应当受理。受理后承诺期限和法定期限开始计算，并出具受理通知书。',
  submitLabel: '受理',
  materials: 'checks',
  toCommand: ({ checks }) => ({ verb: 'accept', body: { checks: toCheckList(checks) } }),
}

export const requestCorrection: CaseAction = {
  key: 'c',
  explain: () => '补正只能告知一次：请把全部问题一次写清。发出后，本件不能再次要求补正。',
  submitLabel: '发出补正告知书',
  materials: 'checks',
  fields: ({ values }) => [{ name: 'note', kind: 'textarea', label: '补充说明', required: false, maxLength: 1000, value: values.note, hint: '写在告知书末尾，例如咨询电话、到哪个窗口补交。' }],
  confirm: (input) => <CorrectionPreview {...input} />,
  toCommand: ({ values, checks }) => ({ verb: 'request-correction', body: { checks: toCheckList(checks), note: optional(values, 'note') } }),
}

export const supplyCorrection: CaseAction = {
  key: 'b',
  explain: ({ correction }) => `窗口代收补正材料。告知书列出的材料要一次交齐${correction ? `，期限 ${correction.dueOn}` : ''}；收齐当天重新计算受理期限。`,
  submitLabel: '确认收到补正材料',
  materials: 'handIns',
  toCommand: ({ handIns, view }) => ({ verb: 'supply-correction', body: { materials: toHandedMaterials(view.materials.filter(({ isOwed }) => isOwed).map(({ id }) => id), handIns) } }),
}

export const handleImmediately: CaseAction = {
  key: 'i',
  explain: ({ item }) => `即办件：受理、审查、决定${item.resultName ? `、出具${item.resultName}` : ''}和送达在窗口一次办完，每一步仍分别留下记录。`,
  submitLabel: '当场办结',
  materials: 'checks',
  confirm: (input) => (
    <>
      <p>将对「{input.view.applicant.name}」的「{input.view.item.name}」<strong>当场准予并送达</strong>，不能撤销。</p>
      <p>{checksWords(input)}</p>
    </>
  ),
  toCommand: ({ checks }) => ({ verb: 'handle-immediately', body: { checks: toCheckList(checks) } }),
}

/** 预审: what came online and plainly cannot be taken in as it is. */
export const requestRevision: CaseAction = {
  key: 'f',
  explain: () => '网上申请在收件以前可以退回修改一次：写清要改哪里、怎么改。申请人改好后重新提交，已填的内容都会保留。',
  submitLabel: '退回修改',
  fields: ({ values }) => [{ name: 'reason', kind: 'textarea', label: '需要修改的内容', required: true, maxLength: 2000, value: values.reason, hint: '写给申请人看，例如：经营地址只写到街道，请补上门牌号。' }],
  toCommand: ({ values }) => ({ verb: 'request-revision', body: { reason: textOf(values, 'reason') } }),
}

/** Against the rule of one notice: supervision's own decision, on the record. */
export const allowSecondCorrection: CaseAction = {
  key: 'l',
  explain: () => '补正依法只能一次性告知。确有必要再次告知的，由监察人员准许一次，理由记入案卷，并计入监察。',
  submitLabel: '准许再次补正',
  isDangerous: true,
  fields: ({ values }) => [{ name: 'reason', kind: 'textarea', label: '准许的理由', required: true, maxLength: 2000, value: values.reason }],
  toCommand: ({ values }) => ({ verb: 'allow-second-correction', body: { reason: textOf(values, 'reason') } }),
}
