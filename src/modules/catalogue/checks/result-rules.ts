import { itemWords, type ResultKind } from '../item.ts'
import { type CheckRule, findingIf, isBlank } from './check-rule.ts'

/** 行政许可 is told in at least: 受理、审查、决定、制证（办结）、送达. */
const LICENCE_STEPS = 5

export const resultRules: readonly CheckRule[] = [
  {
    id: 'resultNameFitsKind',
    title: '结果名称与结果类型相符：“证”是证照，“文”“批复”是批文',
    source: '要素体检通用规则第 3 条',
    severity: 'warn', problem: 'elements', elements: ['result'],
    find({ result }) {
      const kind = kindOfName(result.name)
      return findingIf(kind !== undefined && kind !== result.kind, 'result/kind', `结果名称是「${result.name}」，结果类型应为${kind && itemWords.resultKind[kind]}，现在是${itemWords.resultKind[result.kind]}。请修改。`)
    },
  },
  {
    id: 'resultHasSample',
    title: '有结果的附结果样本',
    source: '要素体检通用规则第 11 条',
    severity: 'warn', problem: 'elements', elements: ['result'],
    find: ({ result }) => findingIf(result.kind !== 'none' && isBlank(result.sample), 'result/sample', `没有「${result.name}」的样本。请上传样本并填写地址，让申请人知道会拿到什么。`),
  },
  {
    id: 'feeComplete',
    title: '收费的写明依据、项目和标准',
    source: '要素体检通用规则第 7 条；《行政许可法》第五十八条、第五十九条',
    severity: 'warn', problem: 'elements', elements: ['fee'],
    find: ({ fee }) => (fee === null ? [] : [
      ...findingIf(isBlank(fee.basis), 'fee/basis', '收费没有写依据。没有依据的不得收费，请写明文号和名称。'),
      ...findingIf(isBlank(fee.amount), 'fee/amount', '收费没有写标准。请写一句申请人能看懂的话。'),
      ...findingIf(fee.projects.length === 0, 'fee/projects', '收费没有列出收费项目。请逐项列出名称和标准。'),
      ...fee.projects.flatMap((project, index) => findingIf(isBlank(project.name) || isBlank(project.standard), 'fee/projects', `第 ${index + 1} 个收费项目没有写全名称和标准。请补全。`)),
    ]),
  },
  {
    id: 'noPaymentWithoutFee',
    title: '不收费的不支持网上支付',
    source: '要素体检通用规则第 7 条',
    severity: 'block', problem: 'elements', elements: ['fee', 'onlinePayment'],
    find: ({ fee, onlinePayment }) => findingIf(fee === null && onlinePayment, 'onlinePayment', '不收费的事项写了支持网上支付。请改为不支持，或填写收费。'),
  },
  {
    id: 'licenceHasQuestion',
    title: '行政许可至少有一条常见问题',
    source: '要素体检通用规则第 10 条',
    severity: 'warn', problem: 'elements', elements: ['questions'],
    find: ({ type, questions }) => findingIf(type === 'licence' && questions.length === 0, 'questions', '行政许可至少要有一条常见问题。请写申请人问得最多的一条。'),
  },
  {
    id: 'licenceHasFiveSteps',
    title: '行政许可至少有五个环节',
    source: '要素体检通用规则第 10 条：受理、审查、决定、办结、送达',
    severity: 'warn', problem: 'process', elements: ['steps'],
    find: ({ type, steps }) => findingIf(type === 'licence' && steps.length < LICENCE_STEPS, 'steps', `行政许可的办理流程至少写 ${LICENCE_STEPS} 个环节（受理、审查、决定、制证或办结、送达），现在有 ${steps.length} 个。请补全。`),
  },
  {
    id: 'handlingItemsSound',
    title: '业务办理项的序号是 1 至 99，且不重复',
    source: 'GB/T 39554.1 业务办理项编码',
    severity: 'block', problem: 'elements', elements: ['handlingItems'],
    find: ({ handlingItems }) => handlingItems.flatMap(({ id, sequence, name }, index) => [
      ...findingIf(sequence < 1 || sequence > 99, `handlingItems/${id}/sequence`, `业务办理项「${name}」的序号应为 1 至 99。请修改。`),
      ...findingIf(handlingItems.findIndex((other) => other.sequence === sequence) < index, `handlingItems/${id}/sequence`, `业务办理项「${name}」的序号 ${sequence} 已用过。请换一个。`),
    ]),
  },
  {
    id: 'intermediaryHasBasis',
    title: '中介服务写明法律依据',
    source: '《优化营商环境条例》第四十三条：没有法律、法规或者国务院决定依据的，不得作为办理行政审批的条件',
    severity: 'warn', problem: 'excessMaterials', elements: ['intermediary'],
    find: ({ intermediary }) => findingIf(intermediary !== null && !/《.+》|法第|条例|国务院/.test(intermediary), 'intermediary', '中介服务没有写法律依据。没有依据的请取消，有依据的请写明。'),
  },
]

/** What the end of a name says; 凭证 and 证明 may be either, so they say nothing. Of several results the last counts. */
function kindOfName(name: string): ResultKind | undefined {
  const bare = name.replace(/[（(][^（()）]*[）)]$/, '').trim()
  if (/(批复|批文|文)$/.test(bare)) return 'approval'
  if (bare.endsWith('证') && !/(凭证)$/.test(bare)) return 'certificate'
  return undefined
}
