import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { isUniqueViolation } from '../../../platform/db/db.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import type { Directory } from '../directory.ts'
import { IdParams, Reason, RegionQuery, stale } from '../fields.ts'
import { loadSites } from '../sites/sites.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { type Device, TERMINAL_KINDS } from './device.ts'
import { DeviceBody, DeviceView, FaultView, Kind } from './device-contract.ts'
import { describeDevices, describeFault } from './describe-device.ts'
import { devicePage, listDeviceRows, listUseOfDevice, putDevice } from './device-store.ts'
import { listFaultsOfDevice, listInspectionsOfDevice } from './fault-store.ts'
import { getManagedDevice, refuseOtherHall } from './managed-device.ts'
import { offerOfDevice, TERMINALS_MEMO } from './terminals.ts'

const DEFAULT_LIMIT = 50

/** 设备台账: by number, page by page; a manager of one hall sees its own. */
export const listDevices = defineOperation({
  id: 'organisation.listDevices',
  summary: '设备和自助终端台账',
  audience: 'staff',
  permission: 'organisation.readDevices',
  query: Type.Object({
    region: RegionQuery.properties.region,
    kind: Type.Optional(Type.Union([Kind, Type.Literal('terminals')], { title: '设备类别' })),
    hall: Type.Optional(Type.String({ title: '大厅', maxLength: 60 })),
    q: Type.Optional(Type.String({ title: '设备编号的开头', maxLength: 30 })),
    state: Type.Optional(Type.Union([Type.Literal('inUse'), Type.Literal('retired')], { title: '在用或停用' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', maxLength: 30 })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  }, { additionalProperties: false }),
  output: Type.Object({ region: Type.String(), regionName: Type.String(), rows: Type.Array(DeviceView), next: Nullable(Type.String()), mayManage: Type.Boolean() }),
  async run(ctx, { query }) {
    const { region, officer, directory } = await getManagedRegion(ctx, query.region)
    const limit = query.limit ?? DEFAULT_LIMIT
    const kinds = query.kind === undefined ? undefined : query.kind === 'terminals' ? TERMINAL_KINDS : [query.kind]
    const found = await listDeviceRows(ctx.db, devicePage(region, { kinds, hallId: officer.hallId ?? query.hall, isRetired: query.state === 'retired', number: query.q }, query.cursor ?? '', limit + 1))
    const shown = found.slice(0, limit)
    return { region, regionName: directory.region(region), rows: await describeDevices(ctx, shown), next: found.length > limit ? shown.at(-1)!.number : null, mayManage: officer.roles.includes('hallManager') }
  },
})

const FEW = 20

/** One device: what became of it lately, and for a terminal what it offers and did this month. */
export const readDevice = defineOperation({
  id: 'organisation.readDevice',
  summary: '一台设备：故障、巡检、本月用量',
  audience: 'staff',
  permission: 'organisation.readDevices',
  params: IdParams,
  query: RegionQuery,
  output: Type.Object({
    device: DeviceView,
    faults: Type.Array(FaultView),
    inspections: Type.Array(Type.Object({ id: Type.String(), day: Type.String(), isFine: Type.Boolean(), note: Type.String(), byName: Type.String(), at: Type.String() })),
    use: Type.Array(Type.Object({ service: Type.String(), transactions: Type.Integer(), persons: Type.Integer() })),
    /** Codes of the items it offers; null: all, or no terminal. */
    items: Nullable(Type.Array(Type.String())),
  }),
  async run(ctx, { params, query }) {
    const { region, device: found, directory } = await getManagedDevice(ctx, params.id, query.region)
    const today = ctx.clock.today()
    const [[device], faults, inspections, use, items] = await Promise.all([
      describeDevices(ctx, [found]), listFaultsOfDevice(ctx.db, region, found.id, FEW), listInspectionsOfDevice(ctx.db, region, found.id, FEW),
      listUseOfDevice(ctx.db, region, found.id, `${today.slice(0, 7)}-01`, today), offerOfDevice(ctx, found),
    ])
    return {
      device: device!, faults: faults.map((fault) => describeFault(ctx, fault)),
      inspections: inspections.map(({ id, day, isFine, note, byId, at }) => ({ id, day, isFine, note, byName: directory.officer(byId).name, at: toRfc3339(at) })),
      use: use.sort((a, b) => b.transactions - a.transactions), items: items === null ? null : [...items],
    }
  },
})

export const registerDevice = defineOperation({
  id: 'organisation.registerDevice',
  summary: '登记一台设备',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  body: DeviceBody,
  output: DeviceView,
  status: 201,
  isWrite: true,
  run: (ctx, { body }) => putSheet(ctx, { id: ctx.ids.next(), version: 0 }, body, 'registerDevice', 201),
})

/** The sheet of a device, written anew: where it stands, what it is. */
export const changeDevice = defineOperation({
  id: 'organisation.changeDevice',
  summary: '修改一台设备的登记',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  params: IdParams,
  body: DeviceBody,
  output: DeviceView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    const { device } = await getManagedDevice(ctx, params.id, body.division.slice(0, 6))
    if (device.state === 'retired') throw RETIRED()
    return putSheet(ctx, { id: device.id, version }, body, 'changeDevice', 200)
  },
})

/** 停用: a terminal loses its token with it; the device stays in the ledger. */
export const retireDevice = defineOperation({
  id: 'organisation.retireDevice',
  summary: '停用一台设备',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  params: IdParams,
  query: RegionQuery,
  body: Type.Object({ reason: Reason('停用的原因') }, { additionalProperties: false }),
  output: DeviceView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, query, body, version }) {
    const { device } = await getManagedDevice(ctx, params.id, query.region)
    if (device.state === 'retired') throw RETIRED()
    return keep(ctx, { ...device, state: 'retired', retiredReason: body.reason, version: version + 1 }, 'retireDevice', 200)
  },
})

async function putSheet(ctx: Context, base: Pick<Device, 'id' | 'version'>, body: DeviceBody, verb: 'registerDevice' | 'changeDevice', status: 200 | 201): Promise<DeviceView> {
  const { division, hall, site, ...rest } = body
  const { region, officer, directory } = await getManagedRegion(ctx, division.slice(0, 6))
  const errors = await findErrors(ctx, body, region, directory)
  if (errors.length > 0) throw invalidInput(errors)
  refuseOtherHall(officer, hall)
  return keep(ctx, { region, ...base, ...rest, divisionCode: division, hallId: hall, siteId: site, state: 'inUse', retiredReason: null, version: base.version + 1 }, verb, status)
}

async function findErrors(ctx: Context, { hall, site, division, placeKind }: DeviceBody, region: string, directory: Directory): Promise<FieldError[]> {
  directory.division(division)
  const { sites } = await loadSites(ctx)
  return [
    ...(hall !== null && directory.hall(hall).region !== region ? [{ pointer: '/hall', message: '请选择本地区的大厅。' }] : []),
    ...(site !== null && sites.get(site)?.region !== region ? [{ pointer: '/site', message: '请选择本地区的合作网点。' }] : []),
    ...(placeKind === 'hall' && hall === null ? [{ pointer: '/hall', message: '放在大厅的设备，请选择是哪个大厅。' }] : []),
  ]
}

async function keep(ctx: Context, device: Omit<Device, 'pairedAt'>, verb: 'registerDevice' | 'changeDevice' | 'retireDevice', status: 200 | 201): Promise<DeviceView> {
  await refuseUsedKey(ctx, device.region)
  const [answer] = await describeDevices(ctx, [{ ...device, pairedAt: null, seenAt: null, status: null, openFaults: 0 }])
  try {
    if (!(await commitTouching(ctx, TERMINALS_MEMO, { region: device.region, guard: putDevice(device, ctx.actor.principalId, ctx.clock.now()), answer, status }))) throw stale()
  } catch (error) {
    if (isUniqueViolation(error) && error.constraint === 'device_number') throw invalidInput([{ pointer: '/number', message: '本地区已经有这个编号的设备，请核对。' }])
    throw error
  }
  await ctx.audit.append({ region: device.region, operation: `organisation.${verb}`, actor: ctx.actor.accountId, subject: device.id, detail: { number: device.number, kind: device.kind, placeName: device.placeName, retiredReason: device.retiredReason } })
  return answer!
}

const RETIRED = () => new Refusal(409, 'organisation.device_retired', '这台设备已经停用，不能再修改。')
