import type { Context } from '../../../platform/context.ts'
import { invalidInput, notFound } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { canActFor, findForIntake, getSubject } from '../../subjects/index.ts'
import type { Appointment, Waiting } from './appointment.ts'
import { parseAppointmentNumber } from './appointment-number-rules.ts'
import { findAppointment, findByNumber, listOfHall, listOfSubject } from './appointment-store.ts'
import { AppointmentView, FindBody, Found, HallDay, HallDayParams, HallDayQuery, IdParams, OwnAppointments, OwnQuery } from './contract.ts'
import { describeAppointment, describeWaiting } from './describe-appointment.ts'
import { countAhead, listWaitingOf } from './waiting-store.ts'
import { askToServe, getOwnAppointment, limitWords, readLimit, serves } from './who-comes.ts'

const DEFAULT_LIMIT = 20
/** Visits a person has before them are few. */
const FOUND_AT_MOST = 20

export const readOwnAppointment = defineOperation({
  id: 'queue.readOwnAppointment', summary: '自己（或所代理的人）的一个预约', audience: 'citizen', permission: 'queue.readOwnAppointments', params: IdParams, output: AppointmentView,
  run: async (ctx, { params }) => describeAppointment(ctx, await getOwnAppointment(ctx, params.id)),
})

/** 我的预约: of oneself, or of somebody one stands for; the latest visit first, with where one waits and whether one may book. */
export const listOwnAppointments = defineOperation({
  id: 'queue.listOwnAppointments',
  summary: '我的预约、候补，以及能否预约',
  audience: 'citizen',
  permission: 'queue.readOwnAppointments',
  query: OwnQuery,
  output: OwnAppointments,
  async run(ctx, { query: { subject = ctx.actor.principalId, cursor, limit = DEFAULT_LIMIT } }) {
    if (!(await canActFor(ctx, subject))) throw notFound('这位办事人', 'queue.no_such_person')
    const before = cursor === undefined ? undefined : await getMark(ctx, cursor, (appointment) => appointment.subjectId === subject)
    const { region } = await getSubject(ctx, subject)
    const [found, waiting, limited] = await Promise.all([listOfSubject(ctx.db, subject, before, limit + 1), listWaitingOf(ctx.db, subject), readLimit(ctx, region, subject)])
    return {
      ...(await toPage(ctx, found, limit)),
      waiting: await Promise.all(waiting.map(async (each) => describeWaiting(ctx, each, await aheadOf(ctx, each)))),
      limit: limited ? { until: limited.limit.until, reason: limitWords(limited) } : null,
    }
  },
})

const aheadOf = async (ctx: Context, waiting: Waiting): Promise<number | null> => (waiting.state === 'waiting' ? countAhead(ctx.db, waiting) : null)

/** 今日预约 of a hall by time, for those who work there. */
export const listHallAppointments = defineOperation({
  id: 'queue.listHallAppointments',
  summary: '本大厅一天的预约，按时段排列',
  audience: 'staff',
  permission: 'queue.readHallAppointments',
  params: HallDayParams,
  query: HallDayQuery,
  output: HallDay,
  async run(ctx, { params, query: { day = ctx.clock.today(), cursor, limit = DEFAULT_LIMIT } }) {
    const hall = (await getDirectory(ctx)).hall(params.hall)
    await askToServe(ctx, hall)
    const after = cursor === undefined ? undefined : await getMark(ctx, cursor, ({ hallId }) => hallId === hall.id)
    const found = await listOfHall(ctx.db, hall.region, hall.id, day, after, limit + 1)
    return { day, ...(await toPage(ctx, found, limit)) }
  },
})

/** By the number on the confirmation, or by the document of whoever stands there or calls: what is before them. */
export const findAppointments = defineOperation({
  id: 'queue.findAppointments',
  summary: '按预约号或身份证号码查预约（查询留痕）',
  audience: 'staff',
  permission: 'queue.readHallAppointments',
  body: FindBody,
  output: Found,
  async run(ctx, { body: { number, identityNumber } }) {
    const found = number ? await findNumbered(ctx, number) : identityNumber ? await findOfPerson(ctx, identityNumber) : undefined
    if (!found) throw invalidInput([{ pointer: '/number', message: '请输入预约号，或办事人的身份证号码。' }])
    const officer = await getOfficer(ctx)
    const served = found.filter((appointment) => serves(officer, { id: appointment.hallId, region: appointment.region }))
    return { rows: await Promise.all(served.map((appointment) => describeAppointment(ctx, appointment))) }
  },
})

async function findNumbered(ctx: Context, text: string): Promise<Appointment[]> {
  const number = parseAppointmentNumber(text)
  const { region } = await getOfficer(ctx)
  const found = number && (await findByNumber(ctx.db, region, number))
  return found ? [found] : []
}

async function findOfPerson(ctx: Context, identityNumber: string): Promise<Appointment[]> {
  const subject = await findForIntake(ctx, identityNumber)
  if (!subject) return []
  return (await listOfSubject(ctx.db, subject.id, undefined, FOUND_AT_MOST)).filter(({ state }) => state === 'booked')
}

/** The line after which a page goes on. @throws Refusal 422 when it is of another list */
async function getMark(ctx: Context, cursor: string, isOfList: (appointment: Appointment) => boolean): Promise<Appointment> {
  const mark = await findAppointment(ctx.db, cursor)
  if (!mark || !isOfList(mark)) throw invalidInput([{ pointer: '/cursor', message: '翻页标记不对，请从第一页重新看。' }])
  return mark
}

async function toPage(ctx: Context, found: Appointment[], limit: number): Promise<{ rows: AppointmentView[]; next: string | null }> {
  const shown = found.slice(0, limit)
  return { rows: await Promise.all(shown.map((appointment) => describeAppointment(ctx, appointment))), next: found.length > limit ? shown.at(-1)!.id : null }
}
