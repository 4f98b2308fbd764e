import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { Application } from '../application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { pickUpCodeOf } from '../delivery/pick-up-code.ts'
import { PickUpCode, ReceiverIdentity, toReceiverCheck } from '../delivery/receiver-identity.ts'
import { deleteReadyResult } from '../delivery/ready-result-store.ts'
import { officerFor } from '../reading/officer-access.ts'
import type { EventActor } from '../record/record-events.ts'
import { changeApplication } from './change-application.ts'
import type { CommandOf } from './command.ts'

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
    /** At a counter. */
    ...ReceiverIdentity,
    pickUpCode: Type.Optional(PickUpCode),
  }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, version, body: { method, receiver, courierNumber, identity, statement, pickUpCode } }) =>
    deliverCase(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'deliver'),
      toDelivery(application) {
        const isOwn = (code: string) => code === pickUpCodeOf(ctx, application.number)
        // Our screens always ask; a program that says nothing of it has nothing claimed for it.
        const isTold = method === 'counter' && (identity ?? pickUpCode ?? statement) !== undefined
        const check = isTold ? toReceiverCheck({ identity: identity ?? (pickUpCode ? 'code' : undefined), statement, code: pickUpCode }, isOwn, 'pickUpCode') : undefined
        return { method, receiver: receiver ?? application.applicantName, courierNumber, check }
      },
    }),
})

export interface Delivery {
  number: string
  version: number
  toActor(application: Application): Promise<EventActor> | EventActor
  toDelivery(application: Application): Omit<CommandOf<'deliver'>, 'verb'>
}

/** Delivers one case, however it comes about: by a clerk, with others at once, or because the carrier says so. */
export function deliverCase(ctx: Context, { number, version, toActor, toDelivery }: Delivery): Promise<CommandAnswer> {
  let layReady = false
  return changeApplication(ctx, {
    number,
    version,
    verb: 'deliver',
    toActor: async (application) => toActor(application),
    toCommands(application) {
      layReady = application.state === 'handedOut'
      return [{ verb: 'deliver', ...toDelivery(application) }]
    },
    toParts: ({ region }) => (layReady ? [deleteReadyResult(region, number)] : []),
  })
}
