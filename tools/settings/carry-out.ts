// The composition root names every room, and each room defines its own settings.
import '../../src/app.ts'
import { isDay } from '../../src/modules/calendar/index.ts'
import { getDirectory } from '../../src/modules/organisation/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Context, systemContext } from '../../src/platform/context.ts'
import { openPlatform } from '../../src/platform/create-platform.ts'
import { explainInput } from '../../src/platform/setting-input-rules.ts'
import { listAllSettings, listSettingDefinitions, setSetting } from '../../src/platform/settings.ts'
import { type Change, WrongCall } from './read-call.ts'

/** Does what was asked on the installation that the environment names; what to read goes to stdout. @param change undefined: lists what is set */
export async function carryOut(change: Change | undefined): Promise<void> {
  const open = await openPlatform(readConfig(process.env), { isServer: false })
  try {
    const ctx = systemContext(open.platform, 'settings')
    await (change ? set(ctx, change) : list(ctx))
  } finally {
    await open.close()
  }
}

async function list(ctx: Context): Promise<void> {
  const rows = await listAllSettings(ctx)
  for (const { key, title, fallback, source, parse: { input } } of listSettingDefinitions()) {
    process.stdout.write(`${key}\t${title}\t${explainInput(input)}\n\t默认\t${show(fallback)}\t${source}\n`)
    for (const row of rows.filter((each) => each.key === key)) process.stdout.write(`\t${row.region} 自 ${row.from_day} 起\t${show(row.value)}\t${row.source}\n`)
  }
}

/** As `set` takes it; what the codes mean stands beside the title. */
function show(value: unknown): string {
  return value === '' ? '（空）' : String(value)
}

async function set(ctx: Context, { region, key, value, from, source }: Change): Promise<void> {
  const directory = await getDirectory(ctx)
  const isKnown = directory.isRegion(region)
  // Before the first start there are no regions yet to compare with.
  if (!/^\d{6}$/.test(region) || (!isKnown && directory.listRegions().length > 0)) throw new WrongCall(`没有“${region}”这个地区。--region 应为本市或其县（市、区）的 6 位区划代码。`)
  if (!isDay(from)) throw new WrongCall(`日期不存在：${from}。--from 应写成 2026-11-22 这样的日期。`)
  await setSetting(ctx, { region, key, text: value, from, source })
  process.stdout.write(`已设置：${isKnown ? directory.region(region) : region} 自 ${from} 起，${key} = ${value}。\n`)
}
