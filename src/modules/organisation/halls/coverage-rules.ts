import type { Division, Hall, MapPlace, Station } from '../organisation.ts'
import { FIVE_ZONES, type Position, zoneKindWords } from './hall.ts'

/** How many of how many. */
export interface Share {
  have: number
  of: number
}

export type GapKind = 'centre' | 'station' | 'zones' | 'committee' | 'circle'

export const gapWords: Record<GapKind, string> = { centre: '没有便民服务中心', station: '没有便民服务站', zones: '功能区不全', committee: '没有与村（居）委会同址', circle: '步行范围内没有办事地点' }

export interface Gap {
  kind: GapKind
  /** Of the township or village. */
  divisionCode: string
  /** What is missing, where the kind does not say it all. */
  detail: string | null
}

/** 三级覆盖 of one township. */
export interface TownshipCoverage {
  township: Division
  /** 一乡镇一中心. */
  centre: Share
  /** 乡镇五区. */
  zones: Share
  /** 一村一站点. */
  stations: Share
  /** 与村（居）委会同址, of the stations. */
  withCommittee: Share
  /** Villages from which a place to go lies within the circle. */
  inCircle: Share
  gaps: Gap[]
}

interface Covering {
  halls: readonly Hall[]
  villages: readonly Division[]
  /** In service. */
  stations: readonly Station[]
  placeOf(divisionCode: string): MapPlace | undefined
  /** Every place one can go to, near the township or not. */
  points: readonly Position[]
  /** Metres one walks in the minutes of the circle. */
  circleMetres: number
}

export const distanceBetween = (a: Position, b: Position): number => Math.round(Math.hypot(a.x - b.x, a.y - b.y))

/** What a township has of what it must have, and what is missing where. A village that is not on the map counts as out of the circle. */
export function coverageOf(township: Division, { halls, villages, stations, placeOf, points, circleMetres }: Covering): TownshipCoverage {
  const centre = halls.find(({ divisionCode }) => divisionCode === township.code)
  const stationOf = new Map(stations.map((station) => [station.divisionCode, station]))
  const served = villages.flatMap(({ code }) => stationOf.get(code) ?? [])
  const missing = centre ? FIVE_ZONES.filter((kind) => !centre.zones.some((zone) => zone.kind === kind)) : FIVE_ZONES
  const isInCircle = ({ code }: Division): boolean => {
    const place = placeOf(code)
    return place !== undefined && points.some((point) => distanceBetween(place, point) <= circleMetres)
  }
  const near = villages.filter(isInCircle)
  const gap = (kind: GapKind, divisionCode: string, detail: string | null = null): Gap => ({ kind, divisionCode, detail })
  return {
    township,
    centre: { have: centre ? 1 : 0, of: 1 },
    zones: { have: FIVE_ZONES.length - missing.length, of: FIVE_ZONES.length },
    stations: { have: served.length, of: villages.length },
    withCommittee: { have: served.filter(({ withCommittee }) => withCommittee).length, of: served.length },
    inCircle: { have: near.length, of: villages.length },
    gaps: [
      ...(centre ? [] : [gap('centre', township.code)]),
      ...(centre && missing.length > 0 ? [gap('zones', township.code, missing.map((kind) => zoneKindWords[kind]).join('、'))] : []),
      ...villages.filter(({ code }) => !stationOf.has(code)).map(({ code }) => gap('station', code)),
      ...served.filter(({ withCommittee }) => !withCommittee).map(({ divisionCode }) => gap('committee', divisionCode)),
      ...villages.filter((village) => !near.includes(village)).map(({ code }) => gap('circle', code)),
    ],
  }
}

/** Shares of several townships as one. */
export const sumShares = (shares: readonly Share[]): Share => ({ have: shares.reduce((sum, { have }) => sum + have, 0), of: shares.reduce((sum, { of }) => sum + of, 0) })

/** In percent with one place; null where there is nothing to have. Never rounded up to a hundred. */
export const percentOf = ({ have, of }: Share): number | null => (of === 0 ? null : Math.floor((have / of) * 1000) / 10)
