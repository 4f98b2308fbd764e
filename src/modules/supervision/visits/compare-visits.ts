import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { RegionField } from '../monitor/monitor-contract.ts'
import { getWatchedPlace } from '../monitor/watched-place.ts'
import { compareVisits, VISIT_FORMULA, visitWords } from './visit-rules.ts'
import { listExceeding, sumVisits } from './visit-store.ts'

/** This month and the two before it. */
const MONTHS = 3

const firstMonth = (today: string): string => {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - MONTHS, 1)).toISOString().slice(0, 10)
}

/** 承诺跑动次数和实际跑动次数: items whose applicants come more often than the guide promised come first. */
export const compareVisitsOperation = defineOperation({
  id: 'supervision.compareVisits',
  summary: '跑动次数：承诺的和实际的，按事项',
  audience: 'staff',
  permission: 'supervision.monitor',
  query: Type.Object({ region: RegionField }, { additionalProperties: false }),
  output: Type.Object({
    placeName: Type.String(), since: Type.String({ format: 'date' }), today: Type.String({ format: 'date' }), formula: Type.String(),
    cases: Type.Integer(), exceeding: Type.Integer(),
    items: Type.Array(Type.Object({ code: Type.String(), name: Type.String(), promised: Type.Array(Type.Integer()), cases: Type.Integer(), exceeding: Type.Integer(), most: Type.Integer(), mean: Type.Number() })),
  }),
  async run(ctx, { query }) {
    const { region, authorityId, name } = await getWatchedPlace(ctx, query.region)
    const today = ctx.clock.today()
    const since = firstMonth(today)
    const counted = await sumVisits(ctx.db, region, authorityId, since)
    const items = [...Map.groupBy(counted, ({ itemCode }) => itemCode)].map(([code, counts]) => ({
      code, name: counts[0]!.itemName, promised: [...new Set(counts.map(({ promised }) => promised))].sort((a, b) => a - b), ...compareVisits(counts),
    }))
    const { cases, exceeding } = compareVisits(counted)
    return { placeName: name, since, today, formula: VISIT_FORMULA, cases, exceeding, items: items.sort((a, b) => b.exceeding - a.exceeding || b.cases - a.cases) }
  },
})

/** The cases behind it. */
export const listExtraVisits = defineOperation({
  id: 'supervision.listExtraVisits',
  summary: '跑动次数多于承诺的办件',
  audience: 'staff',
  permission: 'supervision.monitor',
  query: Type.Object(
    {
      region: RegionField, item: Type.String({ title: '事项', minLength: 1, maxLength: 80, pattern: '^[a-z0-9-]+$' }),
      cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9]{19}$' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    itemName: Nullable(Type.String()),
    rows: Type.Array(Type.Object({ number: Type.String(), authorityName: Type.String(), hallName: Type.String(), promised: Type.Integer(), visits: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), what: Type.String() })) })),
    next: Nullable(Type.String()),
  }),
  async run(ctx, { query: { region: asked, item, cursor, limit = 20 } }) {
    const { region, authorityId, directory } = await getWatchedPlace(ctx, asked)
    const found = await listExceeding(ctx.db, region, item, authorityId, cursor, limit + 1)
    const shown = found.slice(0, limit)
    return {
      itemName: shown[0]?.itemName ?? null,
      rows: shown.map(({ number, authorityId: of, hallId, promised, days, acts }) => ({
        number, authorityName: directory.authority(of).name, hallName: directory.hall(hallId).name, promised, visits: days.map((day, index) => ({ day, what: visitWords[acts[index]!] })),
      })),
      next: found.length > limit ? shown.at(-1)!.number : null,
    }
  },
})
