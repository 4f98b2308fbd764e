import { describe, expect, test } from 'vitest'
import { useTestPlatform } from '../../../../test/kit/test-db.ts'
import { findAccountByLogin } from '../../../platform/auth/account-store.ts'
import { ANONYMOUS } from '../../../platform/context.ts'
import { type AnyOperation, execute } from '../../../platform/operations.ts'
import { getDirectory } from '../directory.ts'
import { describeOfficer } from '../get-officer.ts'
import { mayDo } from '../role-permissions.ts'
import { setHallHours } from '../set-hall-hours.ts'
import { setFloorPlan, setHallFacilities, setHallZones, setServiceHours } from './hall-parts.ts'
import { readCoverage } from './read-coverage.ts'
import { listHallSheets, readHall, readHallSheet } from './read-hall.ts'
import { changeStation, closeStation, listStations, openStation } from './stations/station-operations.ts'
import { changeWindow, closeWindow, openWindow } from './windows.ts'

const platform = useTestPlatform()
const HALL = 'H-379902'

async function run<T = { version: number }>(operation: AnyOperation, login: string, request: { params?: object; query?: object; body?: object; version?: number; key?: string } = {}): Promise<T> {
  const account = (await findAccountByLogin(platform.db, login))!
  const actor = { kind: 'staff' as const, accountId: account.id, principalId: account.principalId, ...(await describeOfficer(platform, account.principalId)) }
  const { version, key, ...rest } = request
  return (await execute(platform, mayDo, operation, { actor, requestId: 'r', ifMatch: version === undefined ? undefined : String(version), idempotencyKey: key, ...rest })).body as T
}
const hallNow = async (id = HALL) => (await getDirectory(platform)).hall(id)
const aWindow = { kind: 'general', name: '综合窗口', serves: ['全部进驻事项'], field: 'undifferentiated', takes: { everything: true, items: [], authorities: [] }, from: null, until: null }

describe('a window of a hall', () => {
  test('is opened, changed and closed under the hall\'s version, each change in the record with who made it', async () => {
    const { version, windows } = await hallNow()
    const no = String(windows.length + 1).padStart(3, '0')
    const opened = await run(openWindow, 'hall-379902', { params: { id: HALL }, version, body: { no, ...aWindow } })
    const changed = await run(changeWindow, 'hall-379902', { params: { id: HALL, no }, version: opened.version, body: { ...aWindow, field: 'businessRegistration', takes: { everything: false, items: [], authorities: ['379902-SCJG'] } } })
    const closed = await run(closeWindow, 'hall-379902', { params: { id: HALL, no }, version: changed.version, body: { lastDay: '2026-03-02', reason: '合并到 001 号' } })
    expect(closed.version).toBe(version + 3)
    expect((await hallNow()).windows.at(-1)).toMatchObject({ no, field: 'businessRegistration', untilDay: '2026-03-02', takes: { authorities: ['379902-SCJG'] } })
    const { changes } = await run<{ changes: { what: string; byName: string; version: number }[] }>(readHallSheet, 'supervisor-379902', { params: { id: HALL }, query: {} })
    expect(changes.map(({ what }) => what)).toEqual([`停用 ${no} 号窗口`, `修改 ${no} 号窗口`, `设立 ${no} 号窗口`])
    expect(changes.every(({ byName }) => byName.length > 1)).toBe(true)
  })

  test('is refused with a number that is taken, an authority that does not exist, a day gone by', async () => {
    const { version } = await hallNow()
    const open = (body: object) => run(openWindow, 'hall-379902', { params: { id: HALL }, version, body: { no: '099', ...aWindow, ...body } })
    await expect(open({ no: '001' })).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/no' }] })
    await expect(open({ takes: { everything: false, items: [], authorities: ['379902-XXX'] } })).rejects.toMatchObject({ errors: [{ pointer: '/takes/authorities/0' }] })
    await expect(run(closeWindow, 'hall-379902', { params: { id: HALL, no: '001' }, version, body: { lastDay: '2026-03-01', reason: '停用' } })).rejects.toMatchObject({ errors: [{ pointer: '/lastDay' }] })
    await expect(run(changeWindow, 'hall-379902', { params: { id: HALL, no: '099' }, version, body: aWindow })).rejects.toMatchObject({ code: 'organisation.no_such_window' })
  })

  test('a second change on the same version is refused; the same key twice is one window', async () => {
    const { version } = await hallNow()
    const request = { params: { id: HALL }, version, body: { no: '098', ...aWindow }, key: 'open-098' }
    expect(await run(openWindow, 'hall-379902', request)).toEqual(await run(openWindow, 'hall-379902', request))
    await expect(run(openWindow, 'hall-379902', { params: { id: HALL }, version, body: { no: '097', ...aWindow } })).rejects.toMatchObject({ status: 409, code: 'organisation.hall_changed' })
  })

  test('is not for the manager of another place, nor for one who only watches', async () => {
    const { version } = await hallNow()
    const request = { params: { id: HALL }, version, body: { no: '098', ...aWindow } }
    await expect(run(openWindow, 'hall-379903', request)).rejects.toMatchObject({ status: 403, code: 'organisation.not_yours' })
    await expect(run(openWindow, 'supervisor-379902', request)).rejects.toMatchObject({ code: 'platform.not_permitted' })
    expect(await run(openWindow, 'hall-379900', request)).toEqual({ version: version + 1 })
  })

  test('that was closed cannot be closed again', async () => {
    const { version } = await hallNow()
    const closed = await run(closeWindow, 'hall-379902', { params: { id: HALL, no: '002' }, version, body: { lastDay: '2026-03-02', reason: '装修' } })
    platform.clock.moveTo(new Date('2026-03-03T09:00:00+08:00'))
    await expect(run(closeWindow, 'hall-379902', { params: { id: HALL, no: '002' }, version: closed.version, body: { lastDay: '2026-03-03', reason: '装修' } })).rejects.toMatchObject({ code: 'organisation.window_closed' })
  })
})

test('zones, facilities, hours and plan of a hall are set, seen by anybody, and wrong ones refused at their place', async () => {
  const { version, zones, plan } = await hallNow()
  const set = (operation: AnyOperation, at: number, body: object) => run(operation, 'hall-379902', { params: { id: HALL }, version: at, body })
  const volunteers = { id: 'v2', kind: 'own', name: '邮寄打包台', floor: '1', area: { left: 100, top: 200, width: 20, height: 20 } }
  await set(setHallZones, version, { zones: [...zones, volunteers] })
  await set(setHallFacilities, version + 1, { facilities: ['nursery', 'wheelchair'], phone: '0000-8012345' })
  await set(setServiceHours, version + 2, { extended: [{ kind: 'weekend', weekdays: [6], from: '09:00', to: '12:00', byAppointment: false }], special: [{ day: '2026-03-03', open: null, reason: '系统升级' }] })
  await set(setFloorPlan, version + 3, { plan: { ...plan, marks: [] } })
  const { body } = await execute(platform, mayDo, readHall, { actor: ANONYMOUS, requestId: 'r', params: { id: HALL } })
  expect(body).toMatchObject({
    version: version + 4, phone: '0000-8012345', hours: '工作日 09:00-12:00,13:30-17:30；周六 09:00-12:00（周末服务）', isOpenNow: true,
    facilities: [{ kind: 'nursery', name: '母婴室' }, { kind: 'wheelchair', name: '轮椅' }], plan: { marks: [] },
    days: [{ day: '2026-03-02', weekday: '周一' }, { day: '2026-03-03', periods: [], reason: '系统升级' }, {}, {}, {}, { weekday: '周六', periods: [{ from: '09:00', kindName: '周末服务' }] }, {}, {}],
  })
  await expect(set(setFloorPlan, version + 4, { plan: { ...plan, windows: [{ no: '999', floor: '1', at: [1, 1] }] } })).rejects.toMatchObject({ errors: [{ pointer: '/plan/windows/0/no' }] })
  await expect(set(setHallZones, version + 4, { zones: [volunteers, volunteers] })).rejects.toMatchObject({ status: 422 })
  await expect(set(setHallZones, version, { zones })).rejects.toMatchObject({ code: 'organisation.hall_changed' })
})

test('the office hours of a hall change what guides print and stand in its record', async () => {
  const hours = { morning: { from: '08:30', to: '12:00' }, afternoon: { from: '12:00', to: '17:00' }, source: '局发〔2026〕3 号' }
  await run(setHallHours, 'hall-379902', { params: { id: 'H-379902001' }, body: hours })
  expect((await hallNow('H-379902001')).hours).toMatch(/^工作日 08:30-17:00/)
  await expect(run(setHallHours, 'hall-379903', { params: { id: 'H-379902001' }, body: hours })).rejects.toMatchObject({ code: 'organisation.not_yours' })
})

test('a station is opened where there is none, changed, closed; a village has one at most', async () => {
  const directory = await getDirectory(platform)
  const served = new Set(directory.listStations('379902').map(({ divisionCode }) => divisionCode))
  const village = directory.listTownships('379902').flatMap(({ code }) => directory.listVillages(code)).find(({ code }) => !served.has(code))!
  const sheet = { name: '便民服务站', address: '村委会一楼', withCommittee: true, personInCharge: '李安', phone: '0000-8200001', hours: '工作日 08:30-11:30', devices: ['电脑'] }
  const body = { division: village.code, from: '2026-03-02', ...sheet }
  const { id, version } = await run<{ id: string; version: number }>(openStation, 'hall-379902', { body })
  await expect(run(openStation, 'hall-379902', { body })).rejects.toMatchObject({ errors: [{ pointer: '/division' }] })
  await expect(run(openStation, 'hall-379903', { body })).rejects.toMatchObject({ code: 'organisation.not_yours' })
  await run(changeStation, 'hall-379902', { params: { id }, version, body: { ...sheet, personInCharge: '王平' } })
  await expect(run(changeStation, 'hall-379902', { params: { id }, version, body: sheet })).rejects.toMatchObject({ code: 'organisation.station_changed' })
  await run(closeStation, 'hall-379902', { params: { id }, version: version + 1, body: { lastDay: '2026-03-02', reason: '村并入社区' } })
  const listed = async () => run<{ rows: { id: string; isInService: boolean }[]; without: { code: string }[] }>(listStations, 'hall-379902', { query: { township: village.parentCode! } })
  expect((await listed()).rows.find((row) => row.id === id)).toMatchObject({ isInService: true, personInCharge: '王平', until: '2026-03-02' })
  platform.clock.moveTo(new Date('2026-03-03T09:00:00+08:00'))
  expect((await listed()).without.map(({ code }) => code)).toContain(village.code)
})

test('coverage: a city by counties, a county by townships, the same numbers in sum, gaps named, a table to take along', async () => {
  interface Coverage { total: { stations: { have: number; of: number; percent: number } }; rows: { code: string; stations: { have: number } }[]; gaps: { kind: string; place: string }[] }
  const city = await run<Coverage>(readCoverage, 'hall-379900', { query: {} })
  expect(city.rows).toHaveLength(10)
  expect(city.total.stations.of).toBe(260)
  expect(city.total.stations.have).toBe(city.rows.reduce((sum, { stations }) => sum + stations.have, 0))
  expect(city.gaps.filter(({ kind }) => kind === 'station')).toHaveLength(260 - city.total.stations.have)
  const county = await run<Coverage>(readCoverage, 'supervisor-379902', { query: {} })
  expect(county.rows).toHaveLength(5)
  expect(county.gaps.find(({ kind }) => kind === 'zones')).toMatchObject({ place: '云湖市澄湖区柳林镇', detail: '志愿服务岗' })
  await expect(run(readCoverage, 'hall-379902', { query: { region: '379903' } })).rejects.toMatchObject({ code: 'organisation.not_yours' })
  const table = await run<{ content: Buffer }>(readCoverage.csv!, 'hall-379902', { query: {} })
  expect(table.content.toString()).toContain('柳林镇,1,1,100%,4,5,80%')
})

test('the list of halls tells a manager which are theirs and what each has', async () => {
  const { rows } = await run<{ rows: { id: string; isOurs: boolean; hasPlan: boolean; windows: number }[] }>(listHallSheets, 'hall-379902', { query: {} })
  expect(rows[0]).toMatchObject({ id: HALL, isOurs: true, hasPlan: true, windows: 38 })
  expect((await run<{ rows: { isOurs: boolean }[] }>(listHallSheets, 'hall-379902', { query: { region: '379903' } })).rows.some(({ isOurs }) => isOurs)).toBe(false)
})
