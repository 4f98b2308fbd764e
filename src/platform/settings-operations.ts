import Type from 'typebox'
import { defineOperation } from './operations.ts'
import { listAllSettings, listSettingDefinitions, setSetting } from './settings.ts'

/** The dated local numbers and choices, each with what applies where nothing is set. */
export const listSettings = defineOperation({
  id: 'settings.list',
  summary: '本地规定（限期、方式等）一览',
  audience: 'staff',
  permission: 'settings.list',
  output: Type.Object({
    rows: Type.Array(Type.Object({ key: Type.String(), title: Type.String(), fallback: Type.Unknown(), fallbackSource: Type.String(), values: Type.Array(Type.Object({ region: Type.String(), from: Type.String(), value: Type.Unknown(), source: Type.String() })) })),
  }),
  async run(ctx) {
    const rows = await listAllSettings(ctx)
    return {
      rows: listSettingDefinitions().map(({ key, title, fallback, source }) => ({
        key, title, fallback, fallbackSource: source,
        values: rows.filter((row) => row.key === key).map((row) => ({ region: row.region, from: row.from_day, value: row.value, source: row.source })),
      })),
    }
  },
})

export const changeSetting = defineOperation({
  id: 'settings.set',
  summary: '设置一项本地规定，自某日起生效',
  audience: 'staff',
  permission: 'settings.set',
  body: Type.Object(
    {
      region: Type.String({ title: '地区', pattern: '^[0-9]{6}$' }),
      key: Type.String({ title: '设置项', minLength: 1, maxLength: 80 }),
      value: Type.String({ title: '值', minLength: 1, maxLength: 200 }),
      from: Type.String({ title: '生效日期', format: 'date' }),
      source: Type.String({ title: '依据', minLength: 2, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ set: Type.Boolean() }),
  isWrite: true,
  async run(ctx, { body }) {
    await setSetting(ctx, { ...body, text: body.value })
    return { set: true }
  },
})
