import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 特别程序: hearing, inspection, expert review …; its time does not count, and the applicant is told how long it takes (行政许可法 art. 45). */
export const startSpecialProcedure = defineOperation({
  id: 'applications.startSpecialProcedure',
  summary: '开始特别程序',
  audience: 'staff',
  permission: 'applications.startSpecialProcedure',
  params: NumberParams,
  body: Type.Object({ stepId: Type.String({ title: '特别程序', maxLength: 40 }), reason: reasonText('启动理由'), expectedWorkdays: Type.Integer({ title: '预计所需工作日', minimum: 1, maximum: 365 }) }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'startSpecialProcedure'),
      toCommands: () => [{ verb: 'startSpecialProcedure', stepId: body.stepId, reason: body.reason, expectedWorkdays: body.expectedWorkdays }],
    }),
})
