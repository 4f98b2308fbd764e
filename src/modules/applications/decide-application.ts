import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 决定: grant, or deny with reasons and remedies (行政许可法 art. 38). */
export const decideApplication = defineOperation({
  id: 'applications.decide',
  summary: '作出决定',
  audience: 'staff',
  permission: 'applications.decide',
  params: NumberParams,
  body: Type.Union([
    Type.Object({ outcome: Type.Literal('granted'), reason: Type.Optional(Type.String({ title: '说明', maxLength: 2000 })) }, { additionalProperties: false }),
    Type.Object({ outcome: Type.Literal('denied'), reason: reasonText('不予的理由') }, { additionalProperties: false }),
  ], { title: '决定' }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'decide'),
      toCommands: () => [{ verb: 'decide', outcome: body.outcome, reason: body.reason ?? '' }],
    }),
})
