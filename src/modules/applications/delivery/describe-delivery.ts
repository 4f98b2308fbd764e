import type { Context } from '../../../platform/context.ts'
import { getDirectory } from '../../organisation/index.ts'
import { maskPhone } from '../../../platform/phone-numbers.ts'
import { maskName } from '../../subjects/index.ts'
import { type Application, deliveryWords } from '../application.ts'
import type { ApplicationView, PostalPerson } from '../contract.ts'
import { openPerson } from './choose-delivery.ts'
import { courierWords } from './courier-rules.ts'
import { type CourierOrder, listCourierOrders } from './courier-store.ts'
import { directionWords } from './list-courier-orders.ts'
import { pickUpCodeOf } from './pick-up-code.ts'

/** How the result comes to its applicant. */
export async function describeDelivery(ctx: Context, application: Application, viewer: { isApplicant: boolean; seesSecrets: boolean }): Promise<ApplicationView['delivery']> {
  const { region, number, state, detail: { delivery, readyAt } } = application
  const [directory, orders] = await Promise.all([getDirectory(ctx), listCourierOrders(ctx.db, region, number)])
  const isReady = state === 'handedOut'
  const { name, address, hours, phone } = directory.hall(readyAt ?? application.hallId)
  return {
    way: delivery?.way ?? null, wayName: delivery ? deliveryWords[delivery.way] : null,
    to: delivery?.to ? toLine(openPerson(ctx, delivery.to), viewer) : null,
    pickUpCode: isReady && viewer.isApplicant ? pickUpCodeOf(ctx, number) : null,
    place: isReady ? { name, address, hours, phone } : null,
    parcels: orders.map((order) => toParcelView(order, viewer)),
  }
}

const toLine = ({ name, phone, address }: PostalPerson, { isApplicant, seesSecrets }: { isApplicant: boolean; seesSecrets: boolean }): string =>
  isApplicant || seesSecrets ? `${name}，${phone}，${address}` : `${maskName(name)}，${maskPhone(phone)}`

const toParcelView = ({ direction, state, courierNumber, problem, orderedAt, tracking }: CourierOrder, { isApplicant }: { isApplicant: boolean }) => ({
  direction, directionName: directionWords[direction], state, stateName: courierWords[state], courierNumber,
  // What is wrong is the officer's to settle; the applicant reads where the parcel is.
  problem: isApplicant ? null : problem,
  orderedAt: orderedAt.toISOString(), steps: tracking,
})
