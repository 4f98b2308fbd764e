import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 退件: the applicant gave up, or did not correct in time; the reason is told. */
export const returnApplication = defineOfficerCommand({
  id: 'applications.return',
  summary: '退件',
  body: Type.Object({ reason: reasonText('退件理由') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'return', reason: body.reason }),
})
