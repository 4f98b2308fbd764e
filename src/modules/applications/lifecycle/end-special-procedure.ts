import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** The special procedure is over: the clocks run again from the next day. */
export const endSpecialProcedure = defineOfficerCommand({
  id: 'applications.endSpecialProcedure',
  summary: '结束特别程序',
  body: Type.Object({ result: reasonText('特别程序的结果') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'endSpecialProcedure', result: body.result }),
})
