import Type, { type Static } from 'typebox'
import { Refusal } from './errors.ts'
import { Nullable } from './nullable.ts'
import { defineOperation } from './operations.ts'
import { placesOf, reachesRegion, regionalStateWords, toRegionalHistory } from './regional-rules.ts'
import { describeSetting, findInForce, listAllSettings, listSettingDefinitions, setSetting } from './settings.ts'
import type { SettingRow } from './settings-store.ts'

const Input = Type.Union([
  Type.Object({ kind: Type.Literal('wholeNumber'), min: Type.Integer(), max: Type.Integer(), unit: Type.String() }),
  Type.Object({ kind: Type.Literal('percent'), min: Type.Number(), max: Type.Number() }),
  Type.Object({ kind: Type.Literal('choice'), choices: Type.Array(Type.Object({ value: Type.String(), name: Type.String() })) }),
  Type.Object({ kind: Type.Literal('text'), maxLength: Type.Integer(), mayBeEmpty: Type.Boolean(), hint: Type.String() }),
])

const InForce = Type.Object({
  /** Whose value it is: the region's own, its city's, or what the platform falls back on. */
  origin: Type.Union([Type.Literal('own'), Type.Literal('city'), Type.Literal('fallback')]),
  value: Type.Unknown(),
  words: Type.String(),
  from: Nullable(Type.String()),
  source: Type.String(),
})

const Row = Type.Object({
  key: Type.String(),
  title: Type.String(),
  input: Input,
  fallback: Type.Unknown(),
  fallbackWords: Type.String(),
  fallbackSource: Type.String(),
  inForce: InForce,
  /** What the region and its city ever set, the newest first. */
  history: Type.Array(Type.Object({
    region: Type.String(), from: Type.String(), words: Type.String(), source: Type.String(),
    state: Type.Union([Type.Literal('coming'), Type.Literal('inForce'), Type.Literal('replaced'), Type.Literal('outranked')]), stateName: Type.String(),
  })),
  /** Seen from a city: its counties that have a rule of their own today. */
  counties: Type.Array(Type.Object({ region: Type.String(), words: Type.String() })),
})

/** The dated local numbers and choices, each with what it takes, what applies in a region today and what was set when. */
export const listSettings = defineOperation({
  id: 'settings.list',
  summary: '本地规定（限期、方式等）一览',
  audience: 'staff',
  permission: 'settings.list',
  query: Type.Object({ region: Type.Optional(Type.String({ title: '区划代码', pattern: '^[0-9]{6}$', description: '今天适用的值按哪个地区看，不填为本地区' })) }, { additionalProperties: false }),
  output: Type.Object({ region: Type.String(), isOurs: Type.Boolean(), today: Type.String(), rows: Type.Array(Row) }),
  async run(ctx, { query }) {
    const region = query.region ?? ctx.actor.region!
    const today = ctx.clock.today()
    const all = Map.groupBy(await listAllSettings(ctx), ({ key }) => key)
    const rows = listSettingDefinitions().map(async (definition): Promise<Static<typeof Row>> => {
      const { key, title, fallback, source, parse: { input } } = definition
      const words = (value: unknown) => describeSetting(definition, ctx, value)
      const row = await findInForce(ctx, key, region, today)
      const inForce = row
        ? { origin: row.region === region ? ('own' as const) : ('city' as const), value: row.value, words: await words(row.value), from: row.from_day, source: row.source }
        : { origin: 'fallback' as const, value: fallback, words: await words(fallback), from: null, source }
      const set = (all.get(key) ?? []).map((each) => ({ ...each, fromDay: each.from_day })).sort((a, b) => (a.fromDay < b.fromDay ? 1 : -1))
      const history = toRegionalHistory(set, region, today).map(async ({ value, state }) => ({ region: value.region, from: value.fromDay, words: await words(value.value), source: value.source, state, stateName: regionalStateWords[state] }))
      const counties = listDeviatingCounties(set, region, today).map(async (each) => ({ region: each.region, words: await words(each.value) }))
      return { key, title, input, fallback, fallbackWords: await words(fallback), fallbackSource: source, inForce, history: await Promise.all(history), counties: await Promise.all(counties) }
    })
    return { region, isOurs: reachesRegion(ctx.actor.region, region), today, rows: await Promise.all(rows) }
  },
})

/** The newest row in force of each county below `region` that set one. @param rows the newest first */
function listDeviatingCounties(rows: readonly SettingRow[], region: string, today: string): SettingRow[] {
  const inForce = rows.filter((row) => row.region !== region && placesOf(row.region).includes(region) && row.from_day <= today)
  return inForce.filter((row, index) => inForce.findIndex((each) => each.region === row.region) === index).sort((a, b) => (a.region < b.region ? -1 : 1))
}

export const changeSetting = defineOperation({
  id: 'settings.set',
  summary: '设置一项本地规定，自某日起生效',
  audience: 'staff',
  permission: 'settings.set',
  body: Type.Object(
    {
      region: Type.String({ title: '地区', pattern: '^[0-9]{6}$' }),
      key: Type.String({ title: '设置项', minLength: 1, maxLength: 80 }),
      value: Type.String({ title: '值', maxLength: 1000 }),
      from: Type.String({ title: '生效日期', format: 'date' }),
      source: Type.String({ title: '依据', minLength: 2, maxLength: 500, pattern: '\\S' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ set: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { body }) {
    if (!reachesRegion(ctx.actor.region, body.region)) throw new Refusal(403, 'settings.not_yours', '只能设置本地区的规定；市级管理员可以设置全市和各县（市、区）的。')
    await setSetting(ctx, { ...body, text: body.value })
    return { set: true }
  },
})
