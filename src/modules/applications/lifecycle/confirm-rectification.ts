import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 整改到位: what was found untrue is put right, and the breach no longer stands against the next promise. */
export const confirmRectification = defineOfficerCommand({
  id: 'applications.confirmRectification',
  summary: '确认整改到位',
  body: Type.Object({ note: reasonText('整改情况') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'confirmRectification', note: body.note }),
})
