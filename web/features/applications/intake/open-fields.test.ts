import { describe, expect, it } from 'vitest'
import { askText, composeForm } from '../../../../src/platform/forms/compose-form.ts'
import type { Guide } from '../../../client/types.ts'
import type { IntakeDraft } from './intake-draft.ts'
import { openFields } from './open-fields.ts'

const empty: IntakeDraft = { situations: {}, answers: {}, handIns: {}, signing: {} }
const person: IntakeDraft['person'] = { identityNumber: '379902194801010021', kind: 'person', name: '赵秀兰', phone: '', known: { address: '云湖市澄湖区' } as never }
const guide = { situations: [{ id: 'q1' }], materials: [{ id: 'm1', necessary: true }, { id: 'm2', necessary: false }] } as unknown as Guide
const ask = (name: string, title: string) => askText(name, title, { maxLength: 50 })
const form = composeForm('window', '申请表', [{ id: 'who', title: '申请人', questions: [ask('applicantName', '姓名'), ask('applicantPhone', '手机号码'), ask('handledBy', '由谁办理'), ask('purpose', '用途')] }])

describe('what is still open at the window', () => {
  it('begins with who stands there and what they came for', () => {
    expect(openFields(empty, undefined, undefined)).toEqual(['intake-identity'])
    expect(openFields({ ...empty, person: { ...person!, name: ' ', known: undefined as never } }, undefined, undefined)).toEqual(['intake-person-name', 'intake-item'])
  })

  it('is what has to be filled in and what nobody knows yet, in the order of the page', () => {
    const draft = { ...empty, person, item: { code: 'ebike-registration', name: '电动自行车登记上牌' } }
    const open = openFields(draft, guide, form)
    // The card and the register have said who it is, and whoever stands there acts for themselves until they say otherwise.
    expect(open).toEqual(['intake-situation-q1', 'intake-form-applicantPhone', 'intake-form-purpose', 'intake-material-m1'])
  })

  it('is nothing once all is answered', () => {
    const draft = { ...empty, person, item: { code: 'x', name: 'x' }, situations: { q1: 'a' }, answers: { applicantPhone: '19900000001', purpose: '代步' }, handIns: { m1: { how: 'paper' as const } } }
    expect(openFields(draft, guide, form)).toEqual([])
  })
})
