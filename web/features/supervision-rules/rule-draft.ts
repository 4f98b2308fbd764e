import { textOf, type Values } from '../catalogue/command-drawer.tsx'
import type { Level, RuleView, Wanted } from './rule-calls.ts'

export const LEVELS: readonly { level: Level; name: string }[] = [{ level: 'reminder', name: '提醒' }, { level: 'warning', name: '预警' }, { level: 'yellow', name: '黄牌' }, { level: 'red', name: '红牌' }]
export const TOLD = [{ value: 'officer', label: '承办人' }, { value: 'head', label: '实施主体负责人' }, { value: 'supervisor', label: '监察人员' }]

/** The three ways a level of a limit can fall, as they are typed and sent. */
export const LIMITS = [
  { name: 'used', before: '期限用去', after: '%' }, { name: 'beforeDue', before: '期限还剩', after: '个工作日' }, { name: 'afterDue', before: '超过期限', after: '个工作日' },
] as const

/** The rule as it stands, to be changed from. */
export function toDraft({ on, inForce }: RuleView, today: string): Values {
  const common = { isOn: 'on', fromDay: today, source: '' }
  const [first] = inForce.steps
  if (on === 'event') return { ...common, level: first!.level, threshold: String(first!.threshold), told: first!.told }
  return Object.assign(common, ...inForce.steps.map((step) => ({
    ...Object.fromEntries(LIMITS.map(({ name }) => [`levels/${step.level}/${name}`, step[name] === null ? '' : String(step[name])])), [`levels/${step.level}/told`]: step.told,
  }))) as Values
}

/** What is no number goes as it was typed: the server says so at its field. */
const toNumber = (text: string): number | undefined => (text === '' ? undefined : /^\d+$/.test(text) ? Number(text) : (text as unknown as number))
const listOf = (values: Values, name: string) => (Array.isArray(values[name]) ? values[name] : []) as ('officer' | 'head' | 'supervisor')[]

/** What was typed, as it is sent. A level without any limit is none. */
export function toWanted({ on }: RuleView, values: Values): Omit<Wanted, 'region'> {
  if (on === 'event') {
    const threshold = toNumber(textOf(values, 'threshold'))
    return { level: textOf(values, 'level') as Level, told: listOf(values, 'told'), ...(threshold === undefined ? {} : { threshold }) }
  }
  const levels = LEVELS.flatMap(({ level }) => {
    const limits = LIMITS.flatMap(({ name }) => {
      const value = toNumber(textOf(values, `levels/${level}/${name}`))
      return value === undefined ? [] : [[name, value] as const]
    })
    return limits.length === 0 ? [] : [[level, { ...Object.fromEntries(limits), told: listOf(values, `levels/${level}/told`) }] as const]
  })
  return { levels: Object.fromEntries(levels) }
}
