import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import type { Application } from '../application.ts'
import { CommandAnswer, NumberParams } from '../contract.ts'
import { pickUpCodeOf } from '../delivery/pick-up-code.ts'
import { deleteReadyResult } from '../delivery/ready-result-store.ts'
import { officerFor } from '../reading/officer-access.ts'
import type { EventActor } from '../record/record-events.ts'
import { changeApplication } from './change-application.ts'
import type { CommandOf } from './command.ts'

export const PickUpCode = Type.String({ title: '取件码', pattern: '^[0-9]{6}$' })

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
    /** At a counter; without it the clerk has looked at the receiver's identity document. */
    pickUpCode: Type.Optional(PickUpCode),
  }, { additionalProperties: false }),
  output: CommandAnswer,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, version, body: { method, receiver, courierNumber, pickUpCode } }) =>
    deliverCase(ctx, {
      number: params.number,
      version,
      toActor: (application) => officerFor(ctx, application, 'deliver'),
      toDelivery(application) {
        if (pickUpCode !== undefined && pickUpCode !== pickUpCodeOf(ctx, application.number)) throw wrongPickUpCode()
        return { method, receiver: receiver ?? application.applicantName, courierNumber, ...(method === 'counter' ? { checkedBy: pickUpCode === undefined ? 'identity' : 'pickUpCode' } : {}) }
      },
    }),
})

export const wrongPickUpCode = () =>
  new Refusal(422, 'applications.wrong_pick_up_code', '取件码不对。请让领取人再看一遍领证通知，或核对身份证件后领取。', { errors: [{ pointer: '/pickUpCode', message: '取件码不对。' }] })

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
    toActor: async (application) => toActor(application),
    toCommands(application) {
      layReady = application.state === 'handedOut'
      return [{ verb: 'deliver', ...toDelivery(application) }]
    },
    toParts: ({ region }) => (layReady ? [deleteReadyResult(region, number)] : []),
  })
}
