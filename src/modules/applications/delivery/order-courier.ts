import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import type { Application, ApplicationState } from '../application.ts'
import { NumberParams, type PostalPerson, PostalPersonInput } from '../contract.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { reasonAgainst } from '../lifecycle/lifecycle-rules.ts'
import { citizenFor } from '../reading/citizen-access.ts'
import { officerFor } from '../reading/officer-access.ts'
import { openPerson, sealPerson } from './choose-delivery.ts'
import { courierWords } from './courier-rules.ts'
import { type CourierDirection, type CourierOrder, insertCourierOrder, listCourierOrders } from './courier-store.ts'

const OrderAnswer = Type.Object({ number: Type.String(), direction: Type.String(), state: Type.String(), stateName: Type.String() })

/** 寄送结果 (C292: free to the applicant): the clerk has packed it; the carrier fetches it at the hall. The signature closes the case. */
export const orderCourier = defineOperation({
  id: 'applications.orderCourier',
  summary: '寄送结果：向快递下单',
  audience: 'staff',
  permission: 'applications.deliver',
  params: NumberParams,
  body: Type.Object({ to: Type.Optional(PostalPersonInput) }, { additionalProperties: false }),
  output: OrderAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    const application = await getApplication(ctx, params.number)
    const { name } = await officerFor(ctx, application, 'deliver')
    const reason = reasonAgainst(application, 'deliver')
    if (reason) throw new Refusal(409, 'applications.not_open', reason)
    const { delivery } = application.detail
    const person = body.to ?? (delivery?.to ? openPerson(ctx, delivery.to) : undefined)
    if (!person) throw invalidInput([{ pointer: '/to', message: '申请人没有留寄送地址，请填写收件人、电话和地址。' }])
    return order(ctx, application, 'result', person, name)
  },
})

/** 寄送材料: while there is still something to hand in. */
const WHILE_MATERIALS_COME: readonly ApplicationState[] = ['submitted', 'received', 'correctionRequested', 'accepted', 'reviewed']

/** 上门取件: the applicant sends originals to the hall by courier, free (C292). */
export const orderCollection = defineOperation({
  id: 'applications.orderCollection',
  summary: '寄送材料：预约快递上门取件',
  audience: 'citizen',
  permission: 'applications.orderCollection',
  params: NumberParams,
  body: Type.Object({ from: PostalPersonInput }, { additionalProperties: false }),
  output: OrderAnswer,
  status: 201,
  isWrite: true,
  async run(ctx, { params, body }) {
    const application = await getApplication(ctx, params.number)
    const { name } = await citizenFor(ctx, application)
    if (!WHILE_MATERIALS_COME.includes(application.state)) throw new Refusal(409, 'applications.not_open', '这个办件已经不需要再交材料，不用寄送。')
    return order(ctx, application, 'materials', body.from, name)
  },
})

async function order(ctx: Context, application: Application, direction: CourierDirection, person: PostalPerson, orderedBy: string) {
  const { region, number, hallId, itemName, applicantName } = application
  await refuseUsedKey(ctx, region)
  const before = (await listCourierOrders(ctx.db, region, number)).find((each) => each.direction === direction)
  if (before && before.state !== 'refused') throw alreadyOrdered(before)
  const now = ctx.clock.now()
  const placed: CourierOrder = {
    region, number, direction, hallId, itemName, applicantName, orderedBy,
    // A parcel the carrier refused was never ordered: the next one is another.
    parcel: `${number}-${direction}-${before ? Number(before.parcel.split('-').at(-1)) + 1 : 1}`,
    person: sealPerson(ctx, person), state: 'requested', courierNumber: null, tracking: [], failures: 0, nextAt: now, problem: null, orderedAt: now, deliveredAt: null, receiver: null,
  }
  const answer = { number, direction, state: placed.state, stateName: courierWords[placed.state] }
  const isWritten = await commit(ctx, { region, guard: insertCourierOrder(placed, before?.parcel), answer, status: 201 })
  if (!isWritten) throw alreadyOrdered(undefined)
  return answer
}

const alreadyOrdered = (order: CourierOrder | undefined) =>
  new Refusal(409, 'applications.courier_ordered', `已经下过单（${order?.courierNumber ? `单号 ${order.courierNumber}，` : ''}${courierWords[order?.state ?? 'requested']}），不用重复下单。`)
