import { type CaseAction, textOf } from './case-action.ts'

/** 分派: who may have it is asked of the server when the drawer opens. */
export const assign: CaseAction = {
  key: '9',
  explain: ({ assignedTo }) => `分派给正轮到办理的岗位的一个人，写明原因，记入办理记录。${assignedTo ? `现在的承办人：${assignedTo.name}。` : ''}`,
  submitLabel: '分派',
  fields: ({ values, assignees = [] }) => [
    { name: 'to', kind: 'select', label: '承办人', required: true, value: values.to, options: assignees.map(({ id, name, openCases, isSkilled, isAssigned }) => ({ value: id, label: `${name}（在办 ${openCases} 件${isSkilled ? '，专长' : ''}${isAssigned ? '，现在的承办人' : ''}）` })) },
    { name: 'reason', kind: 'text', label: '分派的原因', required: true, maxLength: 200, value: values.reason },
  ],
  needsAssignees: true,
  toCommand: ({ values }) => ({ verb: 'assign', body: { to: textOf(values, 'to'), reason: textOf(values, 'reason') } }),
}

export const prioritise: CaseAction = {
  key: '=',
  explain: () => '重点项目、紧急情况可以开通绿色通道。列表和办件页都会标明，每一个经手的人都看得到原因；法定程序和条件不变。',
  submitLabel: '开通绿色通道',
  fields: ({ values }) => [{ name: 'reason', kind: 'textarea', label: '开通绿色通道的原因', required: true, maxLength: 2000, value: values.reason }],
  toCommand: ({ values }) => ({ verb: 'prioritise', body: { reason: textOf(values, 'reason') } }),
}
