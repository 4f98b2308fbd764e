import { type OutgoingSms, type SmsGateway, SmsRefused } from '../../../adapters/sms/port.ts'
import type { Context, Platform } from '../../../platform/context.ts'
import type { TimedJob } from '../../../platform/jobs/jobs.ts'
import { getSetting } from '../../../platform/settings.ts'
import { findPhones } from '../../subjects/index.ts'
import { quietHours } from '../settings.ts'
import { afterQuietHours, nextAttemptAt } from './sms-rules.ts'
import { recordSmsOutcomes, type SmsOutcome, takeDueSms, type TakenSms } from './sms-store.ts'

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
    for (let sent = 0; sent < MOST_A_RUN; sent += BATCH) {
      const now = ctx.clock.now()
      const taken = await takeDueSms(ctx.db, now, new Date(now.getTime() + LEASE_MS), BATCH)
      if (taken.length === 0) return
      const phones = await findPhones(ctx, [...new Set(taken.map(({ subjectId }) => subjectId))])
      await recordSmsOutcomes(ctx.db, await Promise.all(taken.map((sms) => attempt(ctx, gateway, patienceMs, sms, phones.get(sms.subjectId)))))
      if (taken.length < BATCH) return
    }
  },
})

async function attempt(ctx: Context, gateway: SmsGateway, patienceMs: number, sms: TakenSms, phone: string | undefined): Promise<SmsOutcome> {
  const { subjectId, id } = sms
  const of = { subjectId, id }
  if (sms.isUnwanted) return { ...of, state: 'unwanted' }
  if (phone === undefined) return { ...of, state: 'failed', problem: '没有登记手机号码。' }
  const now = ctx.clock.now()
  const mayGoAt = sms.isUrgent ? now : await endOfQuiet(ctx, sms, now)
  if (mayGoAt > now) return { ...of, state: 'waiting', nextAt: mayGoAt, isPostponed: true }
  try {
    // One person may be told the same twice by two subjects: the key names both.
    const { providerMessageId } = await askWithin(gateway, { key: `${subjectId}:${id}`, phone, text: sms.text }, patienceMs)
    return { ...of, state: 'sent', sentAt: ctx.clock.now(), providerMessageId }
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    if (error instanceof SmsRefused) return { ...of, state: 'failed', problem }
    const next = nextAttemptAt(ctx.clock.now(), sms.createdAt, sms.attempts)
    if (!next) {
      ctx.log.warn({ sms: id, attempts: sms.attempts, problem }, 'messages: a text message is given up')
      return { ...of, state: 'failed', problem }
    }
    return { ...of, state: 'waiting', nextAt: sms.isUrgent ? next : await endOfQuiet(ctx, sms, next), problem }
  }
}

const endOfQuiet = async (ctx: Context, { region }: TakenSms, at: Date): Promise<Date> => afterQuietHours(at, await getSetting(ctx, quietHours, region, ctx.clock.today()))

/** The gateway is told when nobody waits any more; one that does not listen is left behind. */
async function askWithin(gateway: SmsGateway, sms: OutgoingSms, patienceMs: number): Promise<{ providerMessageId: string }> {
  const giveUp = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`短信网关 ${patienceMs} 毫秒没有回答。`)
      giveUp.abort(error)
      reject(error)
    }, patienceMs)
  })
  try {
    return await Promise.race([gateway.send(sms, giveUp.signal), impatience])
  } finally {
    clearTimeout(timer)
  }
}
