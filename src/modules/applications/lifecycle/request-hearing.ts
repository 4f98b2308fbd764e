import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineApplicantCommand } from './define-applicant-command.ts'

/** 要求听证: within five workdays of being told (行政许可法 art. 47). */
export const requestHearing = defineApplicantCommand({
  id: 'applications.requestHearing',
  summary: '要求听证',
  body: Type.Object({ reason: reasonText('要求听证的理由') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'requestHearing', reason: body.reason }),
})
