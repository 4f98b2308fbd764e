/**
 * `npm run settings -- list` shows every local number and choice with what applies where nothing is set, and what is set.
 * `npm run settings -- set --region 379902 --key applications.correctionDays --value 15 --from 2026-01-01 --source "…"`
 * sets one from a day on; a running platform knows it at once. A wrong call is answered in one sentence on stderr, exit 2.
 */
import { parseArgs } from 'node:util'
// The composition root names every room, and each room defines its own settings.
import '../src/app.ts'
import { isDay } from '../src/modules/calendar/index.ts'
import { getDirectory } from '../src/modules/organisation/index.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Context, systemContext } from '../src/platform/context.ts'
import { openPlatform } from '../src/platform/create-platform.ts'
import { Refusal } from '../src/platform/errors.ts'
import { explainInput } from '../src/platform/setting-input-rules.ts'
import { listAllSettings, listSettingDefinitions, setSetting } from '../src/platform/settings.ts'

const USAGE = '用法：npm run settings -- list；或 npm run settings -- set --region 379902 --key applications.correctionDays --value 15 --from 2026-01-01 --source "依据"'
const FLAGS = ['region', 'key', 'value', 'from', 'source'] as const

/** A call that cannot be answered; the message is a Chinese sentence for the person at the terminal. */
class WrongCall extends Error {}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof WrongCall || error instanceof Refusal)) throw error
  process.stderr.write(`${error instanceof Refusal ? error.detail : error.message}\n`)
  process.exitCode = 2
}

async function run(args: string[]): Promise<void> {
  const { command, change } = readCall(args)
  const open = await openPlatform(readConfig(process.env), { isServer: false })
  try {
    const ctx = systemContext(open.platform, 'settings')
    await (command === 'list' ? list(ctx) : set(ctx, change!))
  } finally {
    await open.close()
  }
}

type Change = Record<(typeof FLAGS)[number], string>

function readCall(args: string[]): { command: 'list' | 'set'; change: Change | undefined } {
  const { tokens } = parseArgs({ args, options: Object.fromEntries(FLAGS.map((flag) => [flag, { type: 'string' as const }])), strict: false, allowPositionals: true, tokens: true })
  const commands: string[] = []
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') commands.push(token.value)
    if (token.kind !== 'option') continue
    if (!FLAGS.some((flag) => flag === token.name)) throw new WrongCall(`不认识参数 ${token.rawName}。${USAGE}`)
    if (!token.value) throw new WrongCall(`参数 ${token.rawName} 后面缺少内容。${USAGE}`)
    if (values.has(token.name)) throw new WrongCall(`参数 ${token.rawName} 只能写一次。`)
    values.set(token.name, token.value)
  }
  const [command, ...rest] = commands
  if (rest.length > 0) throw new WrongCall(`多余的内容：${rest.join(' ')}。${USAGE}`)
  if (command !== 'list' && command !== 'set') throw new WrongCall(`${command ? `没有“${command}”这个命令。` : '请写明命令。'}${USAGE}`)
  if (command === 'list') {
    if (values.size > 0) throw new WrongCall(`list 不带参数。${USAGE}`)
    return { command, change: undefined }
  }
  const missing = FLAGS.filter((flag) => !values.has(flag))
  if (missing.length > 0) throw new WrongCall(`还缺少 ${missing.map((flag) => `--${flag}`).join('、')}。${USAGE}`)
  return { command, change: Object.fromEntries(values) as Change }
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
