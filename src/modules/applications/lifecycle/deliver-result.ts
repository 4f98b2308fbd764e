import Type from 'typebox'
import { defineOfficerCommand } from './define-officer-command.ts'

/** 送达: electronically, at the counter or by post; the record of it closes the case (行政许可法 art. 44). */
export const deliverResult = defineOfficerCommand({
  id: 'applications.deliver',
  summary: '送达',
  body: Type.Object({
    method: Type.Union([Type.Literal('electronic'), Type.Literal('counter'), Type.Literal('post')], { title: '送达方式' }),
    receiver: Type.Optional(Type.String({ title: '签收人', minLength: 1, maxLength: 50 })),
    courierNumber: Type.Optional(Type.String({ title: '快递单号', maxLength: 40 })),
  }, { additionalProperties: false }),
  toCommand: (_ctx, application, body) => ({ verb: 'deliver', method: body.method, receiver: body.receiver ?? application.applicantName, courierNumber: body.courierNumber }),
})
