import Type, { type Static } from 'typebox'
import { invalidInput, Refusal } from '../../platform/errors.ts'
import { Nullable } from '../../platform/nullable.ts'
import { defineOperation } from '../../platform/operations.ts'
import { commit } from '../../platform/unit-of-work.ts'
import { deleteOtherSpecialDays, publishYearStatement, upsertSpecialDays } from './calendar-store.ts'
import { YEAR_PUBLISHED, type YearPublished } from './events.ts'
import type { SpecialDay } from './calendar-rules.ts'
import { CALENDARS_MEMO, getWorkCalendar, listYearLayers } from './work-calendars.ts'
import { findWrongDays, mayPublishFor, NATION } from './year-rules.ts'

const byDay = (a: { day: string }, b: { day: string }): number => (a.day < b.day ? -1 : 1)

const Region = Type.String({ title: '地区（000000 为全国）', pattern: '^[0-9]{6}$' })
const YearParams = Type.Object({ region: Region, year: Type.String({ title: '年份', pattern: '^20[0-9]{2}$' }) })
const AskedYear = Type.Object({ region: Region, year: Type.String({ title: '年份（current 为今年）', pattern: '^(20[0-9]{2}|current)$' }) })

const dayFields = {
  day: Type.String({ title: '日期', format: 'date' }),
  kind: Type.Union([Type.Literal('holiday'), Type.Literal('makeUpWorkday')], { title: '放假或调休上班' }),
  name: Type.String({ title: '节日名称', minLength: 1, maxLength: 20, pattern: '\\S' }),
}
const SpecialDays = Type.Array(Type.Object(dayFields, { additionalProperties: false }), { title: '放假和调休的日子', maxItems: 120 })

const PublishedYear = Type.Object({ region: Type.String(), year: Type.Integer(), isPublished: Type.Boolean(), days: SpecialDays })

const SaidDays = Type.Array(Type.Object({ ...dayFields, region: Type.String() }))

const YearView = Type.Object({
  region: Type.String(), year: Type.Integer(), today: Type.String(),
  /** Somebody has published it, this place or one above: deadlines in it are certain. */
  isPublished: Type.Boolean(),
  /** What holds here, each day with the place that said it. */
  days: SaidDays,
  /** What the places above this one say. */
  above: SaidDays,
  /** What this place itself has said: a publication replaces it, and only it. */
  own: Type.Object({ days: SpecialDays, source: Nullable(Type.String()) }),
  /** Whether the officer's own place publishes for this one. */
  isOurs: Type.Boolean(),
})

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
  output: PublishedYear,
  isWrite: true,
  async run(ctx, { params: { region, year: yearText }, body: { days, source } }) {
    if (!mayPublishFor(ctx.actor.region, region)) throw new Refusal(403, 'calendar.not_yours', '只能公布本地区的放假安排；全国的通知由市级管理员录入。')
    const year = Number(yearText)
    const wrong = findWrongDays(year, days)
    if (wrong.length > 0) throw invalidInput(wrong)
    const answer: Static<typeof PublishedYear> = { region, year, isPublished: true, days: days.toSorted(byDay) }
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

/** The special days of a year as they hold in a region, from the nation down, and what the region itself said of it. */
export const readYear = defineOperation({
  id: 'calendar.readYear',
  summary: '一个地区一年的放假和调休安排',
  audience: 'staff',
  permission: 'calendar.readYear',
  params: AskedYear,
  output: YearView,
  async run(ctx, { params: { region, year: asked } }) {
    const today = ctx.clock.today()
    const year = Number(asked === 'current' ? today.slice(0, 4) : asked)
    const calendar = await getWorkCalendar(ctx, region)
    const { builtIn, places } = await listYearLayers(ctx, region, year)
    const own = places.at(-1)!
    const above = layDays([{ region: NATION, days: builtIn }, ...places.slice(0, -1)].flatMap(toSaid))
    return {
      region, year, today, isPublished: calendar.publishedYears.has(year), isOurs: mayPublishFor(ctx.actor.region, region),
      days: layDays([...above, ...toSaid(own)]), above,
      own: { days: own.days.toSorted(byDay), source: own.source },
    }
  },
})

type SaidDay = SpecialDay & { region: string }

const toSaid = ({ region, days }: { region: string; days: readonly SpecialDay[] }): SaidDay[] => days.map((day) => ({ ...day, region }))

/** Each day once, by whoever speaks last. */
const layDays = (said: readonly SaidDay[]): SaidDay[] => [...new Map(said.map((day) => [day.day, day])).values()].sort(byDay)
