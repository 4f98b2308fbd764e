import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { citizenFor } from './citizen-access.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'

/** 撤回: the applicant may, until there is a decision. */
export const withdrawApplication = defineOperation({
  id: 'applications.withdraw',
  summary: '撤回申请',
  audience: 'citizen',
  permission: 'applications.withdraw',
  params: NumberParams,
  body: Type.Object({ reason: reasonText('撤回原因') }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => citizenFor(ctx, application),
      toCommands: () => [{ verb: 'withdraw', reason: body.reason }],
    }),
})
