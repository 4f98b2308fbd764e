import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { reasonText } from '../contract.ts'
import { listAssignees } from './assignees.ts'
import { deskRoleOf } from './assignment-rules.ts'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 分派: to somebody of the desk that has the case now, by hand and with a reason; the record keeps each hand-over. */
export const assignApplication = defineOfficerCommand({
  id: 'applications.assign',
  summary: '分派承办人',
  body: Type.Object({ to: Type.String({ title: '承办人', format: 'uuid' }), reason: reasonText('分派的原因') }, { additionalProperties: false }),
  async toCommand(ctx, application, { to, reason }) {
    // Where nobody's desk has it any more, the rule itself says why it is not assigned.
    if (deskRoleOf(application) === undefined) return { verb: 'assign', to: { id: to, name: '' }, reason }
    const officer = (await listAssignees(ctx, application)).find(({ id }) => id === to)
    if (!officer) throw new Refusal(422, 'applications.not_of_this_desk', '只能分派给正轮到办理本件的岗位人员，请从可分派的人员中选择。', { errors: [{ pointer: '/to', message: '此人不办理本件现在的环节。' }] })
    return { verb: 'assign', to: { id: officer.id, name: officer.name }, reason }
  },
})
