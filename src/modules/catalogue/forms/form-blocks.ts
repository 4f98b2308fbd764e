import { composeForm, type FormDesign, type QuestionSection, toDesign } from '../../../platform/forms/index.ts'
import { agentSections, contactSection, deliverySections, enterpriseApplicantSection, personApplicantSection, statementSection } from './shared-sections.ts'

/** Pages that every form asks in the same words, so that answers are filled in from what is on file and checked against it. */
export interface FormBlock {
  id: string
  title: string
  /** When to use it. */
  hint: string
  sections: FormDesign['sections']
}

const block = (id: string, title: string, hint: string, sections: readonly QuestionSection[]): FormBlock =>
  ({ id, title, hint, sections: toDesign(composeForm(id, title, sections)).sections })

export const formBlocks: readonly FormBlock[] = [
  block('person', '个人申请人', '姓名、证件、手机和地址，实名信息自动带出。', [personApplicantSection()]),
  block('enterprise', '企业申请人', '单位名称、统一社会信用代码、法定代表人。', [enterpriseApplicantSection()]),
  block('contact', '联系方式', '办理期间找谁联系。', [contactSection()]),
  block('agent', '代办', '由谁办理；委托他人的，问受托人。', agentSections('本人')),
  block('delivery', '领取方式', '到窗口领取或邮寄。', deliverySections('办理结果')),
  block('statement', '声明', '申请人对所填内容负责（行政许可法第三十一条）。', [statementSection]),
]
