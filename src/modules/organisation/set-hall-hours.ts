import Type from 'typebox'
import { type FieldError, invalidInput } from '../../platform/errors.ts'
import { Nullable } from '../../platform/nullable.ts'
import { defineOperation } from '../../platform/operations.ts'
import { reachesRegion } from '../../platform/regional-rules.ts'
import { getHallHours, setHallHours as setHours } from '../calendar/index.ts'
import { HallQuery } from './contract.ts'
import { getDirectory } from './directory.ts'
import { getManagedHall } from './staffing/managed-hall.ts'
import { changeHall } from './halls/change-hall.ts'
import { HallChanged } from './halls/hall-contract.ts'
import { printHours } from './halls/opening-rules.ts'

const time = (title: string) => Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
const halfDays = {
  morning: Type.Object({ from: time('上午上班'), to: time('上午下班') }, { additionalProperties: false }),
  afternoon: Type.Object({ from: time('下午上班'), to: time('下午下班') }, { additionalProperties: false }),
}
const HoursBody = Type.Object({ ...halfDays, source: Type.String({ title: '依据', minLength: 2, maxLength: 500, pattern: '\\S' }) }, { additionalProperties: false })

const HallHoursList = Type.Object({
  /** Whether the officer's own place sets the hours of these halls. */
  isOurs: Type.Boolean(),
  rows: Type.Array(Type.Object({
    id: Type.String(), name: Type.String(), address: Type.String(), phone: Type.String(),
    /** As guides print them, in words; not what is counted by. */
    printedHours: Type.String(),
    ...halfDays,
    /** What the hall's own hours were set by; null while the usual ones hold. */
    source: Nullable(Type.String()),
  })),
})

/** 大厅时间: the hours by which half days and receipts are counted, hall by hall. */
export const listHallHours = defineOperation({
  id: 'organisation.listHallHours',
  summary: '一个地区各大厅用于计算期限的办公时间',
  audience: 'staff',
  permission: 'organisation.setHallHours',
  query: HallQuery,
  output: HallHoursList,
  async run(ctx, { query: { region } }) {
    const directory = await getDirectory(ctx)
    directory.region(region) // an unknown region is refused, not answered with an empty list
    const rows = directory.listHalls(region).map(async ({ id, name, address, phone, hours: printedHours }) => {
      const { hours, source } = await getHallHours(ctx, region, id)
      return { id, name, address, phone, printedHours, ...hours, source }
    })
    return { isOurs: reachesRegion(ctx.actor.region, region), rows: await Promise.all(rows) }
  },
})

/** 大厅办公时间: half days and receipts of its cases end when this hall closes, not when the region's other offices do. */
export const setHallHours = defineOperation({
  id: 'organisation.setHallHours',
  summary: '设置一个大厅的办公时间（用于计算半日时限和收件日）',
  audience: 'staff',
  permission: 'organisation.setHallHours',
  params: Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) }),
  body: HoursBody,
  output: HallChanged,
  isWrite: true,
  async run(ctx, { params, body: { source, ...hours } }) {
    const { hall } = await getManagedHall(ctx, params.id)
    const { morning, afternoon } = hours
    const wrong = findWrongHours(morning, afternoon)
    if (wrong.length > 0) throw invalidInput(wrong)
    // What guides print is written with what is counted by.
    const answer = await ctx.db.transaction(async (db) => {
      await setHours({ ...ctx, db }, { region: hall.region, hallId: hall.id, hours, source })
      return changeHall({ ...ctx, db }, hall, { version: hall.version, what: '修改办公时间', detail: { ...hours, reason: source }, set: { hours: printHours(hours, hall.extendedHours) } })
    })
    await ctx.audit.append({ region: hall.region, operation: 'organisation.setHallHours', actor: ctx.actor.accountId, subject: hall.id, detail: { ...hours, source } })
    return answer
  },
})

interface HalfDay {
  from: string
  to: string
}

/** Each time that does not come after the one before it, at its place. A hall that works through has no break at noon. */
function findWrongHours(morning: HalfDay, afternoon: HalfDay): FieldError[] {
  return [
    ...(morning.from < morning.to ? [] : [{ pointer: '/morning/to', message: '上午下班要晚于上午上班。' }]),
    ...(morning.to <= afternoon.from ? [] : [{ pointer: '/afternoon/from', message: '下午上班不能早于上午下班。' }]),
    ...(afternoon.from < afternoon.to ? [] : [{ pointer: '/afternoon/to', message: '下午下班要晚于下午上班。' }]),
  ]
}
