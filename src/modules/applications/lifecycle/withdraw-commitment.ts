import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineApplicantCommand } from './define-applicant-command.ts'

/** 撤回承诺: before the decision (安阳市优化营商环境条例 art. 26); what it stood in for is then handed in as usual. */
export const withdrawCommitment = defineApplicantCommand({
  id: 'applications.withdrawCommitment',
  summary: '撤回告知承诺',
  body: Type.Object({ reason: reasonText('撤回承诺的原因') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'withdrawCommitment', reason: body.reason }),
})
