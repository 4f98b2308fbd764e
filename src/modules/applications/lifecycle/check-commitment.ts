import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 核查承诺: kept, or not. A breach goes on record at once and stands against the next promise; it may be put right in a given time. */
export const checkCommitment = defineOfficerCommand({
  id: 'applications.checkCommitment',
  summary: '核查告知承诺',
  body: Type.Object(
    {
      outcome: Type.Union([Type.Literal('kept'), Type.Literal('breached')], { title: '核查结果' }),
      note: reasonText('核查情况'),
      rectifyDays: Type.Optional(Type.Integer({ title: '整改期限（工作日）', minimum: 1, maximum: 90 })),
    },
    { additionalProperties: false },
  ),
  toCommand: (_ctx, _application, { outcome, note, rectifyDays }) => ({ verb: 'checkCommitment', outcome, note, rectifyWithinWorkdays: rectifyDays }),
})
