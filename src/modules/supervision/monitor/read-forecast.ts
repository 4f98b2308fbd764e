import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { addDays, addWorkdays, getWorkCalendar, nextWorkday, readClock, type WorkCalendar } from '../../calendar/index.ts'
import type { Directory } from '../../organisation/index.ts'
import { expectedDays, FORECAST_FORMULA, isLikelyLate, PACE_WEEKS, paceKey, paceOf } from './forecast-rules.ts'
import { Forecast, RegionField } from './monitor-contract.ts'
import { listMonitoredCases, listPace, type MonitoredCase, openPage } from './monitor-store.ts'
import { forecastDays } from './settings.ts'
import { mainClockOf, stageWords, weekOf } from './standing-rules.ts'
import { getWatchedPlace } from './watched-place.ts'

/** The most urgent cases that are looked at, and how many are shown: beyond that the list behind the number is the better place. */
const LOOKED_AT = 2000
const SHOWN = 20

/** 明天会超期: what will be late on the next workday if nothing happens, and what will probably be late at the speed of the last weeks. */
export const readForecast = defineOperation({
  id: 'supervision.readForecast',
  summary: '明天会超期：不办就超期的，按以往速度可能超期的',
  audience: 'staff',
  permission: 'supervision.monitor',
  query: Type.Object({ region: RegionField }, { additionalProperties: false }),
  output: Forecast,
  async run(ctx, { query }) {
    const { region, authorityId, name, directory } = await getWatchedPlace(ctx, query.region)
    const today = ctx.clock.today()
    const calendar = await getWorkCalendar(ctx, region)
    const tomorrow = nextWorkday(calendar, today)
    const until = addWorkdays(calendar, today, await getSetting(ctx, forecastDays, region, today)).dueOn
    const found = await listMonitoredCases(ctx.db, openPage(region, { ...(authorityId ? { by: 'authority', value: authorityId } : { by: 'region' }), days: { from: today, until } }, undefined, LOOKED_AT + 1))
    const cases = found.slice(0, LOOKED_AT) as (MonitoredCase & { dueOn: string })[]
    const isMore = found.length > LOOKED_AT
    const certain = cases.filter(({ dueOn }) => dueOn < tomorrow)
    const later = cases.filter(({ dueOn }) => dueOn >= tomorrow)
    const { likely, unknown } = await findLikely(ctx, region, later, calendar, today)
    const describe = (matter: MonitoredCase & { dueOn: string }) => toForecastCase(directory, matter)
    return {
      at: toRfc3339(ctx.clock.now()), today, nextWorkday: tomorrow, placeName: name,
      certain: { count: certain.length, isMore: isMore && later.length === 0, formula: FORECAST_FORMULA.certain, rows: certain.slice(0, SHOWN).map(describe) },
      likely: {
        formula: FORECAST_FORMULA.likely, until, looked: later.length, isMore, unknown, count: likely.length,
        rows: likely.slice(0, SHOWN).map(({ matter, ...measured }) => ({ ...describe(matter), ...measured })),
      },
    }
  },
})

/** Those of `cases` that past speed makes late, the most urgent first; and of how many nothing can be said. */
async function findLikely(ctx: Context, region: string, cases: readonly (MonitoredCase & { dueOn: string })[], calendar: WorkCalendar, today: string) {
  const items = [...new Set(cases.flatMap(({ itemCode }) => itemCode ?? []))]
  const buckets = Map.groupBy(items.length > 0 ? await listPace(ctx.db, region, items, addDays(weekOf(today), -7 * PACE_WEEKS)) : [], ({ itemCode, stage }) => paceKey(itemCode, stage))
  const paces = new Map([...buckets].map(([key, counted]) => [key, paceOf(counted)]))
  let unknown = 0
  const likely = cases.flatMap((matter) => {
    const pace = paces.get(paceKey(matter.itemCode ?? '', matter.stage ?? ''))
    const main = mainClockOf(matter.clocks)
    if (!pace || !main || main.clock.clock.unit !== 'workday') {
      unknown++
      return []
    }
    const { usedDays, leftDays } = readClock(calendar, main.clock.clock, today)
    return isLikelyLate(pace, { usedDays, leftDays }) ? [{ matter, usedDays, leftDays, expectedDays: expectedDays(pace, usedDays), median: pace.median, samples: pace.samples }] : []
  })
  return { likely, unknown }
}

const toForecastCase = (directory: Directory, { number, itemName, authorityId, hallId, stage, dueOn }: MonitoredCase & { dueOn: string }) => ({
  number, itemName, authorityName: directory.authority(authorityId).name, hallName: hallId ? directory.hall(hallId).name : null, stageName: stage ? stageWords[stage] : '', dueOn,
})
