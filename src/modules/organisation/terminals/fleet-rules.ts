import type { Device, DeviceKind } from './device.ts'

export interface FleetFigures {
  terminals: number
  byKind: { kind: DeviceKind; count: number }[]
  /** Different townships (街道) and villages (社区) that have one. */
  townships: number
  villages: number
  allDay: number
  /** Different items that are offered; null where some terminal offers everything. */
  services: number | null
  transactions: number
  persons: number
}

/** The figures of a fleet: how many, where, what for, and what was done there. */
export function countFleet(
  terminals: readonly Pick<Device, 'kind' | 'divisionCode' | 'isAllDay'>[],
  offers: readonly (readonly string[] | null)[],
  use: readonly { transactions: number; persons: number }[],
): FleetFigures {
  const places = [...new Set(terminals.map(({ divisionCode }) => divisionCode))]
  const kinds = Map.groupBy(terminals, ({ kind }) => kind)
  return {
    terminals: terminals.length,
    byKind: [...kinds].map(([kind, all]) => ({ kind, count: all.length })).sort((a, b) => b.count - a.count),
    townships: places.filter((code) => levelOf(code) === 'township').length,
    villages: places.filter((code) => levelOf(code) === 'village').length,
    allDay: terminals.filter(({ isAllDay }) => isAllDay).length,
    services: offers.includes(null) ? null : new Set(offers.flatMap((items) => items ?? [])).size,
    transactions: use.reduce((sum, each) => sum + each.transactions, 0),
    persons: use.reduce((sum, each) => sum + each.persons, 0),
  }
}

/** 统计用区划代码: six digits of the county, three of the township, three of the village. */
const levelOf = (code: string): 'county' | 'township' | 'village' => (code.endsWith('000000') ? 'county' : code.endsWith('000') ? 'township' : 'village')
