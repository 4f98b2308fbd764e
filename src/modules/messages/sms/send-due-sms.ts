import { sendWithin, type SmsGateway, SmsRefused } from '../../../adapters/sms/port.ts'
import type { Context, Platform } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { SMS_AUDIENCES } from './sms-audiences.ts'
import { nextAttemptAt } from './sms-rules.ts'
import { recordSmsOutcomes, type SmsOutcome, type SmsQueue, takeDueSms, type TakenSms } from './sms-store.ts'

/** Asked at once: a gateway that never answers holds up these and no more. */
const BATCH = 50
const PATIENCE_MS = 10_000
/** Gateways are contracted by the second, and a rush of texts must not take the database from the windows: 20 a second, 70,000 an hour. */
const MOST_A_RUN = 100
/** Longer than the patience with a whole batch: a message is taken over from the dead, not from the slow. */
const LEASE_MS = 120_000

/**
 * Sends the text messages that are due. Each is taken, handed over and recorded; whatever dies in between is handed over again
 * under the same key, which the gateway sends once.
 */
export const createSmsSending = (gatewayOf: (platform: Platform) => SmsGateway, patienceMs = PATIENCE_MS): TimedJob => ({
  id: 'messages.sendDueSms',
  everySeconds: 5,
  async run(ctx) {
    const gateway = gatewayOf(ctx)
    // Officers are few; those who handle cases come before the rush of those who are told of them.
    let left = MOST_A_RUN
    for (const queue of ['officer', 'subject'] as const) left -= await sendQueue(ctx, queue, gateway, patienceMs, left)
  },
})

/** Sends up to `most` of a queue; tells how many were taken. */
async function sendQueue(ctx: Context, queue: SmsQueue, gateway: SmsGateway, patienceMs: number, most: number): Promise<number> {
  for (let sent = 0; ;) {
    const limit = Math.min(BATCH, most - sent)
    const now = ctx.clock.now()
    const taken = limit > 0 ? await takeDueSms(ctx.db, queue, now, new Date(now.getTime() + LEASE_MS), limit) : []
    sent += taken.length
    if (taken.length === 0) return sent
    const phones = await SMS_AUDIENCES[queue].phonesOf(ctx, taken)
    await recordSmsOutcomes(ctx.db, queue, await Promise.all(taken.map((sms) => attempt(ctx, queue, gateway, patienceMs, sms, phones.get(sms.ownerId)))))
    if (taken.length < limit) return sent
  }
}

async function attempt(ctx: Context, queue: SmsQueue, gateway: SmsGateway, patienceMs: number, sms: TakenSms, phone: string | undefined): Promise<SmsOutcome> {
  const { ownerId, id, region } = sms
  const of = { ownerId, id, region }
  const { mayGoAt: mayGo, withoutPhone } = SMS_AUDIENCES[queue]
  if (sms.isUnwanted) return { ...of, state: 'unwanted' }
  if (phone === undefined) return { ...of, ...withoutPhone }
  const now = ctx.clock.now()
  const mayGoAt = await mayGo(ctx, sms, now)
  if (mayGoAt > now) return { ...of, state: 'waiting', nextAt: mayGoAt, isPostponed: true }
  try {
    // The same may be told to several: the key names whom.
    const { providerMessageId } = await sendWithin(gateway, { key: `${ownerId}:${id}`, phone, text: sms.text }, patienceMs)
    return { ...of, state: 'sent', sentAt: ctx.clock.now(), providerMessageId }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    if (error instanceof SmsRefused) return { ...of, state: 'failed', problem }
    const next = nextAttemptAt(ctx.clock.now(), sms.createdAt, sms.attempts)
    if (!next) {
      ctx.log.warn({ sms: id, attempts: sms.attempts, problem }, 'messages: a text message is given up')
      return { ...of, state: 'failed', problem }
    }
    return { ...of, state: 'waiting', nextAt: await mayGo(ctx, sms, next), problem }
  }
}
