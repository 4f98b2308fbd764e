import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineApplicantCommand } from './define-applicant-command.ts'

/** 撤回: until the decision, for any reason. */
export const withdrawApplication = defineApplicantCommand({
  id: 'applications.withdraw',
  summary: '撤回申请',
  body: Type.Object({ reason: reasonText('撤回的原因') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'withdraw', reason: body.reason }),
})
