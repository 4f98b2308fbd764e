import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 特别程序: hearing, inspection, expert review …; its time does not count, and the applicant is told how long it takes (行政许可法 art. 45). */
export const startSpecialProcedure = defineOfficerCommand({
  id: 'applications.startSpecialProcedure',
  summary: '开始特别程序',
  body: Type.Object({ stepId: Type.String({ title: '特别程序', maxLength: 40 }), reason: reasonText('启动理由'), expectedWorkdays: Type.Integer({ title: '预计所需工作日', minimum: 1, maximum: 365 }) }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'startSpecialProcedure', stepId: body.stepId, reason: body.reason, expectedWorkdays: body.expectedWorkdays }),
})
