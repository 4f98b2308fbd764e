import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import type { Assignee, BulkCommand } from '../../../client/types.ts'
import { type Values, optional, textOf } from '../actions/case-action.ts'

export type BulkVerb = BulkCommand['verb']

/** One thing that can be done to many cases at once. */
interface BulkAction {
  name: string
  /** Roles that may do it to one case: the others are not offered it for many. */
  roles: readonly string[]
  explain: string
  fields?(values: Values, assignees: readonly Assignee[]): FormField[]
  toCommand(values: Values): BulkCommand
}

const radio = (name: string, label: string, values: Values, options: { value: string; label: string }[]): FormField => ({ name, kind: 'radio', label, required: true, value: values[name], options })

export const bulkActions: Readonly<Record<BulkVerb, BulkAction>> = {
  accept: {
    name: '受理', roles: ['windowClerk'],
    explain: '对选中的办件，已经提交的材料全部按合格受理。缺必要材料的、申请人承诺后补的不会受理，并写明原因。请在逐件看过材料以后再批量受理。',
    toCommand: () => ({ verb: 'accept' }),
  },
  review: {
    name: '审查', roles: ['reviewer'],
    explain: '对选中的办件提交同一个审查意见。每一件只审查现在轮到的环节。',
    fields: (values) => [
      radio('opinion', '审查意见', values, [{ value: 'agree', label: '同意' }, { value: 'disagree', label: '不同意' }]),
      { name: 'note', kind: 'textarea', label: '意见说明', required: true, maxLength: 2000, value: values.note },
    ],
    toCommand: (values) => ({ verb: 'review', opinion: textOf(values, 'opinion') as 'agree' | 'disagree', note: textOf(values, 'note') }),
  },
  decide: {
    name: '决定', roles: ['decider', 'windowClerk'],
    explain: '对选中的办件作出同一个决定，逐件出具决定书。决定作出后不能修改。',
    fields: (values) => [
      radio('outcome', '决定', values, [{ value: 'granted', label: '准予' }, { value: 'denied', label: '不予' }]),
      { name: 'reason', kind: 'textarea', label: textOf(values, 'outcome') === 'denied' ? '不予的理由' : '说明', required: textOf(values, 'outcome') === 'denied', maxLength: 2000, value: values.reason },
    ],
    toCommand: (values) => ({ verb: 'decide', outcome: textOf(values, 'outcome') as 'granted' | 'denied', reason: optional(values, 'reason') }),
  },
  deliver: {
    name: '送达', roles: ['windowClerk'],
    explain: '把选中办件的决定书和证照电子送达申请人，签收人记为申请人本人。到窗口领取的要核对领取人，请用「取件和寄递」；要邮寄的请逐件办理。',
    toCommand: () => ({ verb: 'deliver', method: 'electronic' }),
  },
  assign: {
    name: '分派', roles: ['windowClerk', 'reviewer', 'decider'],
    explain: '把选中的办件分派给同一个人。轮到的岗位不同的，不能分派给他的会写明原因。',
    fields: (values, assignees) => [
      { name: 'to', kind: 'select', label: '承办人', required: true, value: values.to, options: assignees.map(({ id, name, openCases, isSkilled }) => ({ value: id, label: `${name}（在办 ${openCases} 件${isSkilled ? '，专长' : ''}）` })) },
      { name: 'reason', kind: 'text', label: '分派的原因', required: true, maxLength: 200, value: values.reason },
    ],
    toCommand: (values) => ({ verb: 'assign', to: textOf(values, 'to'), reason: textOf(values, 'reason') }),
  },
}

/** What an officer with these roles may do to many cases. */
export const offeredBulkVerbs = (roles: readonly string[]): BulkVerb[] => (Object.keys(bulkActions) as BulkVerb[]).filter((verb) => bulkActions[verb].roles.some((role) => roles.includes(role)))

/** Said before anything is sent: which fields are still empty. */
export const missingBulkFields = (fields: readonly FormField[]): { pointer: string; message: string }[] =>
  fields.filter(({ required, value }) => required && !(typeof value === 'string' && value.trim().length > 0)).map(({ name, label, kind }) => ({ pointer: `/${name}`, message: `请${kind === 'radio' || kind === 'select' ? '选择' : '填写'}${label}。` }))
