import type { Context, Platform } from './context.ts'
import { Refusal } from './errors.ts'
import { listSettings, type SettingRow, upsertSetting } from './settings-store.ts'

/** A local number or choice: dated, per region, with its source. */
export interface SettingDefinition<T> {
  key: string
  /** Chinese: what it decides. */
  title: string
  fallback: T
  /** Where the fallback comes from. */
  source: string
  /** Turns text (a command line, a form) into the value. Returns undefined when it makes no sense. */
  parse(text: string): T | undefined
}

/** The settings this platform knows: a key that is not here is refused. */
const definitions = new Map<string, SettingDefinition<unknown>>()

export function defineSetting<T>(definition: SettingDefinition<T>): SettingDefinition<T> {
  definitions.set(definition.key, definition as SettingDefinition<unknown>)
  return definition
}

export const parseWholeNumber = (min: number, max: number) => (text: string): number | undefined => {
  const value = Number(text)
  return Number.isInteger(value) && value >= min && value <= max ? value : undefined
}

export const parseChoice = <T extends string>(...choices: T[]) => (text: string): T | undefined => choices.find((choice) => choice === text)

export const listSettingDefinitions = (): SettingDefinition<unknown>[] => [...definitions.values()]

const MEMO = 'platform.settings'

/** Rows of all regions; a region without its own value takes the city's (`379900` for `379902`), then the fallback. */
const loadSettings = (platform: Platform): Promise<Map<string, SettingRow[]>> =>
  platform.memo.get(MEMO, async () => Map.groupBy(await listSettings(platform.db), (row) => `${row.region}/${row.key}`))

/** The value in force in `region` on `day`. */
export async function getSetting<T>(platform: Platform, definition: SettingDefinition<T>, region: string, day: string): Promise<T> {
  const rows = await loadSettings(platform)
  for (const place of [region, `${region.slice(0, 4)}00`]) {
    const inForce = rows.get(`${place}/${definition.key}`)?.filter((row) => row.from_day <= day).at(-1)
    if (inForce) return inForce.value as T
  }
  return definition.fallback
}

/** Sets a value from a day on. @throws Refusal when the key is unknown or the value makes no sense */
export async function setSetting(ctx: Context, change: { region: string; key: string; text: string; from: string; source: string }): Promise<void> {
  const definition = definitions.get(change.key)
  if (!definition) {
    throw new Refusal(422, 'platform.unknown_setting', `没有「${change.key}」这个设置。可用的有：${[...definitions.keys()].join('、')}。`)
  }
  const value = definition.parse(change.text)
  if (value === undefined) throw new Refusal(422, 'platform.bad_setting', `「${change.text}」不是「${definition.title}」可用的值。`)
  await ctx.db.transaction(async (db) => {
    await upsertSetting(db, { region: change.region, key: change.key, from_day: change.from, value, source: change.source }, ctx.actor.accountId, ctx.clock.now())
    await ctx.memo.touch(db, MEMO)
  })
  await ctx.audit.append({ region: change.region, operation: 'settings.set', actor: ctx.actor.accountId, subject: change.key, detail: { from: change.from, value, source: change.source } })
}

export const listAllSettings = (platform: Platform): Promise<SettingRow[]> => listSettings(platform.db)
