import type { Platform } from '../../../platform/context.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { getDirectory } from '../directory.ts'
import { listSites } from '../sites/sites.ts'
import type { Position } from './hall.ts'
import { isOpenAt, printPeriods } from './opening-rules.ts'
import { openingsOf } from './read-hall.ts'
import { isInService } from './windows-for.ts'

export const pointKindWords = { hall: '政务服务中心', centre: '便民服务中心', station: '便民服务站', site: '合作网点' } as const
export type PointKind = keyof typeof pointKindWords

/** Somewhere people can go: a hall, a village's station, a partner's site. */
export interface ServicePoint {
  id: string
  kind: PointKind
  name: string
  region: string
  divisionCode: string
  address: string
  position: Position | null
  hours: string
  phone: string
  /** Codes of the items of a site; null where what is handled follows from the catalogue. */
  services: readonly string[] | null
  /** Of halls; of others nobody keeps hours that can be counted by. */
  isOpenNow: boolean | null
  /** Today's hours of a hall. */
  today: string | null
}

/** Every place in service today, of one region or of all. */
export async function listServicePoints(platform: Platform, region?: string): Promise<ServicePoint[]> {
  const directory = await getDirectory(platform)
  const regions = region === undefined ? directory.listRegions().map(({ code }) => code) : [region]
  const [today, time] = [platform.clock.today(), toLocalMinute(platform.clock.now()).slice(11)]
  const halls = await Promise.all(regions.flatMap((code) => directory.listHalls(code)).map(async (hall): Promise<ServicePoint> => {
    const [opening] = await openingsOf(platform, hall, 1)
    return { ...pointOf(hall), kind: hall.level === 'township' ? 'centre' : 'hall', services: null, isOpenNow: isOpenAt(opening!, time), today: opening!.periods.length > 0 ? `今天 ${printPeriods(opening!)}` : '今天不开门' }
  }))
  const stations = regions.flatMap((code) => directory.listStations(code)).filter((station) => isInService(station, today))
    .map((station): ServicePoint => ({ ...pointOf(station), kind: 'station', services: null, isOpenNow: null, today: null }))
  const sites = (await listSites(platform, today, region)).map((site): ServicePoint => ({ ...pointOf(site), kind: 'site', services: site.itemCodes, isOpenNow: null, today: null }))
  return [...halls, ...stations, ...sites]
}

const pointOf = ({ id, name, region, divisionCode, address, position, hours, phone }: Omit<ServicePoint, 'kind' | 'services' | 'isOpenNow' | 'today'>) =>
  ({ id, name, region, divisionCode, address, position, hours, phone })
