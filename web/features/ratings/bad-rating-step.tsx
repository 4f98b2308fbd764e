import type { FormField } from '../../../src/platform/forms/form-fields.ts'
import { CommandDrawer, textOf, type Typing, type Values } from '../catalogue/command-drawer.tsx'
import { DrawerFiles, fileIdsIn } from '../files/drawer-files.tsx'
import { PDF_AND_PICTURES } from '../files/file-limits.ts'
import { type BadRating, type StepVerb, steps, uploadRectificationFile } from './rating-calls.ts'

interface Step {
  submitLabel: string
  explain: string
  isDangerous?: boolean
  /** What the files are that may come with it. */
  files?: string
  fields(rating: BadRating, values: Values): FormField[]
  send(rating: BadRating, values: Values, key: string): Promise<BadRating>
}

const note = (label: string, hint?: string, maxLength = 1000): FormField => ({ name: 'note', kind: 'textarea', label, required: true, maxLength, hint })
const NO_NAMES = '不要写评价人的姓名和电话。'
const oneOf = (name: string, label: string, options: Record<string, string>): FormField => ({ name, kind: 'radio', label, required: true, options: Object.entries(options).map(([value, words]) => ({ value, label: words })) })
const isYes = (values: Values, name: string): boolean => textOf(values, name) === 'yes'

const STEPS: Record<StepVerb, Step> = {
  contact: {
    submitLabel: '记录', explain: '联系实名评价人，了解当时的情况，再交给被评价单位核实。',
    fields: () => [oneOf('isReached', '联系结果', { yes: '已联系上', no: '不同时段多次联系不上' }), note('联系情况', `被评价单位看得到。${NO_NAMES}`)],
    send: (rating, values, key) => steps.contact(rating, { isReached: isYes(values, 'isReached'), note: textOf(values, 'note') }, key),
  },
  verify: {
    files: '核实、解释的附件（选填）', submitLabel: '提交核实结果', explain: '诉求清楚合理的马上改；一时改不了的列出计划和日期；没有法律依据的说明理由。',
    fields: (_rating, values) => [
      oneOf('finding', '核实结果', { fixed: '已经改正', planned: '列入整改计划', explained: '没有依据，作出解释' }),
      ...(textOf(values, 'finding') === 'planned' ? [{ name: 'planDueOn', kind: 'date' as const, label: '计划完成日期', required: true }] : []),
      note('核实情况'),
    ],
    send: (rating, values, key) => steps.verify(rating, { finding: textOf(values, 'finding') as 'fixed', note: textOf(values, 'note'), files: fileIdsIn(values, 'files'), ...(textOf(values, 'finding') === 'planned' ? { planDueOn: textOf(values, 'planDueOn') } : {}) }, key),
  },
  reply: {
    submitLabel: '答复', explain: '答复送到评价人，同时公开。写清楚查到什么、怎样改的。答复后不能修改。',
    fields: () => [{ name: 'reply', kind: 'textarea', label: '答复内容', required: true, maxLength: 500, hint: NO_NAMES }],
    send: (rating, values, key) => steps.reply(rating, { reply: textOf(values, 'reply') }, key),
  },
  reportPlanDone: {
    files: '整改完成的附件（选填）', submitLabel: '报告完成', explain: '整改计划已经完成，交主管部门回访。',
    fields: () => [note('完成情况')],
    send: (rating, values, key) => steps.reportPlanDone(rating, { note: textOf(values, 'note'), files: fileIdsIn(values, 'files') }, key),
  },
  followUp: {
    submitLabel: '提交回访结果', explain: '实名的问评价人是否满意，匿名的核对整改情况。不满意的可以退回一次，重新整改。',
    fields: ({ isAnonymous }, values) => [
      oneOf('outcome', '回访结果', isAnonymous ? { anonymous: '匿名评价，核对整改情况' } : { satisfied: '对整改满意', unsatisfied: '对整改不满意', notReached: '多次联系不上' }),
      ...(textOf(values, 'outcome') === 'unsatisfied' ? [oneOf('sendBack', '怎样处理', { yes: '退回重新整改', no: '办结' })] : []),
      note('回访情况', NO_NAMES),
    ],
    send: (rating, values, key) => steps.followUp(rating, { outcome: textOf(values, 'outcome') as 'satisfied', note: textOf(values, 'note'), ...(textOf(values, 'outcome') === 'unsatisfied' && isYes(values, 'sendBack') ? { sendBack: true } : {}) }, key),
  },
  applyExclusion: {
    files: '证据的附件（选填）', submitLabel: '申请剔除', explain: '认为是误评或恶意差评的，说明理由和证据，由主管部门两人复核。只能申请一次；复核期间期限照算。',
    fields: () => [oneOf('kind', '种类', { misjudged: '误评', malicious: '恶意差评' }), { name: 'reason', kind: 'textarea', label: '理由', required: true, maxLength: 1000 }, { name: 'evidence', kind: 'textarea', label: '证据', required: true, maxLength: 1000, hint: '监控时间、系统记录、文件编号等，可以核对的。' }],
    send: (rating, values, key) => steps.applyExclusion(rating, { kind: textOf(values, 'kind') as 'misjudged', reason: textOf(values, 'reason'), evidence: textOf(values, 'evidence'), files: fileIdsIn(values, 'files') }, key),
  },
  reviewExclusion: {
    submitLabel: '提交复核意见', explain: '两人同意才剔除，一人不同意就照常计入。剔除的评价不计入满意率，仍然公开并注明；评价人可以提出一次异议。',
    fields: () => [oneOf('isAgreed', '是否同意剔除', { yes: '同意', no: '不同意' }), note('复核意见')],
    send: (rating, values, key) => steps.reviewExclusion(rating, { isAgreed: isYes(values, 'isAgreed'), note: textOf(values, 'note') }, key),
  },
  decideObjection: {
    submitLabel: '提交复议结果', explain: '评价人对剔除有异议，由没有参加复核的人员复议。复议结果告知评价人。',
    fields: () => [oneOf('isUpheld', '复议结果', { yes: '维持剔除', no: '恢复计入，重新整改' }), note('复议意见')],
    send: (rating, values, key) => steps.decideObjection(rating, { isUpheld: isYes(values, 'isUpheld'), note: textOf(values, 'note') }, key),
  },
}

interface BadRatingStepProps {
  rating: BadRating
  verb: StepVerb
  title: string
  onDone: () => void
  onStale: () => void
  onClose: () => void
}

/** One step in its drawer. */
export function BadRatingStep({ rating, verb, title, onDone, onStale, onClose }: BadRatingStepProps) {
  const { submitLabel, explain, fields, files, send } = STEPS[verb]
  return (
    <CommandDrawer
      draft={`bad-rating:${verb}:${rating.code}`} title={title} submitLabel={submitLabel} explain={explain} fields={(values) => fields(rating, values)} send={(values, key) => send(rating, values, key)}
      {...(files === undefined ? {} : { after: (typing: Typing) => <DrawerFiles typing={typing} name="files" label={files} types={PDF_AND_PICTURES} most={3} upload={uploadRectificationFile} /> })}
      onDone={onDone} onStale={onStale} onClose={onClose}
    />
  )
}
