import type { Platform } from '../../platform/context.ts'
import { defineSetting, getSetting, listSettingDays, parsePercent, parseWholeNumber } from '../../platform/settings.ts'
import type { NearLimit } from './near-limit-rules.ts'

/** 电子监察: when a limit is near. One truth for the colours of the work lists and for the reminder before a promise is broken. */
export const warnShare = defineSetting({
  key: 'supervision.warnShare', title: '期限用去多大比例时提醒', fallback: 0.8, source: '演示默认值，请按本地监察规则设置', parse: parsePercent(1),
})

export const warnDaysLeft = defineSetting({
  key: 'supervision.warnDaysLeft', title: '期限还剩多久时提醒', fallback: 1, source: '演示默认值：多地规则为到期前 1 个工作日，请按本地监察规则设置', parse: parseWholeNumber(0, 30, '个工作日'),
})

/** When a limit is near in a region, as set for a day. */
export async function getNearLimit(platform: Platform, region: string, day: string): Promise<NearLimit> {
  const [share, workdays] = await Promise.all([getSetting(platform, warnShare, region, day), getSetting(platform, warnDaysLeft, region, day)])
  return { percent: Math.round(share * 100), workdays }
}

/** The same for every day: what holds from the beginning (`''`) and from each day of a change, the earliest first. The same object until a setting changes. */
export const listNearLimits = async (platform: Platform, region: string): Promise<readonly (NearLimit & { fromDay: string })[]> => {
  const days = await listSettingDays(platform, [warnShare, warnDaysLeft], region)
  const known = read.get(days)
  if (known) return known
  const limits = await Promise.all(['', ...days].map(async (fromDay) => ({ fromDay, ...(await getNearLimit(platform, region, fromDay)) })))
  read.set(days, limits)
  return limits
}

const read = new WeakMap<readonly string[], readonly (NearLimit & { fromDay: string })[]>()
