import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 退件: the applicant gave up, or did not correct in time; the reason is told. */
export const returnApplication = defineOperation({
  id: 'applications.return',
  summary: '退件',
  audience: 'staff',
  permission: 'applications.return',
  params: NumberParams,
  body: Type.Object({ reason: reasonText('退件理由') }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'return'),
      toCommands: () => [{ verb: 'return', reason: body.reason }],
    }),
})
