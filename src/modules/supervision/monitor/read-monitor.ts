import Type from 'typebox'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { addDays, getWorkCalendar, nextWorkday } from '../../calendar/index.ts'
import { levelWords } from '../rules/rule.ts'
import { Monitor, RegionField, type StandingCounts } from './monitor-contract.ts'
import { sumFlow, sumOverdueByLaw, sumSignals, sumStandings, type StandingSum } from './monitor-store.ts'
import { SERVICE_RULES } from './duty-rules.ts'
import { STAGES, stageWords } from './standing-rules.ts'
import { getWatchedPlace } from './watched-place.ts'

/** Days of the flow and of the signals, today included. */
export const MONITORED_DAYS = 30

/** What counts as a card or less for a service rule that has only those: a reminder is no breach of it. */
export const BREACH_LEVELS = ['warning', 'yellow', 'red'] as const
export const CARDS = ['yellow', 'red'] as const
export const levelsOfService = (id: string): readonly ('warning' | 'yellow' | 'red')[] => (id === 'inTime' ? CARDS : BREACH_LEVELS)

const FORMULAS = [
  { name: '在办', formula: '已提交、还没有办结（送达、退件、不予受理、撤回等）的办件数。' },
  { name: '今天到期、一个工作日内到期', formula: '本阶段期限的最后一天是今天；或者在今天之后、下一个工作日为止。按日计，暂停计时的不算。' },
  { name: '超过本阶段期限', formula: '本阶段期限（预审、受理、承诺、送达、核查）的最后一天在今天之前。其中审查决定阶段的是“超过承诺时限”；即办件的最后一天是收件当天。' },
  { name: '超过法定期限', formula: '受理（五个工作日）、法定办结、送达（十个工作日）中最近的期限，最后一天在今天之前（《行政许可法》第三十二条、第四十二条、第四十四条）。' },
  { name: '信号', formula: '按期限被突破的时间计入当天；提醒、预警、黄牌、红牌分别计数。系统更正的不计，申诉后核销的仍计。' },
]

/** 实时监察: how cases stand now. Counts are kept as cases change, so that the page costs the same however many there are. */
export const readMonitor = defineOperation({
  id: 'supervision.readMonitor',
  summary: '实时监察：在办、到期、超期、进出和监察信号',
  audience: 'staff',
  permission: 'supervision.monitor',
  query: Type.Object({ region: RegionField }, { additionalProperties: false }),
  output: Monitor,
  async run(ctx, { query }) {
    const place = await getWatchedPlace(ctx, query.region)
    const { region, authorityId, directory, choices } = place
    const today = ctx.clock.today()
    const soon = nextWorkday(await getWorkCalendar(ctx, region), today)
    const from = addDays(today, 1 - MONITORED_DAYS)
    const regions = choices.length > 0 ? choices : [region]
    const [allStandings, allLate, flow, signals] = await Promise.all([
      sumStandings(ctx.db, regions, authorityId, { today, soon }), sumOverdueByLaw(ctx.db, regions, authorityId, today),
      sumFlow(ctx.db, region, authorityId, from), sumSignals(ctx.db, region, authorityId, from, today),
    ])
    const standings = allStandings.filter((each) => each.region === region)
    const late = allLate.filter((each) => each.region === region)
    const byPlace = (key: 'authorityId' | 'hallId', nameOf: (id: string) => string) =>
      [...Map.groupBy(standings, (each) => each[key])].filter(([id]) => id !== '').map(([id, sums]) => ({ id, name: nameOf(id), ...countOf(sums, late.filter((each) => each[key] === id)) })).sort((a, b) => b.overdue - a.overdue || b.open - a.open)
    return {
      at: toRfc3339(ctx.clock.now()), today, nextWorkday: soon, region, placeName: place.name, isAuthority: authorityId !== undefined,
      regions: choices.map((code) => {
        const { open, overdue, overdueByLaw } = countOf(allStandings.filter((each) => each.region === code), allLate.filter((each) => each.region === code))
        return { region: code, name: directory.region(code), open, overdue, overdueByLaw }
      }),
      total: countOf(standings, late),
      stages: STAGES.map((stage) => {
        const { open, dueToday, dueSoon, overdue } = countOf(standings.filter((each) => each.stage === stage), [])
        return { stage, name: stageWords[stage], open, dueToday, dueSoon, overdue }
      }),
      authorities: byPlace('authorityId', (id) => directory.authority(id).name),
      halls: byPlace('hallId', (id) => directory.hall(id).name),
      flow: Array.from({ length: MONITORED_DAYS }, (_, index) => {
        const day = addDays(from, index)
        const countOn = (measure: string) => flow.find((each) => each.measure === measure && each.day === day)?.count ?? 0
        return { day, opened: countOn('opened'), closed: countOn('closed') }
      }),
      signals: (Object.keys(levelWords) as (keyof typeof levelWords)[]).toReversed().map((level) => ({ level, name: levelWords[level], ...sumOf(signals.filter((each) => each.level === level)) })),
      services: SERVICE_RULES.map(({ id, title, demands, formula, rules }) => ({
        id, title, demands, formula, ...sumOf(signals.filter(({ rule, level }) => rules.includes(rule) && (levelsOfService(id) as readonly string[]).includes(level))),
      })),
      formulas: FORMULAS,
    }
  },
})

/** Midnight in Asia/Shanghai. */
export const startOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

const sumOf = (counted: readonly { count: number; today: number }[]) => counted.reduce((sum, { count, today }) => ({ today: sum.today + today, count: sum.count + count }), { today: 0, count: 0 })

function countOf(standings: readonly StandingSum[], late: readonly { count: number }[]): StandingCounts {
  const sum = (of: (each: StandingSum) => number) => standings.reduce((total, each) => total + of(each), 0)
  return {
    open: sum(({ open }) => open), paused: sum(({ stage, open }) => (stage === 'special' ? open : 0)), dueToday: sum(({ dueToday }) => dueToday), dueSoon: sum(({ dueSoon }) => dueSoon),
    overdue: sum(({ overdue }) => overdue), overdueByPromise: sum(({ stage, overdue }) => (stage === 'review' ? overdue : 0)), overdueByLaw: late.reduce((total, { count }) => total + count, 0),
  }
}
