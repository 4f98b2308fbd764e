import Type from 'typebox'
import { defineOperation } from '../../platform/operations.ts'
import { changeApplication } from './change-application.ts'
import { CommandAnswer, NumberParams } from './contract.ts'
import { officerFor } from './officer-access.ts'

/** 送达: electronically, at the counter or by post; the record of it closes the case (行政许可法 art. 44). */
export const deliverResult = defineOperation({
  id: 'applications.deliver',
  summary: '送达',
  audience: 'staff',
  permission: 'applications.deliver',
  params: NumberParams,
  body: Type.Object({
    method: Type.Union([Type.Literal('electronic'), Type.Literal('counter'), Type.Literal('post')], { title: '送达方式' }),
    receiver: Type.Optional(Type.String({ title: '签收人', minLength: 1, maxLength: 50 })),
    courierNumber: Type.Optional(Type.String({ title: '快递单号', maxLength: 40 })),
  }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    changeApplication(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'deliver'),
      toCommands: (application) => [{ verb: 'deliver', method: body.method, receiver: body.receiver ?? application.applicantName, courierNumber: body.courierNumber }],
    }),
})
