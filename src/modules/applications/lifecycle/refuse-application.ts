import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 不予受理: in writing, with the reason and where to go instead (行政许可法 art. 32(1)(2)). */
export const refuseApplication = defineOfficerCommand({
  id: 'applications.refuse',
  summary: '不予受理',
  body: Type.Object(
    {
      reason: reasonText('不予受理的理由'),
      referral: Type.Optional(Type.String({ title: '应向哪个机关申请', maxLength: 100 })),
      ground: Type.Optional(Type.Union([Type.Literal('notRequired'), Type.Literal('notOurAuthority'), Type.Literal('other')], { title: '不予受理的情形' })),
    },
    { additionalProperties: false },
  ),
  toCommand: (_ctx, _application, body) => ({ verb: 'refuse', ...body }),
})
