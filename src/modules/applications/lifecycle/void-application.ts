import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { reasonText } from '../contract.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 作废: a case that should not have been; the first call asks, another person's confirms. The authority's decider and supervision may. */
export const voidApplication = defineOfficerCommand({
  id: 'applications.void',
  summary: '作废（两人）',
  body: Type.Object({ reason: reasonText('作废的理由'), isEntryError: Type.Optional(Type.Boolean({ title: '录入错误' })) }, { additionalProperties: false }),
  toCommand: (ctx, _application, body) => ({
    verb: 'void', reason: body.reason, by: { id: ctx.actor.principalId, name: ctx.actor.name }, isEntryError: body.isEntryError ?? false,
  }),
})

/** The same under the supervisors' addresses. */
export const voidAsSupervisor = defineOperation({ ...voidApplication, id: 'applications.voidAsSupervisor', summary: '作废（监察人员，两人）', audience: 'supervisor' })
