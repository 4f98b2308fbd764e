import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit, refuseUsedKey } from '../../../platform/unit-of-work.ts'
import { getWorkCalendar, isDay, isWorkday } from '../../calendar/index.ts'
import { getDirectory } from '../directory.ts'
import { Reason, stale } from '../fields.ts'
import { getOfficer } from '../get-officer.ts'
import type { Hall, Officer } from '../organisation.ts'
import { type ExpectedHours, expectedHours } from './attendance-rules.ts'
import { type Attendance, findAttendance, insertCorrection, markArrived, markLeft, putAttendance } from './attendance-store.ts'
import { getManagedHall } from './managed-hall.ts'
import { rotaOf } from './rotas.ts'

const OwnDay = Type.Object({
  day: Type.String(), hallName: Type.String(),
  /** `HH:mm`; null: nothing is expected today. */
  expected: Nullable(Type.Object({ from: Type.String(), until: Type.String() })),
  /** The windows of the published rota. */
  windows: Type.Array(Type.Object({ half: Type.String(), windowNo: Type.String() })),
  arrivedAt: Nullable(Type.String()), leftAt: Nullable(Type.String()),
  allowedActions: Type.Array(Type.Object({ verb: Type.String(), name: Type.String(), allowed: Type.Boolean(), reason: Nullable(Type.String()) })),
})

const NOT_ARRIVED = '今天还没有签到，请先签到。'

async function getOwnSeat(ctx: Context): Promise<{ officer: Officer; hall: Hall }> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  if (officer.hallId === null) throw new Refusal(409, 'organisation.works_in_no_hall', '您没有进驻大厅，不需要在这里签到。')
  return { officer, hall: directory.hall(officer.hallId) }
}

/** What a day of a hall asks of somebody, by its rota or its hours. */
export async function expectedOn(ctx: Context, hall: Hall, officerId: string, day: string): Promise<ExpectedHours | undefined> {
  const [calendar, duties] = await Promise.all([getWorkCalendar(ctx, hall.region, hall.id), rotaOf(ctx, hall.id, day)])
  return expectedHours(calendar.officeHours, isWorkday(calendar, day), duties, officerId)
}

async function describeOwn(ctx: Context, officer: Officer, hall: Hall, { arrivedAt, leftAt }: Pick<Attendance, 'arrivedAt' | 'leftAt'>) {
  const day = ctx.clock.today()
  const [expected, duties] = await Promise.all([expectedOn(ctx, hall, officer.id, day), rotaOf(ctx, hall.id, day)])
  const action = (verb: string, name: string, reason: string | null) => ({ verb, name, allowed: reason === null, reason })
  return {
    day, hallName: hall.name, expected: expected ?? null,
    windows: (duties ?? []).filter(({ officerId }) => officerId === officer.id).map(({ half, windowNo }) => ({ half, windowNo })),
    arrivedAt: arrivedAt && timeOf(arrivedAt), leftAt: leftAt && timeOf(leftAt),
    allowedActions: [action('arrive', '签到', arrivedAt ? `今天 ${timeOf(arrivedAt)} 已经签到。` : null), action('leave', leftAt ? '再次签退' : '签退', arrivedAt ? null : NOT_ARRIVED)],
  }
}

/** `HH:mm` on the wall of the hall. */
export const timeOf = (at: Date): string => toLocalMinute(at).slice(11)

/** 我今天的考勤; null for whoever works in no hall. */
export const readOwnAttendance = defineOperation({
  id: 'organisation.readOwnAttendance',
  summary: '我今天的签到、签退和排班',
  audience: 'staff',
  permission: 'organisation.attend',
  output: Nullable(OwnDay),
  async run(ctx) {
    if ((await getOfficer(ctx)).hallId === null) return null
    const { officer, hall } = await getOwnSeat(ctx)
    const found = await findAttendance(ctx.db, hall.region, hall.id, ctx.clock.today(), officer.id)
    return describeOwn(ctx, officer, hall, found ?? { arrivedAt: null, leftAt: null })
  },
})

/** 签到: the first of a day counts. */
export const arrive = defineOperation({
  id: 'organisation.arrive',
  summary: '签到',
  audience: 'staff',
  permission: 'organisation.attend',
  output: OwnDay,
  isWrite: true,
  async run(ctx) {
    const { officer, hall } = await getOwnSeat(ctx)
    const [day, now] = [ctx.clock.today(), ctx.clock.now()]
    const found = await findAttendance(ctx.db, hall.region, hall.id, day, officer.id)
    const answer = await describeOwn(ctx, officer, hall, { arrivedAt: now, leftAt: found?.leftAt ?? null })
    if (found?.arrivedAt || !(await commit(ctx, { region: hall.region, guard: markArrived({ region: hall.region, hallId: hall.id, day, officerId: officer.id }, now), answer }))) {
      throw new Refusal(409, 'organisation.arrived_already', `今天${found?.arrivedAt ? ` ${timeOf(found.arrivedAt)} ` : ''}已经签到，不用再签。时间不对的，请大厅管理员更正。`)
    }
    return answer
  },
})

/** 签退: the last of a day counts. */
export const leave = defineOperation({
  id: 'organisation.leave',
  summary: '签退（当天最后一次为准）',
  audience: 'staff',
  permission: 'organisation.attend',
  output: OwnDay,
  isWrite: true,
  async run(ctx) {
    const { officer, hall } = await getOwnSeat(ctx)
    const [day, now] = [ctx.clock.today(), ctx.clock.now()]
    const found = await findAttendance(ctx.db, hall.region, hall.id, day, officer.id)
    if (!found?.arrivedAt) throw new Refusal(409, 'organisation.not_arrived', `${NOT_ARRIVED}忘记签到的，请大厅管理员补登。`)
    const answer = await describeOwn(ctx, officer, hall, { arrivedAt: found.arrivedAt, leftAt: now })
    await commit(ctx, { region: hall.region, guard: markLeft({ region: hall.region, hallId: hall.id, day, officerId: officer.id }, now), answer })
    return answer
  },
})

const Time = (title: string) => Nullable(Type.String({ title, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }))

/** 更正: what the clock should have said, with a reason; no arrival with a reason is leave. What it said before is kept. */
export const correctAttendance = defineOperation({
  id: 'organisation.correctAttendance',
  summary: '更正一名人员一天的考勤',
  audience: 'staff',
  permission: 'organisation.manageStaffing',
  params: Type.Object({
    id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }),
    day: Type.String({ title: '日期', format: 'date' }),
    officer: Type.String({ title: '人员', format: 'uuid' }),
  }),
  body: Type.Object({ arrivedAt: Time('到岗时间'), leftAt: Time('离岗时间'), reason: Reason('更正的原因') }, { additionalProperties: false }),
  output: Type.Object({ day: Type.String(), officerName: Type.String(), arrivedAt: Nullable(Type.String()), leftAt: Nullable(Type.String()), version: Type.Integer() }),
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { id, day, officer: officerId }, body, version }) {
    const { hall, officer: manager, directory } = await getManagedHall(ctx, id)
    await refuseUsedKey(ctx, hall.region)
    const officer = directory.officer(officerId)
    if (officer.region !== hall.region) throw new Refusal(403, 'organisation.not_yours', '这位人员不属于本地区。')
    const errors: FieldError[] = [
      ...(!isDay(day) || day > ctx.clock.today() ? [{ pointer: '/day', message: '只能更正今天和以前的考勤。' }] : []),
      ...(body.arrivedAt === null && body.leftAt !== null ? [{ pointer: '/arrivedAt', message: '有离岗时间的，请同时填写到岗时间。' }] : []),
      ...(body.arrivedAt !== null && body.leftAt !== null && body.leftAt < body.arrivedAt ? [{ pointer: '/leftAt', message: '离岗时间不能早于到岗时间。' }] : []),
    ]
    if (errors.length > 0) throw invalidInput(errors)
    const found = await findAttendance(ctx.db, hall.region, hall.id, day, officerId)
    if ((found?.version ?? 0) !== version) throw stale()
    const at = (time: string | null): Date | null => (time === null ? null : new Date(`${day}T${time}:00+08:00`))
    const corrected: Attendance = { region: hall.region, hallId: hall.id, day, officerId, arrivedAt: at(body.arrivedAt), leftAt: at(body.leftAt), version: version + 1 }
    const answer = { day, officerName: officer.name, arrivedAt: body.arrivedAt, leftAt: body.leftAt, version: corrected.version }
    const before = { arrivedAt: found?.arrivedAt ? timeOf(found.arrivedAt) : null, leftAt: found?.leftAt ? timeOf(found.leftAt) : null }
    const correction = insertCorrection(corrected, { before, after: { arrivedAt: body.arrivedAt, leftAt: body.leftAt }, reason: body.reason, byId: manager.id, at: ctx.clock.now() })
    if (!(await commit(ctx, { region: hall.region, guard: putAttendance(corrected), parts: [correction], answer }))) throw stale()
    await ctx.audit.append({ region: hall.region, operation: 'organisation.correctAttendance', actor: ctx.actor.accountId, subject: officerId, detail: { day, before, after: { arrivedAt: body.arrivedAt, leftAt: body.leftAt }, reason: body.reason } })
    return answer
  },
})
