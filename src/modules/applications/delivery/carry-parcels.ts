import type { Carrier, PostalAddress } from '../../../adapters/post/port.ts'
import type { Context, Platform } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { toLegalDate } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory } from '../../organisation/index.ts'
import type { CourierTroubled } from '../events.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { deliverCase } from '../lifecycle/deliver-result.ts'
import { courierDays } from '../settings.ts'
import { openPerson } from './choose-delivery.ts'
import { afterMinutes, type CourierOrderState, onPlaced, onSilence, onTracked } from './courier-rules.ts'
import { claimCourierOrders, type CourierOrder, updateCourierOrder } from './courier-store.ts'

const BATCH = 20
/** Longer than a batch of questions that are not answered; whoever is killed is followed after it. */
const LEASE_MINUTES = 10
const PATIENCE_MS = 10_000

/**
 * Asks the carrier what there is to ask: to take a parcel, or where one is. A kill between the carrier's answer and our record
 * loses nothing and orders nothing twice: the question is asked again under the same key.
 */
export const carryParcels = (carrierOf: (platform: Platform) => Carrier, patienceMs = PATIENCE_MS): TimedJob => ({
  id: 'applications.carryParcels',
  everySeconds: 30,
  async run(ctx) {
    const carrier = carrierOf(ctx)
    for (;;) {
      const now = ctx.clock.now()
      const due = await claimCourierOrders(ctx.db, now, afterMinutes(now, LEASE_MINUTES), BATCH)
      // All at once: a carrier that does not answer one question keeps nobody else waiting.
      await Promise.all(due.map((order) => ask(ctx, carrier, order, patienceMs).catch((error: unknown) => ctx.log.error({ err: error, number: order.number }, 'a parcel could not be followed, trying again'))))
      if (due.length < BATCH) return
    }
  },
})

async function ask(ctx: Context, carrier: Carrier, order: CourierOrder, patienceMs: number): Promise<void> {
  const next = await answerOf(ctx, carrier, order, AbortSignal.timeout(patienceMs))
  // The case first: if we are killed now, the carrier is asked again and the case is found delivered.
  if (next.state === 'delivered' && order.direction === 'result') await deliverByPost(ctx, carrier, order, next)
  const isNewTrouble = next.problem !== null && next.problem !== order.problem
  const trouble: CourierTroubled | undefined = isNewTrouble ? { number: order.number, hallId: order.hallId, direction: order.direction, problem: next.problem! } : undefined
  await commit(ctx, { region: order.region, guard: updateCourierOrder(order, next), announcements: trouble ? [{ type: 'applications.courierTroubled', payload: { ...trouble } }] : [], answer: null })
}

async function answerOf(ctx: Context, carrier: Carrier, order: CourierOrder, signal: AbortSignal): Promise<CourierOrderState> {
  try {
    if (order.courierNumber !== null) {
      const answer = await withPatience(carrier.track(order.courierNumber, signal), signal)
      return onTracked(order, answer, ctx.clock.now(), order.orderedAt, await getSetting(ctx, courierDays, order.region, toLegalDate(order.orderedAt)))
    }
    const { hall, person } = await endsOf(ctx, order)
    const [from, to] = order.direction === 'result' ? [hall, person] : [person, hall]
    return onPlaced(order, await withPatience(carrier.place({ key: order.parcel, orderedAt: order.orderedAt.toISOString(), from, to, content: '政务服务材料' }, signal), signal), ctx.clock.now())
  } catch (error) {
    ctx.log.warn({ err: error, number: order.number, direction: order.direction }, 'the carrier gave no usable answer')
    return onSilence(order, ctx.clock.now())
  }
}

async function endsOf(ctx: Context, order: CourierOrder): Promise<{ hall: PostalAddress; person: PostalAddress }> {
  const { name, phone, address } = (await getDirectory(ctx)).hall(order.hallId)
  return { hall: { name, phone, address }, person: openPerson(ctx, order.person) }
}

/** An adapter that does not listen to the signal keeps nobody waiting either. */
const withPatience = <T>(answer: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([answer, new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error('the carrier did not answer in time'))
    // Of a signal that was given before we listen nothing more is heard.
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })])

/** 送达 by post: signed for at the address, as the carrier says. A case that a clerk delivered meanwhile stays as it is. */
async function deliverByPost(ctx: Context, carrier: Carrier, order: CourierOrder, { courierNumber, receiver }: CourierOrderState): Promise<void> {
  const { state, version } = await getApplication(ctx, order.number)
  if (state === 'delivered') return
  try {
    await deliverCase(ctx, {
      number: order.number,
      version,
      toActor: () => ({ kind: 'system', id: 'post', name: carrier.name }),
      toDelivery: (application) => ({ method: 'post', receiver: receiver ?? application.applicantName, courierNumber: courierNumber ?? undefined }),
    })
  } catch (error) {
    // Somebody was faster, or the decision was revoked on the way: the parcel's own record still says where it is.
    if (!(error instanceof Refusal)) throw error
    ctx.log.warn({ number: order.number, code: error.code }, 'a parcel was delivered, but its case takes no delivery')
  }
}
