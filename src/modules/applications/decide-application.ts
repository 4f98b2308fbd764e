import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 决定: grant, or deny with reasons and remedies (行政许可法 art. 38). */
export const decideApplication = defineOperation({
  id: 'applications.decide',
  summary: '作出决定',
  audience: 'staff',
  permission: 'applications.decide',
  params: NumberParams,
  body: Type.Object({
    outcome: Type.Union([Type.Literal('granted'), Type.Literal('denied')], { title: '决定' }),
    reason: Type.Optional(Type.String({ title: '理由（说明）', maxLength: 2000 })),
  }, { additionalProperties: false }),
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
