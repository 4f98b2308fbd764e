import { parseArgs } from 'node:util'

const USAGE = '用法：npm run settings -- list；或 npm run settings -- set --region 379902 --key applications.correctionDays --value 15 --from 2026-01-01 --source "依据"'
const FLAGS = ['region', 'key', 'value', 'from', 'source'] as const

/** A call that cannot be answered; the message is a Chinese sentence for the person at the terminal. */
export class WrongCall extends Error {}

export type Change = Record<(typeof FLAGS)[number], string>

/** What was asked: a change, or undefined for the list. @throws WrongCall */
export function readCall(args: string[]): Change | undefined {
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
    return undefined
  }
  const missing = FLAGS.filter((flag) => !values.has(flag))
  if (missing.length > 0) throw new WrongCall(`还缺少 ${missing.map((flag) => `--${flag}`).join('、')}。${USAGE}`)
  return Object.fromEntries(values) as Change
}
