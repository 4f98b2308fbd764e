import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { IdParams, RegionQuery, stale, Words } from '../fields.ts'
import { getOfficer } from '../get-officer.ts'
import { getManagedRegion } from '../staffing/managed-hall.ts'
import { type Device, type DeviceFault, deviceKindWords } from './device.ts'
import { FaultView } from './device-contract.ts'
import { describeFault } from './describe-device.ts'
import { FAULT_STEPS, type FaultStep, reasonAgainstStep } from './device-rules.ts'
import { findDeviceByNumber } from './device-store.ts'
import { allFaultPage, findFault, insertFault, insertInspection, listFaultRows, moveFault, openFaultPage } from './fault-store.ts'
import { getManagedDevice, refuseOtherHall } from './managed-device.ts'
import { newFault } from './terminals.ts'

const DEFAULT_LIMIT = 50
const What = Words('出了什么问题', 200)

/** 故障: what is to be repaired or closed by its day, or everything, the newest first. */
export const listFaults = defineOperation({
  id: 'organisation.listDeviceFaults',
  summary: '设备故障：待处理的按期限，或全部',
  audience: 'staff',
  permission: 'organisation.readDevices',
  query: Type.Object({
    region: RegionQuery.properties.region,
    view: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { title: '待处理或全部' })),
    cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9TZ:.-]{10,30}_[0-9a-f-]{36}$' })),
    limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
  }, { additionalProperties: false }),
  output: Type.Object({ region: Type.String(), regionName: Type.String(), rows: Type.Array(FaultView), next: Nullable(Type.String()) }),
  async run(ctx, { query }) {
    const { region, directory, officer } = await getManagedRegion(ctx, query.region)
    const [limit, isOpen] = [query.limit ?? DEFAULT_LIMIT, (query.view ?? 'open') === 'open']
    const [at = '', id = ''] = query.cursor?.split('_') ?? []
    if (query.cursor !== undefined && Number.isNaN(Date.parse(at))) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const after = query.cursor !== undefined
    const page = isOpen ? openFaultPage(region, after ? { dueOn: at.slice(0, 10), id } : undefined, limit + 1) : allFaultPage(region, after ? { reportedAt: at, id } : undefined, limit + 1)
    const found = await listFaultRows(ctx.db, page)
    const last = found.length > limit ? found[limit - 1] : undefined
    const shown = found.slice(0, limit).filter(({ hallId }) => officer.hallId === null || hallId === officer.hallId)
    return { region, regionName: directory.region(region), rows: shown.map((fault) => describeFault(ctx, fault)), next: last ? `${isOpen ? last.dueOn : last.reportedAt.toISOString()}_${last.id}` : null }
  },
})

const Told = Type.Object({ number: Type.String(), placeName: Type.String(), dueOn: Type.String() })

/** 报修, by whoever works there: any device of their region, by its sticker. */
export const reportFault = defineOperation({
  id: 'organisation.reportFault',
  summary: '工作人员报修设备（按设备编号）',
  audience: 'staff',
  permission: 'organisation.reportFault',
  body: Type.Object({ number: Words('设备编号', 30), what: What }, { additionalProperties: false }),
  output: Told,
  status: 201,
  isWrite: true,
  async run(ctx, { body }) {
    const officer = await getOfficer(ctx)
    return report(ctx, officer.region, body.number, { source: 'staff', what: body.what, reporter: officer.name })
  },
})

const StickerParams = Type.Object({ region: Type.String({ title: '区划代码', pattern: '^\\d{6}$' }), number: Type.String({ title: '设备编号', minLength: 2, maxLength: 30 }) })
const Sticker = Type.Object({ number: Type.String(), kindName: Type.String(), placeName: Type.String() })
/** What the sticker of a device says. */
export type DeviceSticker = Static<typeof Sticker>

export const readDeviceSticker = defineOperation({
  id: 'organisation.readDeviceSticker',
  summary: '按标签上的编号查看一台设备（报修时核对）',
  audience: 'public',
  permission: 'public',
  params: StickerParams,
  output: Sticker,
  async run(ctx, { params: { region, number } }) {
    const { number: printed, kind, placeName } = await getByNumber(ctx, region, number)
    return { number: printed, kindName: deviceKindWords[kind], placeName }
  },
})

async function getByNumber(ctx: Context, region: string, number: string): Promise<Device> {
  const device = await findDeviceByNumber(ctx.db, region, number.trim())
  if (!device || device.state === 'retired') throw notFound('这个编号的设备', 'organisation.no_such_device')
  return device
}

/** 报修, by whoever stands before it: no name is asked. */
export const reportFaultByPublic = defineOperation({
  id: 'organisation.reportFaultByPublic',
  summary: '群众报修自助终端等设备',
  audience: 'public',
  permission: 'public',
  params: StickerParams,
  body: Type.Object({ what: What }, { additionalProperties: false }),
  output: Told,
  status: 201,
  isWrite: true,
  flood: { most: 10, perMinutes: 10 },
  run: (ctx, { params, body }) => report(ctx, params.region, params.number, { source: 'public', what: body.what, reporter: null }),
})

async function report(ctx: Context, region: string, number: string, told: Pick<DeviceFault, 'source' | 'what' | 'reporter'>) {
  await refuseUsedKey(ctx, region)
  const device = await getByNumber(ctx, region, number)
  const fault = await newFault(ctx, device, told)
  const answer = { number: device.number, placeName: device.placeName, dueOn: fault.dueOn }
  await commit(ctx, { region, guard: insertFault(fault), answer, status: 201 })
  return answer
}

/** One step of a fault, by the manager; each state takes only its own. */
const defineStep = (step: FaultStep, id: string, field: { name: 'assignee' | 'how'; schema: ReturnType<typeof Words> } | undefined) =>
  defineOperation({
    id: `organisation.${id}`,
    summary: `设备故障：${FAULT_STEPS[step].name}`,
    audience: 'staff',
    permission: 'organisation.manageDevices',
    params: IdParams,
    query: RegionQuery,
    body: Type.Object(field ? { [field.name]: field.schema } : {}, { additionalProperties: false }),
    output: FaultView,
    isWrite: true,
    expectsVersion: true,
    async run(ctx, { params, query, body, version }) {
      const { region, officer } = await getManagedRegion(ctx, query.region)
      const found = await findFault(ctx.db, region, params.id)
      if (!found) throw notFound('这个故障', 'organisation.no_such_fault')
      refuseOtherHall(officer, found.hallId)
      const against = reasonAgainstStep(found.state, step)
      if (against !== undefined) throw new Refusal(409, 'organisation.fault_not_open', against)
      if (found.version !== version) throw stale()
      const [{ to }, now] = [FAULT_STEPS[step], ctx.clock.now()]
      const said = (body as Record<string, string>)[field?.name ?? ''] ?? null
      const moved = {
        ...found, state: to, version: version + 1,
        ...(to === 'assigned' ? { assignee: said, assignedAt: now } : to === 'repaired' ? { repairedHow: said, repairedAt: now } : { closedAt: now }),
      }
      const answer = describeFault(ctx, moved)
      if (!(await commit(ctx, { region, guard: moveFault(moved), answer }))) throw stale()
      await ctx.audit.append({ region, operation: `organisation.${id}`, actor: ctx.actor.accountId, subject: found.id, detail: { number: found.number, said } })
      return answer
    },
  })

export const assignFault = defineStep('assign', 'assignFault', { name: 'assignee', schema: Words('派给谁维修', 60) })
export const repairFault = defineStep('repair', 'repairFault', { name: 'how', schema: Words('怎么修好的', 300) })
export const closeFault = defineStep('close', 'closeFault', undefined)

/** 巡检: that somebody looked, and what they found; what is not in order is a fault at once. */
export const inspectDevice = defineOperation({
  id: 'organisation.inspectDevice',
  summary: '登记一次设备巡检（有问题的同时报修）',
  audience: 'staff',
  permission: 'organisation.manageDevices',
  params: IdParams,
  query: RegionQuery,
  body: Type.Object({ isFine: Type.Boolean({ title: '是否正常' }), note: Words('巡检情况', 200) }, { additionalProperties: false }),
  output: Type.Object({ inspected: Type.Boolean(), dueOn: Nullable(Type.String()) }),
  status: 201,
  isWrite: true,
  async run(ctx, { params, query, body: { isFine, note } }) {
    const { device, region, officer } = await getManagedDevice(ctx, params.id, query.region)
    await refuseUsedKey(ctx, region)
    const fault = isFine ? undefined : await newFault(ctx, device, { source: 'staff', what: note, reporter: officer.name })
    const answer = { inspected: true, dueOn: fault?.dueOn ?? null }
    await ctx.db.transaction(async (db) => {
      await commit({ ...ctx, db }, { region, guard: insertInspection({ region, id: ctx.ids.next(), deviceId: device.id, day: ctx.clock.today(), isFine, note, byId: officer.id, at: ctx.clock.now() }), answer, status: 201 })
      if (fault) await db.query(insertFault(fault))
    })
    return answer
  },
})
