import Type from 'typebox'
import type { Context } from '../../../../platform/context.ts'
import type { Statement } from '../../../../platform/db/sql.ts'
import { invalidInput, Refusal } from '../../../../platform/errors.ts'
import { Nullable } from '../../../../platform/nullable.ts'
import { defineOperation } from '../../../../platform/operations.ts'
import { reachesRegion } from '../../../../platform/regional-rules.ts'
import { commitTouching } from '../../../../platform/unit-of-work.ts'
import { DIRECTORY_MEMO, type Directory, getDirectory } from '../../directory.ts'
import { getOfficer } from '../../get-officer.ts'
import type { Station } from '../../organisation.ts'
import { mayDo } from '../../role-permissions.ts'
import { getManagedRegion } from '../../staffing/managed-hall.ts'
import { insertSiteChange, type SiteChange } from '../hall-store.ts'
import { isInService } from '../windows-for.ts'
import { insertStation, updateStation } from './station-store.ts'

const Words = (title: string, maxLength: number) => Type.String({ title, minLength: 1, maxLength, pattern: '\\S' })
const Division = Type.String({ title: '村（社区）', pattern: '^\\d{12}$' })
const Day = (title: string) => Type.String({ title, format: 'date' })

/** What is written down of a station; the whole sheet each time. */
const sheet = {
  name: Words('站点名称', 40),
  address: Words('地址', 120),
  withCommittee: Type.Boolean({ title: '与村（居）委会同址' }),
  personInCharge: Words('负责人', 30),
  phone: Type.String({ title: '电话', pattern: '^[0-9][0-9-]{4,19}$' }),
  hours: Words('服务时间', 60),
  devices: Type.Array(Words('设备', 20), { title: '设备', maxItems: 20, uniqueItems: true }),
}
const closed = { additionalProperties: false } as const

const writing = { audience: 'staff', permission: 'organisation.manageHalls', output: Type.Object({ id: Type.String(), version: Type.Integer() }), isWrite: true } as const
const StationParams = Type.Object({ id: Type.String({ title: '站点', minLength: 1, maxLength: 60 }) })

const StationView = Type.Object({
  id: Type.String(), version: Type.Integer(), division: Type.String(), divisionName: Type.String(), townshipName: Type.String(), name: Type.String(), address: Type.String(),
  withCommittee: Type.Boolean(), personInCharge: Type.String(), phone: Type.String(), hours: Type.String(), devices: Type.Array(Type.String()),
  from: Type.String(), until: Nullable(Type.String()), isInService: Type.Boolean(),
})

/** 一村一站点: the stations of a township, and the villages that have none. */
export const listStations = defineOperation({
  id: 'organisation.listStations',
  summary: '一个乡镇（街道）的村（社区）便民服务站，和还没有站点的村（社区）',
  audience: 'staff',
  permission: 'organisation.readHalls',
  query: Type.Object({ township: Type.String({ title: '乡镇（街道）', pattern: '^\\d{12}$' }) }, closed),
  output: Type.Object({
    townshipName: Type.String(), mayChange: Type.Boolean(), rows: Type.Array(StationView), without: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  }),
  async run(ctx, { query: { township } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const { region, fullName } = directory.division(township)
    const today = ctx.clock.today()
    const villages = directory.listVillages(township)
    const codes = new Set(villages.map(({ code }) => code))
    const stations = directory.listStations(region).filter(({ divisionCode }) => codes.has(divisionCode))
    const served = new Set(stations.filter((station) => isInService(station, today)).map(({ divisionCode }) => divisionCode))
    return {
      townshipName: fullName,
      mayChange: mayDo('organisation.manageHalls', ctx.actor.roles) && officer.hallId === null && reachesRegion(officer.region, region),
      rows: stations.map((station) => describe(station, directory, today)),
      without: villages.filter(({ code }) => !served.has(code)).map(({ code, name }) => ({ code, name })),
    }
  },
})

function describe({ id, version, divisionCode, name, address, withCommittee, personInCharge, phone, hours, devices, fromDay, untilDay }: Station, directory: Directory, today: string) {
  const village = directory.division(divisionCode)
  return {
    id, version, division: divisionCode, divisionName: village.name, townshipName: directory.division(village.parentCode!).name, name, address, withCommittee, personInCharge, phone, hours, devices,
    from: fromDay, until: untilDay, isInService: isInService({ fromDay, untilDay }, today),
  }
}

/** 设立站点. */
export const openStation = defineOperation({
  ...writing,
  id: 'organisation.openStation',
  summary: '设立一个村（社区）便民服务站',
  status: 201,
  body: Type.Object({ division: Division, ...sheet, from: Day('启用日期') }, closed),
  async run(ctx, { body: { division, from, ...told } }) {
    const village = (await getDirectory(ctx)).division(division)
    const directory = await getWholeRegion(ctx, village.region)
    if (village.level !== 'village') throw invalidInput([{ pointer: '/division', message: '便民服务站设在村（社区），请选择一个村（社区）。' }])
    const before = directory.listStations(village.region).filter(({ divisionCode }) => divisionCode === division)
    if (before.some(({ untilDay }) => untilDay === null || untilDay >= from)) throw invalidInput([{ pointer: '/division', message: `${village.name}已经有便民服务站，请修改那个站点。` }])
    const place = directory.placeOf(division)
    const id = before.length === 0 ? `S-${division}` : `S-${division}-${before.length + 1}`
    const station: Station = { id, region: village.region, divisionCode: division, ...told, position: place ? { x: place.x, y: place.y } : null, fromDay: from, untilDay: null, version: 1 }
    return write(ctx, station, insertStation(station), '设立站点', { after: station }, 201)
  },
})

/** 修改站点. */
export const changeStation = defineOperation({
  ...writing,
  id: 'organisation.changeStation',
  summary: '修改一个便民服务站的地址、负责人、设备和时间',
  params: StationParams,
  body: Type.Object(sheet, closed),
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    const before = await getManagedStation(ctx, params.id)
    const after = { ...before, ...body, version: version + 1 }
    return write(ctx, after, updateStation(after, version), '修改站点', { before, after })
  },
})

/** 撤销站点: kept, because devices and cases name it. */
export const closeStation = defineOperation({
  ...writing,
  id: 'organisation.closeStation',
  summary: '停用一个便民服务站',
  params: StationParams,
  body: Type.Object({ lastDay: Day('最后服务日'), reason: Type.String({ title: '停用原因', minLength: 2, maxLength: 200, pattern: '\\S' }) }, closed),
  expectsVersion: true,
  async run(ctx, { params, body: { lastDay, reason }, version }) {
    const before = await getManagedStation(ctx, params.id)
    if (before.untilDay !== null) throw new Refusal(409, 'organisation.station_closed', `${before.name}已于 ${before.untilDay} 停用。`)
    if (lastDay < ctx.clock.today() || lastDay < before.fromDay) throw invalidInput([{ pointer: '/lastDay', message: '最后服务日请填今天或以后，并且不早于启用日期。' }])
    const after = { ...before, untilDay: lastDay, version: version + 1 }
    return write(ctx, after, updateStation(after, version), '停用站点', { lastDay, reason })
  },
})

/** @throws Refusal 404 when there is no such station, 403 when somebody else looks after it */
async function getManagedStation(ctx: Context, id: string): Promise<Station> {
  const station = (await getDirectory(ctx)).station(id)
  await getWholeRegion(ctx, station.region)
  return station
}

/** Stations are looked after by whoever manages the region, not by the manager of one hall. */
async function getWholeRegion(ctx: Context, region: string): Promise<Directory> {
  const { officer, directory } = await getManagedRegion(ctx, region)
  if (officer.hallId !== null) throw new Refusal(403, 'organisation.not_yours', '村（社区）站点由本地区的大厅管理员管理，请联系他们修改。')
  return directory
}

async function write(ctx: Context, { region, id, name, version }: Station, guard: Statement, what: string, detail: SiteChange['detail'], status = 200): Promise<{ id: string; version: number }> {
  const answer = { id, version }
  const record = insertSiteChange({ region, siteId: id, version, what, detail, by: ctx.actor.accountId, at: ctx.clock.now() })
  if (!(await commitTouching(ctx, DIRECTORY_MEMO, { region, guard, parts: [record], answer, status }))) throw new Refusal(409, 'organisation.station_changed', `${name}的资料刚刚有人改过，请看过最新内容再改。您填的内容还在。`)
  return answer
}
