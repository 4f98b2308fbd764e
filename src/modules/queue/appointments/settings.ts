import type { Platform } from '../../../platform/context.ts'
import { defineSetting, getSetting, parsePercent, parseWholeNumber } from '../../../platform/settings.ts'
import type { LimitPolicy } from './attendance-rules.ts'
import type { SlotPolicy } from './slot-rules.ts'

/** No national law fixes these: the fallbacks follow one hall's published rules and each place sets its own. */
const AS_ELSEWHERE = '参照部分政务大厅公布的预约规则，请按本地规定设置'
const DEMONSTRATION = '演示默认值：没有统一规定，请按本地规定设置'

export const slotMinutes = defineSetting({ key: 'queue.slotMinutes', title: '预约时段的长度', fallback: 30, source: DEMONSTRATION, parse: parseWholeNumber(10, 240, '分钟') })

export const appointmentShare = defineSetting({ key: 'queue.appointmentShare', title: '窗口能力中留给预约的比例', fallback: 0.5, source: DEMONSTRATION, parse: parsePercent(0) })

export const appointmentWorkdaysAhead = defineSetting({ key: 'queue.appointmentWorkdaysAhead', title: '最远可以预约到今后第几个工作日', fallback: 5, source: AS_ELSEWHERE, parse: parseWholeNumber(1, 60, '个工作日') })

export const appointmentEarliestDays = defineSetting({ key: 'queue.appointmentEarliestDays', title: '最晚提前几日预约', fallback: 1, source: AS_ELSEWHERE, parse: parseWholeNumber(0, 30, '日') })

export const appointmentsPerDay = defineSetting({ key: 'queue.appointmentsPerDay', title: '一人一日最多预约几次', fallback: 1, source: AS_ELSEWHERE, parse: parseWholeNumber(1, 10, '次') })

export const cancelHours = defineSetting({ key: 'queue.cancelHours', title: '最晚提前几小时取消或改期', fallback: 2, source: AS_ELSEWHERE, parse: parseWholeNumber(0, 72, '小时') })

export const missedGraceMinutes = defineSetting({ key: 'queue.missedGraceMinutes', title: '预约时段结束后再等几分钟算爽约', fallback: 15, source: DEMONSTRATION, parse: parseWholeNumber(0, 240, '分钟') })

export const missesBeforeLimit = defineSetting({ key: 'queue.missesBeforeLimit', title: '爽约几次后暂停预约', fallback: 3, source: DEMONSTRATION, parse: parseWholeNumber(1, 20, '次') })

export const missesWithinDays = defineSetting({ key: 'queue.missesWithinDays', title: '爽约在几日内累计', fallback: 90, source: DEMONSTRATION, parse: parseWholeNumber(1, 730, '日') })

export const limitedDays = defineSetting({ key: 'queue.limitedDays', title: '暂停预约几日', fallback: 30, source: DEMONSTRATION, parse: parseWholeNumber(1, 365, '日') })

export const holdMinutes = defineSetting({ key: 'queue.holdMinutes', title: '候补到的号保留几分钟', fallback: 30, source: DEMONSTRATION, parse: parseWholeNumber(5, 1440, '分钟') })

/** 个人信息保护法 art. 19: no longer than needed; never shorter than misses are counted and limits last. */
export const keepAppointmentDays = defineSetting({
  key: 'queue.keepAppointmentDays', title: '预约记录保存多久', fallback: 365, source: '演示默认值：《个人信息保护法》第十九条要求保存期限为实现目的所必要的最短时间', parse: parseWholeNumber(30, 3650, '日'),
})

export async function readSlotPolicy(platform: Platform, region: string, day: string): Promise<SlotPolicy> {
  const [minutes, share, earliestDays, workdaysAhead] = await Promise.all([
    getSetting(platform, slotMinutes, region, day), getSetting(platform, appointmentShare, region, day),
    getSetting(platform, appointmentEarliestDays, region, day), getSetting(platform, appointmentWorkdaysAhead, region, day),
  ])
  return { slotMinutes: minutes, share, earliestDays, workdaysAhead }
}

export async function readLimitPolicy(platform: Platform, region: string, day: string): Promise<LimitPolicy> {
  const [misses, withinDays, days] = await Promise.all([getSetting(platform, missesBeforeLimit, region, day), getSetting(platform, missesWithinDays, region, day), getSetting(platform, limitedDays, region, day)])
  return { misses, withinDays, limitedDays: days }
}

/** The rules of a region in sentences, for whoever books. */
export async function listBookingRules(platform: Platform, region: string, day: string): Promise<string[]> {
  const [mostPerDay, hours, grace, { misses, withinDays, limitedDays: days }] = await Promise.all([
    getSetting(platform, appointmentsPerDay, region, day), getSetting(platform, cancelHours, region, day), getSetting(platform, missedGraceMinutes, region, day), readLimitPolicy(platform, region, day),
  ])
  return [
    `实名预约，一人一日最多预约 ${mostPerDay} 次。`,
    `来不了的，请在预约时段开始前 ${hours} 小时以上取消或改期，把号让给别人。`,
    `预约时段结束后 ${grace} 分钟还没有取号的，记一次没有到场；${withinDays} 日内 ${misses} 次没有到场，暂停预约 ${days} 日。`,
  ]
}
