import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams, reasonText } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** The special procedure is over: the clocks run again from the next day. */
export const endSpecialProcedure = defineOperation({
  id: 'applications.endSpecialProcedure',
  summary: '结束特别程序',
  audience: 'staff',
  permission: 'applications.endSpecialProcedure',
  params: NumberParams,
  body: Type.Object({ result: reasonText('特别程序的结果') }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'endSpecialProcedure'),
      toCommands: () => [{ verb: 'endSpecialProcedure', result: body.result }],
    }),
})
