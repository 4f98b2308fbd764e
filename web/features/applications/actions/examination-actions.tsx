import { type CaseAction, textOf, type Values } from './case-action.ts'
import { DeadlinePreview } from './deadline-preview.tsx'

/** What changes the course of an examination: special procedures, extension, hearing, transfer. */
export const startSpecialProcedure: CaseAction = {
  key: 'p',
  explain: () => '听证、检验、检测、检疫、鉴定、专家评审等所需时间不计入办理期限，应当把种类、理由和所需时间书面告知申请人。',
  submitLabel: '开始特别程序',
  fields: ({ view, values }) => [
    { name: 'stepId', kind: 'radio', label: '特别程序', required: true, value: values.stepId, options: view.specialSteps.map(({ id, name, days }) => ({ value: id, label: `${name}（一般 ${days} 个工作日）` })) },
    { name: 'expectedWorkdays', kind: 'number', label: '预计所需工作日', required: true, inputMode: 'numeric', value: values.expectedWorkdays, hint: '照实估计：告知书会写明，申请人据此安排。' },
    { name: 'reason', kind: 'textarea', label: '启动理由', required: true, maxLength: 2000, value: values.reason },
  ],
  preview({ view, values }) {
    const workdays = Number(textOf(values, 'expectedWorkdays'))
    return Number.isInteger(workdays) && workdays >= 1 && workdays <= 365 ? <DeadlinePreview number={view.number} change="start-special-procedure" workdays={workdays} /> : null
  },
  toCommand: ({ values }) => ({
    verb: 'start-special-procedure',
    body: { stepId: textOf(values, 'stepId'), reason: textOf(values, 'reason'), expectedWorkdays: Number(textOf(values, 'expectedWorkdays')) },
  }),
}

export const endSpecialProcedure: CaseAction = {
  key: 'p',
  explain: ({ promisedDueOn }) => `特别程序结束，办理期限从下一日起继续计算${promisedDueOn ? `：今天结束的，承诺期限到 ${promisedDueOn}` : ''}。`,
  submitLabel: '结束特别程序',
  fields: ({ values }) => [{ name: 'result', kind: 'textarea', label: '特别程序的结果', required: true, maxLength: 2000, value: values.result }],
  toCommand: ({ values }) => ({ verb: 'end-special-procedure', body: { result: textOf(values, 'result') } }),
}

const extensionOf = (values: Values): number | undefined => (textOf(values, 'amount') === '' ? undefined : Number(textOf(values, 'amount')))

export const extend: CaseAction = {
  key: 'e',
  explain: () => '法定期限内不能作出决定的，经本机关负责人批准可以延长，只能一次，并把理由告知申请人。承诺期限不随之延长。',
  submitLabel: '批准延长',
  fields: ({ view, values }) => [
    { name: 'reason', kind: 'textarea', label: '延长理由', required: true, maxLength: 2000, value: values.reason, hint: '会写进延期告知书。' },
    { name: 'amount', kind: 'number', label: '延长多少', required: false, inputMode: 'decimal', value: values.amount, hint: `法定期限是 ${view.statutoryLimitText}，按同一单位填写。不填写的，延长到规定的上限。` },
  ],
  preview: ({ view, values }) => {
    const amount = extensionOf(values)
    return <DeadlinePreview number={view.number} change="extend" {...(amount !== undefined && amount >= 0.5 && amount % 0.5 === 0 ? { amount } : {})} />
  },
  toCommand: ({ values }) => {
    const amount = extensionOf(values)
    return { verb: 'extend', body: { reason: textOf(values, 'reason'), ...(amount === undefined ? {} : { amount }) } }
  },
}

export const offerHearing: CaseAction = {
  key: 'h',
  explain: () => '直接涉及申请人与他人之间重大利益关系的，作出决定前应当告知有要求听证的权利。申请人在 5 个工作日内可以提出，这期间不能作出决定。',
  submitLabel: '告知听证权利',
  fields: ({ values }) => [{ name: 'matter', kind: 'textarea', label: '听证事由', required: true, maxLength: 2000, value: values.matter, hint: '涉及什么重大利益，写给申请人看。' }],
  toCommand: ({ values }) => ({ verb: 'offer-hearing', body: { matter: textOf(values, 'matter') } }),
}

export const transferUpward: CaseAction = {
  key: 'u',
  explain: () => '依法由上级机关决定的，初审后把申请材料和初审意见报送上级机关，并告知申请人。',
  submitLabel: '转报上级',
  isDangerous: true,
  fields: ({ values }) => [
    { name: 'to', kind: 'text', label: '转报到哪个机关', required: true, maxLength: 100, value: values.to },
    { name: 'reason', kind: 'textarea', label: '转报的理由和初审意见', required: true, maxLength: 2000, value: values.reason },
  ],
  confirm: ({ view, values }) => (
    <>
      <p>「{view.applicant.name}」的「{view.item.name}」将<strong>转报{textOf(values, 'to')}</strong>，本机关的办理随之结束，不能撤销。</p>
      <blockquote>{textOf(values, 'reason')}</blockquote>
    </>
  ),
  toCommand: ({ values }) => ({ verb: 'transfer-upward', body: { to: textOf(values, 'to'), reason: textOf(values, 'reason') } }),
}
