/**
 * `npm run calendar -- due --from 2026-09-28 --days 20 [--pause 2026-03-06:2026-03-20]… [--region 379902]`
 * prints the n-th workday after the start day as JSON. It needs no database, so it counts on the national calendar;
 * what a region adds to it lives in that region's instance. A wrong call is answered in one sentence on stderr, exit 2.
 */
import { parseArgs } from 'node:util'
import type { Pause } from '../src/modules/calendar/calendar-rules.ts'
import { addWorkdays, isDay } from '../src/modules/calendar/calendar-rules.ts'
import { createNationalWorkCalendar } from '../src/modules/calendar/work-calendar-data.ts'

const USAGE = '用法：npm run calendar -- due --from 2026-09-28 --days 20 [--pause 2026-10-12:2026-10-16]… [--region 379902]'
const SINGLE_FLAGS = ['from', 'days', 'region']

/** A call that cannot be answered; the message is a Chinese sentence for the person at the terminal. */
class WrongCall extends Error {}

try {
  process.stdout.write(`${JSON.stringify(answer(process.argv.slice(2)))}\n`)
} catch (error) {
  // A RangeError is how the rules refuse an amount or a date.
  if (!(error instanceof WrongCall || error instanceof RangeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
}

function answer(args: string[]) {
  const { command, from, days, region, pauses } = readCall(args)
  if (command !== 'due') throw new WrongCall(`${command ? `没有“${command}”这个命令。` : '请写明命令。'}${USAGE}`)
  if (from === undefined) throw new WrongCall(`请用 --from 写明起始日期。${USAGE}`)
  if (days === undefined) throw new WrongCall(`请用 --days 写明工作日天数。${USAGE}`)
  if (!/^\d+(\.\d+)?$/.test(days)) throw new WrongCall(`天数不正确：${days}。--days 应为不小于 0 的天数，可以带半天，如 20 或 0.5。`)
  if (region !== undefined && !/^\d{6}$/.test(region)) throw new WrongCall(`区划代码不正确：${region}。--region 应为 6 位数字。`)
  checkDay('--from', from)
  const { dueOn, dueHalf, isProvisional } = addWorkdays(createNationalWorkCalendar(), from, Number(days), { pauses })
  return {
    due: dueOn,
    dueHalf,
    isProvisional,
    from,
    days: Number(days),
    unit: 'workday',
    pauses,
    region: region ?? null,
    calendar: 'national',
    ...(isProvisional ? { note: '预计：期间涉及尚未公布放假安排的年份，公布后重新计算。' } : {}),
  }
}

function readCall(args: string[]) {
  // Not strict, because the refusals of parseArgs are English and name no remedy; the tokens let us check ourselves.
  const { tokens } = parseArgs({
    args,
    options: { from: { type: 'string' }, days: { type: 'string' }, region: { type: 'string' }, pause: { type: 'string', multiple: true } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string>()
  const pauses: Pause[] = []
  const commands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') commands.push(token.value)
    if (token.kind !== 'option') continue
    if (token.name !== 'pause' && !SINGLE_FLAGS.includes(token.name)) throw new WrongCall(`不认识参数 ${token.rawName}。${USAGE}`)
    if (!token.value) throw new WrongCall(`参数 ${token.rawName} 后面缺少内容。${USAGE}`)
    if (token.name === 'pause') pauses.push(readPause(token.value))
    else if (values.has(token.name)) throw new WrongCall(`参数 ${token.rawName} 只能写一次。`)
    else values.set(token.name, token.value)
  }
  if (commands.length > 1) throw new WrongCall(`多余的内容：${commands.slice(1).join(' ')}。${USAGE}`)
  return { command: commands[0], from: values.get('from'), days: values.get('days'), region: values.get('region'), pauses }
}

function readPause(text: string): Pause {
  const [from, to, ...rest] = text.split(':')
  if (!from || !to || rest.length > 0) throw new WrongCall(`暂停区间不正确：${text}。请写成 --pause 2026-03-06:2026-03-20。`)
  checkDay('--pause', from)
  checkDay('--pause', to)
  return { from, to }
}

function checkDay(flag: string, text: string): void {
  if (!isDay(text)) throw new WrongCall(`日期不存在：${text}。${flag} 应写成 2026-11-22 这样的日期。`)
}
