import Type, { type Static } from 'typebox'
import { invalidInput, Refusal } from '../../platform/errors.ts'
import { defineOperation } from '../../platform/operations.ts'
import { commit } from '../../platform/unit-of-work.ts'
import { deleteOtherSpecialDays, publishYearStatement, upsertSpecialDays } from './calendar-store.ts'
import { YEAR_PUBLISHED, type YearPublished } from './events.ts'
import { CALENDARS_MEMO, getWorkCalendar } from './work-calendars.ts'
import { findWrongDays, mayPublishFor } from './year-rules.ts'

const YearParams = Type.Object({
  region: Type.String({ title: '地区（000000 为全国）', pattern: '^[0-9]{6}$' }),
  year: Type.String({ title: '年份', pattern: '^20[0-9]{2}$' }),
})

const SpecialDays = Type.Array(
  Type.Object(
    {
      day: Type.String({ title: '日期', format: 'date' }),
      kind: Type.Union([Type.Literal('holiday'), Type.Literal('makeUpWorkday')], { title: '放假或调休上班' }),
      name: Type.String({ title: '节日名称', minLength: 1, maxLength: 20, pattern: '\\S' }),
    },
    { additionalProperties: false },
  ),
  { title: '放假和调休的日子', maxItems: 120 },
)

const YearView = Type.Object({ region: Type.String(), year: Type.Integer(), isPublished: Type.Boolean(), days: SpecialDays })

/**
 * 公布一年的放假安排: the State Council's yearly notice, or what a region adds to it. The days replace what this place had
 * said of the year. Deadlines that were only 预计 are counted anew by whoever keeps them (`calendar.yearPublished`).
 */
export const publishYear = defineOperation({
  id: 'calendar.publishYear',
  summary: '公布一年的放假和调休安排',
  audience: 'staff',
  permission: 'calendar.publishYear',
  params: YearParams,
  body: Type.Object({ days: SpecialDays, source: Type.String({ title: '依据（通知的名称和文号）', minLength: 2, maxLength: 500 }) }, { additionalProperties: false }),
  output: YearView,
  isWrite: true,
  async run(ctx, { params: { region, year: yearText }, body: { days, source } }) {
    if (!mayPublishFor(ctx.actor.region, region)) throw new Refusal(403, 'calendar.not_yours', '只能公布本地区的放假安排；全国的通知由市级管理员录入。')
    const year = Number(yearText)
    const wrong = findWrongDays(year, days)
    if (wrong.length > 0) throw invalidInput(wrong)
    const answer: Static<typeof YearView> = { region, year, isPublished: true, days: days.toSorted((a, b) => (a.day < b.day ? -1 : 1)) }
    const told: YearPublished = { region, year }
    await ctx.db.transaction(async (db) => {
      await commit({ ...ctx, db }, {
        region,
        guard: publishYearStatement(region, year, source),
        parts: [deleteOtherSpecialDays(region, year, days.map(({ day }) => day)), upsertSpecialDays(region, days, source)],
        announcements: [{ type: YEAR_PUBLISHED, payload: { ...told } }],
        answer,
      })
      await ctx.memo.touch(db, CALENDARS_MEMO)
    })
    await ctx.audit.append({ region, operation: 'calendar.publishYear', actor: ctx.actor.accountId, subject: String(year), detail: { days: days.length, source } })
    return answer
  },
})

/** The special days of a year as they hold in a region, from the nation down. */
export const readYear = defineOperation({
  id: 'calendar.readYear',
  summary: '一个地区一年的放假和调休安排',
  audience: 'staff',
  permission: 'calendar.readYear',
  params: YearParams,
  output: YearView,
  async run(ctx, { params: { region, year: yearText } }) {
    const year = Number(yearText)
    const calendar = await getWorkCalendar(ctx, region)
    return {
      region, year, isPublished: calendar.publishedYears.has(year),
      days: [...calendar.specialDays.values()].filter(({ day }) => day.startsWith(`${yearText}-`)).map(({ day, kind, name }) => ({ day, kind, name })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    }
  },
})
