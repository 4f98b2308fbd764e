import type { FieldError } from '../../platform/errors.ts'
import { reachesRegion } from '../../platform/regional-rules.ts'
import { isDay, type SpecialDay } from './calendar-rules.ts'

/** Days that hold in the whole nation stand under this place instead of a region's six digits. */
export const NATION = '000000'

/** What is wrong with the days of a yearly notice, each at its place; nothing when it can be published. */
export function findWrongDays(year: number, days: readonly SpecialDay[]): FieldError[] {
  const seen = new Set<string>()
  return days.flatMap(({ day, kind }, index) => {
    const pointer = `/days/${index}/day`
    if (!isDay(day)) return [{ pointer, message: `日期不存在：${day}。` }]
    if (seen.has(day)) return [{ pointer, message: `${day} 写了两次，请只留一次。` }]
    seen.add(day)
    // A notice of new year's day may take in the last days of December.
    if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) return [{ pointer, message: `${day} 不在 ${year} 年的放假安排之内。` }]
    const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    return kind === 'makeUpWorkday' && !isWeekend ? [{ pointer, message: `${day} 本来就是工作日，不用写成调休上班。` }] : []
  })
}

/** Whose calendar an administrator of `own` may publish: their own region's; a city's also its counties' and the national notice. */
export function mayPublishFor(own: string | undefined, place: string): boolean {
  return place === NATION ? own?.endsWith('00') === true : reachesRegion(own, place)
}
