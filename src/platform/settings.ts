import type { Context, Platform } from './context.ts'
import { Refusal } from './errors.ts'
import { placesOf } from './regional-rules.ts'
import { explainInput, type SettingParser, toSettingWords } from './setting-input-rules.ts'
import { listSettings, type SettingRow, upsertSetting } from './settings-store.ts'

export { parseChoice, parsePercent, parseText, parseWholeNumber } from './setting-input-rules.ts'

/** A local number or choice: dated, per region, with its source. */
export interface SettingDefinition<T> {
  key: string
  /** Chinese: what it decides. */
  title: string
  fallback: T
  /** Where the fallback comes from. */
  source: string
  parse: SettingParser<T>
  /** Reads out a value that names things kept elsewhere; left out where the value says all itself. */
  describe?(platform: Platform, value: T): Promise<string>
}

/** The settings this platform knows: a key that is not here is refused. */
const definitions = new Map<string, SettingDefinition<unknown>>()

export function defineSetting<T>(definition: SettingDefinition<T>): SettingDefinition<T> {
  definitions.set(definition.key, definition as SettingDefinition<unknown>)
  return definition
}

export const listSettingDefinitions = (): SettingDefinition<unknown>[] => [...definitions.values()]

const MEMO = 'platform.settings'

/** Rows of all regions; a region without its own value takes the city's (`379900` for `379902`), then the fallback. */
const loadSettings = (platform: Platform): Promise<Map<string, SettingRow[]>> =>
  platform.memo.get(MEMO, async () => Map.groupBy(await listSettings(platform.db), (row) => `${row.region}/${row.key}`))

/** The row in force in `region` on `day`, its own or its city's; undefined where the fallback holds. */
export async function findInForce(platform: Platform, key: string, region: string, day: string): Promise<SettingRow | undefined> {
  const rows = await loadSettings(platform)
  for (const place of placesOf(region)) {
    const inForce = rows.get(`${place}/${key}`)?.filter((row) => row.from_day <= day).at(-1)
    if (inForce) return inForce
  }
  return undefined
}

/** The value in force in `region` on `day`. */
export async function getSetting<T>(platform: Platform, definition: SettingDefinition<T>, region: string, day: string): Promise<T> {
  const inForce = await findInForce(platform, definition.key, region, day)
  return inForce ? (inForce.value as T) : definition.fallback
}

/** The days from which on a region's, or its city's, values of these settings hold, the earliest first: the same list until any setting changes. */
export const listSettingDays = (platform: Platform, of: readonly SettingDefinition<unknown>[], region: string): Promise<readonly string[]> =>
  platform.memo.get(`${MEMO}:${of.map(({ key }) => key).join('+')}:${region}`, async () => {
    const rows = await loadSettings(platform)
    return [...new Set(placesOf(region).flatMap((place) => of.flatMap(({ key }) => rows.get(`${place}/${key}`)?.map(({ from_day }) => from_day) ?? [])))].sort()
  })

/** Sets a value from a day on. @throws Refusal when the key is unknown or the value makes no sense */
export async function setSetting(ctx: Context, change: { region: string; key: string; text: string; from: string; source: string }): Promise<void> {
  const definition = definitions.get(change.key)
  if (!definition) {
    throw new Refusal(422, 'platform.unknown_setting', `没有「${change.key}」这个设置。可用的有：${[...definitions.keys()].join('、')}。`)
  }
  const value = definition.parse(change.text)
  if (value === undefined) {
    const message = explainInput(definition.parse.input)
    throw new Refusal(422, 'platform.bad_setting', `「${change.text}」不是「${definition.title}」可用的值。${message}`, { errors: [{ pointer: '/value', message }] })
  }
  await ctx.db.transaction(async (db) => {
    await upsertSetting(db, { region: change.region, key: change.key, from_day: change.from, value, source: change.source }, ctx.actor.accountId, ctx.clock.now())
    await ctx.memo.touch(db, MEMO)
  })
  await ctx.audit.append({ region: change.region, operation: 'settings.set', actor: ctx.actor.accountId, subject: change.key, detail: { from: change.from, value, source: change.source } })
}

/** A value as a person reads it. */
export const describeSetting = async ({ parse: { input }, describe }: SettingDefinition<unknown>, platform: Platform, value: unknown): Promise<string> =>
  describe && value !== '' ? describe(platform, value) : toSettingWords(input, value)

export const listAllSettings = (platform: Platform): Promise<SettingRow[]> => listSettings(platform.db)
