import { askChoice, composeForm } from '../../../platform/forms/index.ts'
import type { Form } from '../../../platform/forms/index.ts'
import {
  agentSections,
  contactSection,
  enterpriseApplicantSection,
  personApplicantSection,
  statementSection,
} from './shared-sections.ts'

/** 服务对象 of an item: who may apply. */
export type ApplicantKind = 'person' | 'enterprise' | 'both'

const person = composeForm('default-person', '申请表', [
  personApplicantSection(),
  ...agentSections('本人'),
  statementSection,
])

const enterprise = composeForm('default-enterprise', '申请表', [
  enterpriseApplicantSection(),
  contactSection(),
  ...agentSections('本单位'),
  statementSection,
])

const both = composeForm('default-both', '申请表', [
  {
    id: 'applicant-kind',
    title: '申请人类型',
    questions: [askChoice('applicantKind', '以什么身份申请？', { person: '个人', enterprise: '企业或其他单位' })],
  },
  personApplicantSection({ applicantKind: 'person' }),
  enterpriseApplicantSection({ applicantKind: 'enterprise' }),
  contactSection({ applicantKind: 'enterprise' }),
  ...agentSections('本人（本单位）'),
  statementSection,
])

const defaultForms: Readonly<Record<ApplicantKind, Form>> = { person, enterprise, both }

/** The form of an item that has none of its own: who applies, whom to call, and a statement of truth. */
export function defaultForm({ object }: { object: ApplicantKind }): Form {
  return defaultForms[object]
}
