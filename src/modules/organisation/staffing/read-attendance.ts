import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays, getWorkCalendar, isWorkday } from '../../calendar/index.ts'
import { type DayStanding, dayStandingWords, expectedHours, readDay } from './attendance-rules.ts'
import { timeOf } from './attendance-operations.ts'
import { listAttendance } from './attendance-store.ts'
import { getManagedHall } from './managed-hall.ts'
import { daysOfMonth, Month } from './month.ts'
import { enteredOn } from './posting-rules.ts'
import { listPostingActs } from './posting-store.ts'
import { mondayOf } from './rota-rules.ts'
import { listRotaWeeks } from './rota-store.ts'
import { attendanceGraceMinutes } from './settings.ts'

const Standing = Type.Union([Type.Literal('present'), Type.Literal('late'), Type.Literal('early'), Type.Literal('lateAndEarly'), Type.Literal('notLeft'), Type.Literal('excused'), Type.Literal('missing'), Type.Literal('free'), Type.Literal('extra')])
const HallParams = Type.Object({ id: Type.String({ title: '大厅', minLength: 1, maxLength: 60 }) })
const MonthQuery = Type.Object({ month: Type.Optional(Month) }, { additionalProperties: false })

const MonthTable = Type.Object({
  hallId: Type.String(), hallName: Type.String(), month: Type.String(), graceMinutes: Type.Integer(),
  days: Type.Array(Type.Object({ day: Type.String(), isWorkday: Type.Boolean() })),
  rows: Type.Array(Type.Object({
    officerId: Type.String(), officerName: Type.String(),
    /** Days on which something was expected, up to today; came; and what was different. */
    due: Type.Integer(), came: Type.Integer(), late: Type.Integer(), early: Type.Integer(), notLeft: Type.Integer(), missing: Type.Integer(), excused: Type.Integer(),
    days: Type.Array(Type.Object({ day: Type.String(), standing: Standing, standingName: Type.String(), arrivedAt: Nullable(Type.String()), leftAt: Nullable(Type.String()), lateMinutes: Type.Integer(), earlyMinutes: Type.Integer(), reason: Nullable(Type.String()), version: Type.Integer() })),
  })),
})

/** 考勤月表: each officer of a hall, each day up to today. Data for whoever runs the hall, no judgement. */
export const readAttendance = defineOperation({
  id: 'organisation.readAttendance',
  summary: '一个大厅的考勤月表（Accept: text/csv 为表格）',
  audience: 'staff',
  permission: 'organisation.readStaffing',
  params: HallParams,
  query: MonthQuery,
  output: MonthTable,
  csv: defineOperation({
    id: 'organisation.exportAttendance',
    summary: '导出考勤月表（CSV）',
    audience: 'staff',
    permission: 'organisation.readStaffing',
    params: HallParams,
    query: MonthQuery,
    output: Type.String(),
    transfer: 'file',
    async run(ctx, { params, query }) {
      const { hallName, month, days, rows, region } = await monthOf(ctx, params.id, query.month)
      await ctx.audit.append({ region, operation: 'organisation.exportAttendance', actor: ctx.actor.accountId, subject: params.id, detail: { month } })
      const lines = rows.map((row) => [
        row.officerName, ...[row.due, row.came, row.late, row.early, row.notLeft, row.missing, row.excused].map(String),
        ...days.map(({ day }) => {
          const cell = row.days.find((each) => each.day === day)
          return cell === undefined || cell.standing === 'free' ? '' : [cell.arrivedAt && `${cell.arrivedAt}–${cell.leftAt ?? ''}`, cell.standing === 'present' ? undefined : cell.standingName, cell.reason].filter(Boolean).join(' ')
        }),
      ])
      const content = `\ufeff${[['姓名', '应到天数', '实到天数', '晚到', '早走', '未签退', '未签到', '有说明', ...days.map(({ day }) => day)], ...lines].map(toCsvLine).join('')}`
      return { mediaType: 'text/csv; charset=utf-8', fileName: `考勤-${hallName}-${month}.csv`, content: Buffer.from(content) } satisfies Download as never
    },
  }),
  async run(ctx, { params, query }) {
    const { region: _, ...table } = await monthOf(ctx, params.id, query.month)
    return table
  },
})

async function monthOf(ctx: Context, hallId: string, asked: string | undefined) {
  const { hall, directory } = await getManagedHall(ctx, hallId)
  const today = ctx.clock.today()
  const month = asked ?? today.slice(0, 7)
  const { from, until } = daysOfMonth(month)
  const [calendar, kept, weeks, acts, graceMinutes] = await Promise.all([
    getWorkCalendar(ctx, hall.region, hall.id), listAttendance(ctx.db, hall.region, hall.id, from, until), listRotaWeeks(ctx.db, hall.region, hall.id, mondayOf(from), until),
    listPostingActs(ctx.db, hall.region, hall.id), getSetting(ctx, attendanceGraceMinutes, hall.region, today),
  ])
  const [byOfficer, byMonday] = [Map.groupBy(kept, ({ officerId }) => officerId), new Map(weeks.map((week) => [week.monday, week.published]))]
  const days: { day: string; isWorkday: boolean }[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push({ day, isWorkday: isWorkday(calendar, day) })
  // Whoever left during the month keeps their line.
  const officers = new Map([...directory.listHallOfficers(hall.id), ...[...byOfficer.keys()].map((id) => directory.officer(id))].map((officer) => [officer.id, officer]))
  const rows = [...officers.values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')).map(({ id, name, hallId: worksIn }) => {
    const since = enteredOn(acts, id)
    const cells = days.filter(({ day }) => day <= today).map(({ day, isWorkday: isOpen }) => {
      const found = byOfficer.get(id)?.find((each) => each.day === day)
      const isOurs = worksIn === hall.id && (since === undefined || since <= day)
      const duties = byMonday.get(mondayOf(day))?.filter((duty) => duty.day === day)
      const expected = isOurs ? expectedHours(calendar.officeHours, isOpen, duties, id) : undefined
      const presence = found && { arrivedAt: found.arrivedAt && timeOf(found.arrivedAt), leftAt: found.leftAt && timeOf(found.leftAt), reason: found.reason }
      const read = readDay(expected, presence, graceMinutes)
      // Today is not over yet: nobody has failed to come, or to leave.
      const standing = day === today && (read.standing === 'missing' || read.standing === 'notLeft') ? (presence?.arrivedAt ? 'present' : 'free') : read.standing
      return { day, ...read, standing, standingName: dayStandingWords[standing], arrivedAt: presence?.arrivedAt ?? null, leftAt: presence?.leftAt ?? null, reason: presence?.reason ?? null, version: found?.version ?? 0 }
    })
    const count = (...standings: DayStanding[]) => cells.filter(({ standing }) => standings.includes(standing)).length
    return {
      officerId: id, officerName: name, due: cells.length - count('free', 'extra'), came: cells.filter(({ arrivedAt }) => arrivedAt !== null).length,
      late: count('late', 'lateAndEarly'), early: count('early', 'lateAndEarly'), notLeft: count('notLeft'), missing: count('missing'), excused: count('excused'), days: cells,
    }
  })
  return { region: hall.region, hallId: hall.id, hallName: hall.name, month, graceMinutes, days, rows }
}
