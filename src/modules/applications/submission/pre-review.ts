import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { getSetting } from '../../../platform/settings.ts'
import type { Context } from '../../../platform/context.ts'
import { addWorkdays, type Day, getWorkCalendar, receiptDay } from '../../calendar/index.ts'
import { preReviewDays } from '../settings.ts'

/** The day by which what comes online now is looked at before it counts as received (安阳市优化营商环境条例 art. 42; a local number). */
export async function preReviewDueOn(ctx: Context, region: string, hallId: string): Promise<Day> {
  const [calendar, days] = await Promise.all([getWorkCalendar(ctx, region, hallId), getSetting(ctx, preReviewDays, region, ctx.clock.today())])
  return addWorkdays(calendar, receiptDay(calendar, toLocalMinute(ctx.clock.now().toISOString())), days).dueOn
}
