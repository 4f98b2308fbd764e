import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { EXTENSION_WORKDAYS } from './application-rules.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 延期: once, by the head of the authority, with the reason told (行政许可法 art. 42). */
export const extendApplication = defineOperation({
  id: 'applications.extend',
  summary: '延长办理期限',
  audience: 'staff',
  permission: 'applications.extend',
  params: NumberParams,
  body: Type.Object({ reason: reasonText('延长理由') }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'extend'),
      toCommands: () => [{ verb: 'extend', reason: body.reason, workdays: EXTENSION_WORKDAYS }],
    }),
})
