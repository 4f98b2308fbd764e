import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 审查: one review step of the item's process after the other; the last one hands the case to the decider. */
export const reviewApplication = defineOfficerCommand({
  id: 'applications.review',
  summary: '审查',
  body: Type.Object({ opinion: Type.Union([Type.Literal('agree'), Type.Literal('disagree')], { title: '审查意见' }), note: reasonText('意见说明') }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'review', opinion: body.opinion, note: body.note }),
})
