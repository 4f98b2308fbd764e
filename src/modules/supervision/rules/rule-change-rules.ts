import type { FieldError } from '../../../platform/errors.ts'
import { type EventRule, type Level, levelWords, type Rule, type RuleStep, type Threshold, type Told } from './rule.ts'
import type { RuleContent } from './rule-version.ts'

/** When a level falls, as it is typed: each way at most once, the earliest counts. */
export interface LevelLimits {
  /** 还剩几个工作日 */
  beforeDue?: number | undefined
  /** 用去百分之几 */
  used?: number | undefined
  /** 超过几个工作日 */
  afterDue?: number | undefined
  told: Told[]
}

/** What somebody wants a rule to be. */
export interface WantedRule {
  /** Of a limit. */
  levels?: Partial<Record<Level, LevelLimits>> | undefined
  /** Of something that happens. */
  level?: Level | undefined
  threshold?: number | undefined
  told?: Told[] | undefined
}

/** From the mildest to the hardest. */
const LEVELS = Object.keys(levelWords) as Level[]
/** What is odd or wrong has happened already: there is nothing left to be reminded of. */
export const EVENT_LEVELS: readonly Level[] = ['warning', 'yellow', 'red']

/** What is wrong with what somebody wants, at the field where it is mended. */
export function contentFaults(rule: Rule, wanted: WantedRule): FieldError[] {
  return rule.on === 'clock' ? clockFaults(wanted.levels ?? {}) : eventFaults(rule, wanted)
}

function eventFaults({ levels = EVENT_LEVELS }: EventRule, { level, threshold, told = [] }: WantedRule): FieldError[] {
  return [
    ...(level && levels.includes(level) ? [] : [{ pointer: '/level', message: `请选择${levels.map((each) => levelWords[each]).join('、')}。` }]),
    ...(threshold === undefined ? [{ pointer: '/threshold', message: '请填写一个数。' }] : []),
    ...(told.length === 0 ? [{ pointer: '/told', message: '请至少选择一类人。' }] : []),
  ]
}

function clockFaults(levels: Partial<Record<Level, LevelLimits>>): FieldError[] {
  const set = LEVELS.flatMap((level) => (levels[level] ? [{ level, limits: levels[level] }] : []))
  if (set.length === 0) return [{ pointer: '/levels/yellow/afterDue', message: '请至少设置一个等级；不再使用这条规则的，请选择“停用”。' }]
  const own = set.flatMap(({ level, limits: { beforeDue, used, afterDue, told } }) => [
    ...(beforeDue === undefined && used === undefined && afterDue === undefined ? [{ pointer: `/levels/${level}/afterDue`, message: `请填写什么时候发${levelWords[level]}。` }] : []),
    ...(level === 'reminder' && afterDue !== undefined ? [{ pointer: '/levels/reminder/afterDue', message: '提醒应当在到期以前；到期以后请用预警、黄牌或红牌。' }] : []),
    ...(told.length === 0 ? [{ pointer: `/levels/${level}/told`, message: `请至少选择一类人：${levelWords[level]}告诉谁。` }] : []),
  ])
  const order = set.slice(1).flatMap(({ level, limits }, index) => orderFaults(set[index]!, { level, limits }))
  return [...own, ...order]
}

interface SetLevel {
  level: Level
  limits: LevelLimits
}

/** The milder level comes first. Days before the end and shares of a limit are each compared with their own kind. */
function orderFaults(mild: SetLevel, hard: SetLevel): FieldError[] {
  const late = (kind: keyof Omit<LevelLimits, 'told'>) => [{ pointer: `/levels/${hard.level}/${kind}`, message: `${levelWords[hard.level]}应当晚于${levelWords[mild.level]}。` }]
  const isBefore = ({ beforeDue, used }: LevelLimits) => beforeDue !== undefined || used !== undefined
  if (isBefore(mild.limits) && !isBefore(hard.limits)) return []
  if (!isBefore(mild.limits)) {
    if (isBefore(hard.limits)) return late(hard.limits.beforeDue === undefined ? 'used' : 'beforeDue')
    return hard.limits.afterDue! <= mild.limits.afterDue! ? late('afterDue') : []
  }
  if (mild.limits.beforeDue !== undefined && hard.limits.beforeDue !== undefined && hard.limits.beforeDue >= mild.limits.beforeDue) return late('beforeDue')
  return mild.limits.used !== undefined && hard.limits.used !== undefined && hard.limits.used <= mild.limits.used ? late('used') : []
}

/** As a rule keeps it. @param wanted without faults */
export function toContent(rule: Rule, { levels = {}, level, threshold, told }: WantedRule): RuleContent {
  if (rule.on === 'event') return { level: level!, threshold: threshold!, told: told! }
  return { steps: LEVELS.flatMap((each) => (levels[each] ? [{ level: each, when: toThresholds(levels[each]), told: levels[each].told }] : [])) }
}

const toThresholds = ({ beforeDue, used, afterDue }: LevelLimits): Threshold[] => [
  ...(used === undefined ? [] : [{ kind: 'used' as const, percent: used }]), ...(beforeDue === undefined ? [] : [{ kind: 'beforeDue' as const, workdays: beforeDue }]),
  ...(afterDue === undefined ? [] : [{ kind: 'afterDue' as const, workdays: afterDue }]),
]

/** A step as it is typed. */
export function toLimits({ when, told }: RuleStep): LevelLimits {
  const limits: LevelLimits = { told }
  for (const threshold of when) {
    if (threshold.kind === 'used') limits.used = threshold.percent
    else limits[threshold.kind] = threshold.workdays
  }
  return limits
}

/** 用去 80% 或者还剩 1 个工作日时 */
export const stepWords = ({ when }: RuleStep): string => when.map(thresholdWords).join('，或者')

function thresholdWords(threshold: Threshold): string {
  switch (threshold.kind) {
    case 'used': return `期限用去 ${threshold.percent}%`
    case 'beforeDue': return threshold.workdays === 0 ? '期限最后一天' : `期限还剩 ${threshold.workdays} 个工作日`
    case 'afterDue': return threshold.workdays === 0 ? '超过期限' : `超过期限 ${threshold.workdays} 个工作日`
  }
}
