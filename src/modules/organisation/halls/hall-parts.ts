import Type from 'typebox'
import { type FieldError, invalidInput } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getHallHours } from '../../calendar/index.ts'
import { getManagedHall } from '../staffing/managed-hall.ts'
import { changeHall } from './change-hall.ts'
import { ExtendedHoursList, Facilities, HallChanged, HallParams, Plan, SpecialDays, Zones } from './hall-contract.ts'
import { findHoursErrors, findPlanErrors, findZoneErrors } from './hall-rules.ts'
import { printHours } from './opening-rules.ts'

const writing = { audience: 'staff', permission: 'organisation.manageHalls', params: HallParams, output: HallChanged, isWrite: true, expectsVersion: true } as const

/** 功能区: all of them each time. */
export const setHallZones = defineOperation({
  ...writing,
  id: 'organisation.setHallZones',
  summary: '设置大厅的功能区',
  body: Type.Object({ zones: Zones }, { additionalProperties: false }),
  async run(ctx, { params, body: { zones }, version }) {
    const { hall } = await getManagedHall(ctx, params.id)
    refuseWrong(findZoneErrors(zones, hall.plan))
    return changeHall(ctx, hall, { version, what: '修改功能区', detail: { before: hall.zones, after: zones }, set: { zones } })
  },
})

/** 便民设施和咨询电话. */
export const setHallFacilities = defineOperation({
  ...writing,
  id: 'organisation.setHallFacilities',
  summary: '设置大厅的便民设施和咨询电话',
  body: Type.Object({ facilities: Facilities, phone: Type.String({ title: '咨询电话', pattern: '^[0-9][0-9-]{4,19}$' }) }, { additionalProperties: false }),
  async run(ctx, { params, body: { facilities, phone }, version }) {
    const { hall } = await getManagedHall(ctx, params.id)
    return changeHall(ctx, hall, { version, what: '修改便民设施和电话', detail: { before: { facilities: hall.facilities, phone: hall.phone }, after: { facilities, phone } }, set: { facilities, phone } })
  },
})

/** 延时、午间、周末、错时服务 and days that go another way; what guides print follows. Limits are counted by office hours alone. */
export const setServiceHours = defineOperation({
  ...writing,
  id: 'organisation.setServiceHours',
  summary: '设置大厅的延时、午间、周末、错时服务和特殊日期',
  body: Type.Object({ extended: ExtendedHoursList, special: SpecialDays }, { additionalProperties: false }),
  async run(ctx, { params, body: { extended, special }, version }) {
    const { hall } = await getManagedHall(ctx, params.id)
    refuseWrong(findHoursErrors(extended, special, ctx.clock.today()))
    const { hours: office } = await getHallHours(ctx, hall.region, hall.id)
    return changeHall(ctx, hall, {
      version, what: '修改服务时间', detail: { before: { extended: hall.extendedHours, special: hall.specialDays }, after: { extended, special } },
      set: { extendedHours: extended, specialDays: special, hours: printHours(office, extended) },
    })
  },
})

/** 平面图, with the zones drawn on it where they were moved too. */
export const setFloorPlan = defineOperation({
  ...writing,
  id: 'organisation.setFloorPlan',
  summary: '设置大厅的平面图：楼层、墙、窗口和设施的位置',
  body: Type.Object({ plan: Plan, zones: Type.Optional(Zones) }, { additionalProperties: false }),
  async run(ctx, { params, body: { plan, zones }, version }) {
    const { hall } = await getManagedHall(ctx, params.id)
    refuseWrong([...findPlanErrors(plan, hall.windows.map(({ no }) => no), zones ?? hall.zones), ...(zones ? findZoneErrors(zones, plan) : [])])
    const before = { plan: hall.plan, ...(zones ? { zones: hall.zones } : {}) }
    return changeHall(ctx, hall, { version, what: '修改平面图', detail: { before, after: { plan, ...(zones ? { zones } : {}) } }, set: { plan, ...(zones ? { zones } : {}) } })
  },
})

function refuseWrong(errors: FieldError[]): void {
  if (errors.length > 0) throw invalidInput(errors)
}
