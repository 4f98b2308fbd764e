import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 延期: once, by the head of the authority, with the reason told (行政许可法 art. 42). */
export const extendApplication = defineOfficerCommand({
  id: 'applications.extend',
  summary: '延长办理期限',
  body: Type.Object({ reason: reasonText('延长理由') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'extend', reason: body.reason }),
})
