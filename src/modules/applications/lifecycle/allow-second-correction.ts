import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 准许再次补正: against the rule of one notice (行政许可法 art. 32(4)), so only the supervision office, once, with its reason on the record. */
export const allowSecondCorrection = defineOfficerCommand({
  id: 'applications.allowSecondCorrection',
  summary: '准许再次告知补正',
  audience: 'supervisor',
  body: Type.Object({ reason: reasonText('准许再次补正的理由') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'allowSecondCorrection', reason: body.reason }),
})
