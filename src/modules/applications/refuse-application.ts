import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 不予受理: in writing, with the reason and where to go instead (行政许可法 art. 32(1)(2)). */
export const refuseApplication = defineOperation({
  id: 'applications.refuse',
  summary: '不予受理',
  audience: 'staff',
  permission: 'applications.refuse',
  params: NumberParams,
  body: Type.Object({ reason: reasonText('不予受理的理由'), referral: Type.Optional(Type.String({ title: '应向哪个机关申请', maxLength: 100 })) }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'refuse'),
      toCommands: () => [{ verb: 'refuse', reason: body.reason, referral: body.referral }],
    }),
})
