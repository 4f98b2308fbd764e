import { type CityFile, type ExtendedHours, type Facility, type MapPlace, printHours, type Station } from '../modules/organisation/index.ts'
import { drawCityMap } from './city-map.ts'
import { drawHall } from './hall-plan.ts'
import { createDice, inventName } from './invented-names.ts'

type CityHall = CityFile['halls'][number]

/** Departments whose matters the windows of a field take in (分领域综窗). */
const FIELDS = [
  { field: 'investment', name: '投资建设综合窗口', serves: '规划、用地、施工、环评、水利', departments: ['FGW', 'ZRZ', 'STHJ', 'ZJJ', 'SLJ'] },
  { field: 'businessRegistration', name: '商事登记综合窗口', serves: '市场准入、经营许可、税务', departments: ['SCJG', 'SWJ', 'YCJ', 'SWJG'] },
  { field: 'generalAffairs', name: '综合事务窗口', serves: '社保、医保、民政、教育、卫生', departments: ['MZJ', 'RSJ', 'YBJ', 'WJW', 'JYJ', 'TYJR', 'CL'] },
] as const

const CENTRE_FACILITIES: Facility[] = ['restArea', 'drinkingWater', 'charging', 'nursery', 'accessibleWay', 'accessibleToilet', 'parking', 'wheelchair', 'readingGlasses', 'firstAid', 'wifi', 'copying', 'post', 'sealMaking', 'selfService24', 'publicComputers']
const TOWNSHIP_FACILITIES: Facility[] = ['restArea', 'drinkingWater', 'charging', 'accessibleWay', 'readingGlasses', 'firstAid', 'copying']
/** Of the townships whose fixed work is not yet done: their manager finds the gap in the coverage report. */
const WITHOUT_VOLUNTEERS = new Set(['H-379902100', 'H-379923200'])
const STATION_SHARE = 92
const OPENED_ON = '2024-06-01'

/** The usual ones of the calendar: no hall of the invented city has set its own. */
const OFFICE_HOURS = { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '13:30', to: '17:30' } }
const WORKING_WEEK = [1, 2, 3, 4, 5]
const CENTRE_HOURS: ExtendedHours[] = [
  { kind: 'noon', weekdays: WORKING_WEEK, from: '12:00', to: '13:30', byAppointment: false },
  { kind: 'late', weekdays: WORKING_WEEK, from: '17:30', to: '18:30', byAppointment: true },
  { kind: 'weekend', weekdays: [6], from: '09:00', to: '12:00', byAppointment: true },
]
const TOWNSHIP_HOURS: ExtendedHours[] = [{ kind: 'late', weekdays: WORKING_WEEK, from: '17:30', to: '18:00', byAppointment: true }]

/** The invented city with what a file of words leaves out: where everything lies, what its halls look like inside, its village stations. */
export function drawCity(file: CityFile): CityFile {
  const places = drawCityMap(file)
  const placeOf = new Map(places.map((place) => [place.divisionCode, place]))
  return { ...file, places, halls: file.halls.map((hall) => furnish(hall, placeOf.get(hall.division)!)), stations: inventStations(file, placeOf) }
}

function furnish(hall: CityHall, { x, y }: MapPlace): CityHall {
  const isCentre = hall.level !== '乡'
  const windows = isCentre ? withFields(hall) : hall.windows
  const { plan, zones } = drawHall(windows.map(({ no }) => no), isCentre)
  const hasVolunteers = !WITHOUT_VOLUNTEERS.has(hall.id)
  return {
    ...hall, windows,
    hours: printHours(OFFICE_HOURS, isCentre ? CENTRE_HOURS : TOWNSHIP_HOURS),
    sheet: {
      plan, zones: zones.filter(({ kind }) => hasVolunteers || kind !== 'volunteers'), extendedHours: isCentre ? CENTRE_HOURS : TOWNSHIP_HOURS,
      facilities: isCentre ? CENTRE_FACILITIES : TOWNSHIP_FACILITIES,
      // The centres of city and county are not in the house of the township's.
      position: hall.level === '市' ? { x: x + 420, y: y + 260 } : hall.level === '县' ? { x: x - 380, y: y + 180 } : { x, y },
    },
  }
}

/** Two general windows for each field, and after the others a free-service window and one for new enterprises. */
function withFields(hall: CityHall): CityHall['windows'] {
  const region = hall.division.slice(0, 6)
  const next = (by: number) => String(hall.windows.length + by).padStart(3, '0')
  return [
    ...hall.windows.map((window, index) => {
      const of = window.kind === '综合' ? FIELDS[Math.floor(index / 2)] : undefined
      return of ? { ...window, name: `${of.name}${window.no.slice(1)}`, serves: [of.serves], field: of.field, takes: { everything: false, items: [], authorities: of.departments.map((id) => `${region}-${id}`) } } : window
    }),
    { no: next(1), kind: '免费服务', name: '免费服务窗口', serves: ['复印', '打印', '邮寄', '印章刻制', '网络'] },
    { no: next(2), kind: '企业开办', name: '企业开办专窗', serves: ['一网通办、一窗通取'], takes: { everything: false, items: ['individual-business-registration'], authorities: [] } },
  ]
}

/** One village one station, in most of them. */
function inventStations({ villages, townships }: CityFile, placeOf: ReadonlyMap<string, MapPlace>): Station[] {
  const dice = createDice(379_950)
  const townshipName = new Map(townships.map(({ code, fullName }) => [code, fullName]))
  return villages.flatMap(({ code, name, type, parent, station }, index): Station[] => {
    const { x, y } = placeOf.get(code)!
    const isUrban = type === '社区'
    const withCommittee = dice.below(100) < 95
    const personInCharge = inventName(dice, dice.pick(['male', 'female']), 1970 + dice.below(30))
    const devices = ['电脑', '打印机', ...(dice.below(100) < 70 ? ['高拍仪'] : []), ...(dice.below(100) < 40 ? ['自助终端'] : [])]
    // The first of a township has one always: somebody who looks for a place finds one.
    if (dice.below(100) >= STATION_SHARE && code.slice(9) !== '001') return []
    return [{
      id: `S-${code}`, region: code.slice(0, 6), divisionCode: code, name: station ?? `${name}便民服务站`,
      address: `${townshipName.get(parent) ?? ''}${name}${withCommittee ? (isUrban ? '居委会' : '村委会') : '便民服务点'}`,
      withCommittee, personInCharge, phone: `0000-82${String(index).padStart(5, '0')}`, hours: '工作日 08:30-11:30,14:00-17:00', devices,
      position: { x, y }, fromDay: OPENED_ON, untilDay: null, version: 1,
    }]
  })
}
