import { describe, expect, test } from 'vitest'
import { createWorkCalendar } from '../../calendar/calendar-rules.ts'
import type { Hall, HallWindow } from '../organisation.ts'
import { coverageOf, percentOf } from './coverage-rules.ts'
import type { ExtendedHours, FloorPlan, HallZone } from './hall.ts'
import { findHoursErrors, findPlanErrors, findWindowErrors, findZoneErrors } from './hall-rules.ts'
import { isOpenAt, openingOn, printHours, printPeriods } from './opening-rules.ts'
import { windowsFor } from './windows-for.ts'

const office = { morning: { from: '09:00', to: '12:00' }, afternoon: { from: '13:00', to: '17:00' } }
const noon: ExtendedHours = { kind: 'noon', weekdays: [1, 2, 3, 4, 5], from: '12:00', to: '13:00', byAppointment: false }
const saturday: ExtendedHours = { kind: 'weekend', weekdays: [6], from: '09:00', to: '12:00', byAppointment: true }
const plan: FloorPlan = { floors: [{ id: '1', name: '1 楼', width: 200, height: 100, walls: [[[0, 0], [200, 0]]] }], windows: [{ no: '001', floor: '1', at: [20, 10] }], marks: [] }
const zone: HallZone = { id: 'z1', kind: 'waiting', name: '等候休息区', floor: '1', area: { left: 10, top: 10, width: 100, height: 50 } }

describe('when a hall is open', () => {
  const calendar = createWorkCalendar({
    region: '379902', publishedYears: [2026], officeHours: office,
    specialDays: [{ day: '2026-02-14', kind: 'makeUpWorkday', name: '春节' }, { day: '2026-02-21', kind: 'holiday', name: '春节' }],
  })
  const on = (day: string, special: Parameters<typeof openingOn>[1]['special'] = []) => openingOn(calendar, { office, extended: [noon, saturday], special }, day)

  test('on a workday its office hours and what is added at noon; on a Saturday only the weekend service', () => {
    expect(on('2026-03-02').periods.map(({ from, to }) => `${from}-${to}`)).toEqual(['09:00-12:00', '12:00-13:00', '13:00-17:00'])
    expect([printPeriods(on('2026-03-02')), printPeriods(on('2026-03-07'))]).toEqual(['09:00–17:00', '09:00–12:00（需预约）'])
    expect(on('2026-03-07').periods).toEqual([{ from: '09:00', to: '12:00', kind: 'weekend', byAppointment: true }])
    expect(on('2026-03-08').periods).toEqual([])
  })

  test('on a Saturday worked to make up for a holiday it is a workday, and on a legal holiday it is closed and says why', () => {
    expect(on('2026-02-14').periods.map(({ from }) => from)).toEqual(['09:00', '13:00'])
    expect(on('2026-02-21')).toMatchObject({ periods: [], reason: expect.stringContaining('春节') as string })
  })

  test('a special day says all by itself, closed or open', () => {
    expect(on('2026-03-02', [{ day: '2026-03-02', open: null, reason: '系统升级' }])).toMatchObject({ periods: [], reason: '系统升级' })
    expect(on('2026-03-08', [{ day: '2026-03-08', open: { from: '09:00', to: '11:30' }, reason: '招生登记' }]).periods).toHaveLength(1)
  })

  test('whoever comes without an appointment finds it open only where none is needed', () => {
    expect(isOpenAt(on('2026-03-02'), '12:30')).toBe(true)
    expect(isOpenAt(on('2026-03-02'), '17:00')).toBe(false)
    expect(isOpenAt(on('2026-03-07'), '10:00')).toBe(false)
  })

  test('guides print it in words that name the days', () => {
    expect(printHours(office, [saturday])).toBe('工作日 09:00-12:00,13:00-17:00；周六 09:00-12:00（周末服务，需预约）')
    expect(printHours({ morning: { from: '09:00', to: '12:00' }, afternoon: { from: '12:00', to: '17:00' } }, [])).toBe('工作日 09:00-17:00')
  })
})

describe('windowsFor', () => {
  const window = (no: string, told: Partial<HallWindow>): HallWindow => ({ no, kind: 'general', name: no, serves: [], field: 'undifferentiated', takes: { everything: false, items: [], authorities: [] }, fromDay: null, untilDay: null, ...told })
  const everything = { everything: true, items: [], authorities: [] }
  const windows = [
    window('001', { takes: everything }),
    window('002', { takes: { everything: false, items: [], authorities: ['A'] } }),
    window('003', { kind: 'enterpriseStart', field: null, takes: { everything: false, items: ['start'], authorities: [] } }),
    window('004', { kind: 'greenChannel', field: null, takes: everything }),
    window('005', { takes: everything, untilDay: '2026-03-01' }),
    window('006', { takes: everything, fromDay: '2026-04-01' }),
  ]
  const found = (item: string, authority: string, day = '2026-03-02') => windowsFor({ hall: () => ({ windows }) as Hall }, 'H', item, authority, day).map(({ no }) => no)

  test('names the window of the item first, then that of the authority, then those that take everything', () => {
    expect(found('start', 'A')).toEqual(['003', '002', '001'])
    expect(found('other', 'A')).toEqual(['002', '001'])
    expect(found('other', 'B')).toEqual(['001'])
  })
  test('leaves out windows for some people and windows not in service that day', () => {
    expect(found('other', 'B', '2026-04-01')).toEqual(['001', '006'])
    expect(found('other', 'B', '2026-03-01')).toEqual(['001', '005'])
  })
})

describe('what is refused of a hall', () => {
  test('zones: a number twice, an area over the edge, a floor that is not drawn, half a place', () => {
    const pointers = (zones: HallZone[]) => findZoneErrors(zones, plan).map(({ pointer }) => pointer)
    expect(pointers([zone])).toEqual([])
    expect(pointers([zone, { ...zone, name: '另一区' }])).toEqual(['/zones/1/id'])
    expect(pointers([zone, { ...zone, id: 'z2' }])).toEqual(['/zones/1/name'])
    expect(pointers([{ ...zone, area: { left: 150, top: 0, width: 60, height: 10 } }])).toEqual(['/zones/0/area'])
    expect(pointers([{ ...zone, floor: '9' }])).toEqual(['/zones/0/floor'])
    expect(pointers([{ ...zone, floor: null }])).toEqual(['/zones/0/area'])
  })

  test('a plan: a window that does not exist, twice, or outside; a wall outside; a floor taken away under a zone', () => {
    const pointers = (changed: Partial<FloorPlan>) => findPlanErrors({ ...plan, ...changed }, ['001'], [zone]).map(({ pointer }) => pointer)
    expect(pointers({})).toEqual([])
    expect(pointers({ windows: [{ no: '009', floor: '1', at: [1, 1] }] })).toEqual(['/plan/windows/0/no'])
    expect(pointers({ windows: [...plan.windows, ...plan.windows] })).toEqual(['/plan/windows/1/no'])
    expect(pointers({ windows: [{ no: '001', floor: '1', at: [201, 1] }] })).toEqual(['/plan/windows/0/at'])
    expect(pointers({ windows: [], floors: [{ ...plan.floors[0]!, walls: [[[0, 0], [0, 101]]] }] })).toEqual(['/plan/floors/0/walls/0'])
    expect(pointers({ windows: [], floors: [{ ...plan.floors[0]!, id: '2' }] })).toEqual(['/plan/floors'])
  })

  test('hours that end before they begin, and days twice or gone by', () => {
    expect(findHoursErrors([{ ...noon, to: '12:00' }], [], '2026-03-02').map(({ pointer }) => pointer)).toEqual(['/extended/0/to'])
    const day = { day: '2026-03-10', open: null, reason: '停电' }
    expect(findHoursErrors([], [day, day, { ...day, day: '2026-03-01' }, { ...day, day: '2026-03-11', open: { from: '10:00', to: '09:00' } }], '2026-03-02').map(({ pointer }) => pointer)).toEqual(['/special/1/day', '/special/2/day', '/special/3/open/to'])
  })

  test('a window: a field on one that is not general, a general one that takes nothing, everything and something at once', () => {
    const base = { kind: 'general', field: 'undifferentiated', takes: { everything: true, items: [], authorities: [] }, from: null, until: null } as const
    const pointers = (told: Partial<Parameters<typeof findWindowErrors>[0]>) => findWindowErrors({ ...structuredClone(base), ...told } as Parameters<typeof findWindowErrors>[0]).map(({ pointer }) => pointer)
    expect(pointers({})).toEqual([])
    expect(pointers({ kind: 'handOut' })).toEqual(['/field'])
    expect(pointers({ field: null })).toEqual(['/field'])
    expect(pointers({ takes: { everything: false, items: [], authorities: [] } })).toEqual(['/takes'])
    expect(pointers({ takes: { everything: true, items: ['a'], authorities: [] } })).toEqual(['/takes'])
    expect(pointers({ from: '2026-03-02', until: '2026-03-01' })).toEqual(['/until'])
  })
})

test('the coverage of a township names each gap: no centre, no station, a station of its own house, nobody near', () => {
  const division = (code: string, parentCode: string | null) => ({ code, region: '379902', name: code, fullName: code, level: parentCode ? 'village' : 'township', parentCode }) as const
  const township = division('379902009000', null)
  const villages = ['379902009001', '379902009002', '379902009003'].map((code) => division(code, township.code))
  const station = { divisionCode: villages[0]!.code, withCommittee: false } as Parameters<typeof coverageOf>[1]['stations'][number]
  const places = new Map(villages.map(({ code }, index) => [code, { region: '379902', divisionCode: code, x: index * 500, y: 0, outline: null }]))
  const coverage = coverageOf(township, { halls: [], villages, stations: [station], placeOf: (code) => places.get(code), points: [{ x: 0, y: 0 }], circleMetres: 600 })
  expect(coverage).toMatchObject({ centre: { have: 0, of: 1 }, stations: { have: 1, of: 3 }, withCommittee: { have: 0, of: 1 }, inCircle: { have: 2, of: 3 } })
  expect(coverage.gaps.map(({ kind, divisionCode }) => `${kind} ${divisionCode.slice(9)}`)).toEqual(['centre 000', 'station 002', 'station 003', 'committee 001', 'circle 003'])
  expect([percentOf({ have: 999, of: 1000 }), percentOf({ have: 1, of: 3 }), percentOf({ have: 0, of: 0 })]).toEqual([99.9, 33.3, null])
})
