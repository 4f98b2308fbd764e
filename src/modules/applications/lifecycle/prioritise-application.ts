import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 绿色通道: what must not wait (重点项目, emergencies) is marked with why, for everybody through whose hands it goes. */
export const prioritiseApplication = defineOfficerCommand({
  id: 'applications.prioritise',
  summary: '开通绿色通道',
  body: Type.Object({ reason: reasonText('开通绿色通道的原因') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, { reason }) => ({ verb: 'prioritise', reason }),
})
