import Type from 'typebox'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 决定: grant, or deny with reasons and remedies (行政许可法 art. 38). */
export const decideApplication = defineOfficerCommand({
  id: 'applications.decide',
  summary: '作出决定',
  body: Type.Object({
    outcome: Type.Union([Type.Literal('granted'), Type.Literal('denied')], { title: '决定' }),
    reason: Type.Optional(Type.String({ title: '理由（说明）', maxLength: 2000 })),
  }, { additionalProperties: false }),
  toCommand: (_ctx, _application, body) => ({ verb: 'decide', outcome: body.outcome, reason: body.reason ?? '' }),
})
