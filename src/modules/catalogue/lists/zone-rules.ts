import type { FieldError } from '../../../platform/errors.ts'
import type { Zone, ZoneContent } from './zone.ts'

export const isShown = ({ fromDay, untilDay }: Pick<Zone, 'fromDay' | 'untilDay'>, today: string): boolean => fromDay <= today && (untilDay === null || today <= untilDay)

/** Where a zone is in its period. */
export function zoneState(zone: Pick<Zone, 'fromDay' | 'untilDay'>, today: string): 'shown' | 'coming' | 'ended' {
  if (isShown(zone, today)) return 'shown'
  return zone.untilDay !== null && zone.untilDay < today ? 'ended' : 'coming'
}

/** What people of `region` see today: the city's zones and its own, in their order; its own takes the place of the city's of the same id. */
export function zonesFor(zones: readonly Zone[], region: string, today: string): Zone[] {
  const shown = zones.filter((zone) => isShown(zone, today))
  return shown
    .filter((zone) => zone.region === region || !shown.some((own) => own.region === region && own.id === zone.id))
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

/** What is wrong with a zone somebody wants to show. */
export function checkZone({ itemCodes, fromDay, untilDay }: ZoneContent, isItem: (code: string) => boolean): FieldError[] {
  const errors = itemCodes.flatMap((code, index): FieldError[] => {
    if (!isItem(code)) return [{ pointer: `/itemCodes/${index}`, message: `目录里没有编码为“${code}”的有效事项，请换一个。` }]
    return itemCodes.indexOf(code) < index ? [{ pointer: `/itemCodes/${index}`, message: `“${code}”已经在前面，请去掉重复的。` }] : []
  })
  return untilDay !== null && untilDay < fromDay ? [...errors, { pointer: '/untilDay', message: '结束日期不能早于开始日期，请修改。' }] : errors
}
