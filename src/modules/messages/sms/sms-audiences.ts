import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import { findOfficerPhones, getDirectory } from '../../organisation/index.ts'
import { findPhones } from '../../subjects/index.ts'
import { officersAt } from '../desk/desk-rules.ts'
import { officerSmsHours, quietHours } from '../settings.ts'
import { afterQuietHours, toWorkingHours } from './sms-rules.ts'
import type { SmsQueue, TakenSms } from './sms-store.ts'

/** Those who get text messages: how they are reached, and when. */
interface SmsAudience {
  /** By owner; who cannot be reached is not in it. */
  phonesOf(ctx: Context, taken: readonly TakenSms[]): Promise<ReadonlyMap<string, string>>
  /** `at` itself, or when it may go. */
  mayGoAt(ctx: Context, sms: Pick<TakenSms, 'region' | 'isUrgent'>, at: Date): Promise<Date>
  /** What one becomes that reaches nobody. */
  withoutPhone: { state: 'failed'; problem: string } | { state: 'unwanted' }
}

const endOfQuiet = async (ctx: Context, region: string, at: Date): Promise<Date> => afterQuietHours(at, await getSetting(ctx, quietHours, region, ctx.clock.today()))

export const SMS_AUDIENCES: Record<SmsQueue, SmsAudience> = {
  subject: {
    phonesOf: (ctx, taken) => findPhones(ctx, [...new Set(taken.map(({ ownerId }) => ownerId))]),
    mayGoAt: async (ctx, { region, isUrgent }, at) => (isUrgent ? at : endOfQuiet(ctx, region, at)),
    withoutPhone: { state: 'failed', problem: '没有登记手机号码。' },
  },
  officer: {
    phonesOf: reachOfficers,
    // Nobody mends a red card at night; it does not wait for Monday either.
    async mayGoAt(ctx, { region, isUrgent }, at) {
      const awake = await endOfQuiet(ctx, region, at)
      if (isUrgent || (await getSetting(ctx, officerSmsHours, region, ctx.clock.today())) === 'anyTime') return awake
      return toWorkingHours(awake, await getWorkCalendar(ctx, region))
    },
    withoutPhone: { state: 'unwanted' },
  },
}

/** Phones of those who still stand at the desk that was told: who moved on, or took the number back, is not told. */
async function reachOfficers(ctx: Context, taken: readonly TakenSms[]): Promise<ReadonlyMap<string, string>> {
  const directory = await getDirectory(ctx)
  const there = taken.filter(({ ownerId, region, desk }) => officersAt(directory, { region, recipient: desk! }).some(({ id }) => id === ownerId))
  const byRegion = Map.groupBy(there, ({ region }) => region)
  const found = await Promise.all([...byRegion].map(([region, ofRegion]) => findOfficerPhones(ctx, region, [...new Set(ofRegion.map(({ ownerId }) => ownerId))])))
  return new Map(found.flatMap((phones) => [...phones]))
}
