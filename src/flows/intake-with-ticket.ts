import Type from 'typebox'
import { IntakeBody, SubmitAnswer, takeIn } from '../modules/applications/index.ts'
import { getCalledTicket } from '../modules/queue/index.ts'
import { defineOperation } from '../platform/operations.ts'

/**
 * 窗口收件登记: the queue knows whom the window called, the case is the applications'. The case keeps ticket and window from its first
 * event on; the ticket learns its case from what the case announces, whatever becomes of the connection in between.
 */
export const intakeApplication = defineOperation({
  id: 'applications.intake',
  summary: '窗口收件登记',
  audience: 'staff',
  permission: 'applications.intake',
  body: Type.Object({ ...IntakeBody.properties, ticket: Type.Optional(Type.String({ title: '号票', format: 'uuid' })) }, { additionalProperties: false }),
  output: SubmitAnswer,
  status: 201,
  isWrite: true,
  run: async (ctx, { body: { ticket, ...body } }) => takeIn(ctx, body, ticket === undefined ? undefined : await getCalledTicket(ctx, ticket)),
})
