import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 告知听证权利: before a decision that directly touches great interests of others (行政许可法 art. 47); nothing is decided while it may be asked for. */
export const offerHearing = defineOfficerCommand({
  id: 'applications.offerHearing',
  summary: '告知听证权利',
  body: Type.Object({ matter: reasonText('听证事由') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'offerHearing', matter: body.matter }),
})
