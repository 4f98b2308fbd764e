import Type from 'typebox'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'
import { getExtensionLimit } from './extension-limit.ts'

export const ExtensionAmount = Type.Number({ title: '延长多少', minimum: 0.5, maximum: 1000, multipleOf: 0.5 })

/** 延期: once, by the head of the authority, with the reason told (行政许可法 art. 42); in the unit of the item's own legal limit. */
export const extendApplication = defineOfficerCommand({
  id: 'applications.extend',
  summary: '延长办理期限',
  body: Type.Object({ reason: reasonText('延长理由'), /** Without it, as much as is allowed. */ amount: Type.Optional(ExtensionAmount) }, { additionalProperties: false }),
  toCommand: async (ctx, application, { reason, amount }) => ({ verb: 'extend', reason, amount, maximum: await getExtensionLimit(ctx, application) }),
})
