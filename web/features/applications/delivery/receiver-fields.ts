import type { FormField } from '../../../../src/platform/forms/form-fields.ts'
import type { ApplicationView } from '../../../client/types.ts'
import { optional, textOf, type Values } from '../actions/case-action.ts'

/** How the clerk knew whoever fetches a result: asked, never assumed. A code is told only for what lies ready. */
export function receiverFields({ state }: Pick<ApplicationView, 'state'>, values: Values): FormField[] {
  const identity = textOf(values, 'identity')
  return [
    {
      name: 'identity', kind: 'radio', label: '怎样核对的领取人', required: true, value: values.identity,
      options: [...(state === 'handedOut' ? [{ value: 'code', label: '凭取件码' }] : []), { value: 'identityDocument', label: '核对身份证件' }],
    },
    ...(identity === 'code' ? [{ name: 'pickUpCode', kind: 'text' as const, label: '取件码', required: true, maxLength: 6, inputMode: 'numeric' as const, value: values.pickUpCode, hint: '申请人的领证通知里的六位数字。' }] : []),
    ...(identity === 'identityDocument' ? [{ name: 'statement', kind: 'text' as const, label: '核对情况', required: true, maxLength: 200, value: values.statement, hint: '核对了谁的什么证件，例如「本人身份证原件，人证一致」；代领的写明授权书。' }] : []),
  ]
}

/** What is sent of it: only what belongs to the way that was chosen. */
export function receiverCheckOf(values: Values): { identity?: 'code' | 'identityDocument'; pickUpCode?: string | undefined; statement?: string | undefined } {
  switch (textOf(values, 'identity')) {
    case 'code': return { identity: 'code', pickUpCode: optional(values, 'pickUpCode') }
    case 'identityDocument': return { identity: 'identityDocument', statement: optional(values, 'statement') }
    default: return {}
  }
}
