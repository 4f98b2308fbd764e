import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 转报: examined here, decided by the body above (行政许可法 art. 43); the applicant is told which. */
export const transferUpward = defineOfficerCommand({
  id: 'applications.transferUpward',
  summary: '转报上级机关',
  body: Type.Object({ to: Type.String({ title: '转报到哪个机关', minLength: 2, maxLength: 100, pattern: '\\S' }), reason: reasonText('转报的理由和初审意见') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'transferUpward', to: body.to, reason: body.reason }),
})
