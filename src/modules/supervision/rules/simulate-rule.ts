import type { Context } from '../../../platform/context.ts'
import { invalidInput } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getWorkCalendar } from '../../calendar/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { getCatalogueRule } from './change-rule.ts'
import { findRegion } from './rule-list.ts'
import { contentFaults, toContent } from './rule-change-rules.ts'
import { RuleParams, SimulationBody, SimulationView } from './rule-contract.ts'
import { type Level, levelWords, type Rule, type RuleInForce } from './rule.ts'
import { withContent } from './rule-version-rules.ts'
import { getRules } from './rules-in-force.ts'
import { addMatter, type Compared, emptySimulation, type Simulation, tryRule, type WouldFall } from './simulation-rules.ts'
import { listTriedMatters } from './tried-matter-store.ts'

/** Small enough that other requests are answered in between. */
const BATCH = 250
/** Some seconds of work: whoever tries a rule waits for it. */
const MOST_MATTERS = 100_000
const AFTER_ALL_IDS = '\u{10ffff}'

/** 试算: what a changed rule would have raised on what was opened in the last year, against the rule in force on the same matters. */
export const simulateRuleOperation = defineOperation({
  id: 'supervision.simulateRule',
  summary: '按过去一年的数据试算一条监察规则：各等级会发多少，和现行规则相比',
  audience: 'staff',
  permission: 'supervision.changeRules',
  params: RuleParams,
  body: SimulationBody,
  output: SimulationView,
  async run(ctx, { params, body }) {
    const rule = getCatalogueRule(params.rule)
    const region = await findRegion(ctx, body.region)
    const errors = contentFaults(rule, body)
    if (errors.length > 0) throw invalidInput(errors)
    const to = ctx.clock.today()
    const from = yearBefore(to)
    const rules = (await getRules(ctx, region))(to)
    const inForce = rules.find((each) => each.rule.id === rule.id)!
    const { simulation, isCut } = await simulate(ctx, region, from, withContent(rule, toContent(rule, body)), inForce.isOn ? inForce.rule : undefined, rules)
    const directory = await getDirectory(ctx)
    return {
      from, to, matters: simulation.matters, isCut, finding: findingOf(simulation.total),
      total: toRows(simulation.total),
      months: [...simulation.months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, counts]) => ({ month, counts: toRows(counts) })),
      authorities: [...simulation.authorities].sort(([, a], [, b]) => sumOf(b) - sumOf(a)).map(([id, counts]) => ({ id, name: directory.authority(id).name, counts: toRows(counts) })),
      examples: LEVELS.flatMap((level) => simulation.examples[level].map(({ authorityId, ...found }) => ({ ...found, levelName: levelWords[level], isCase: rule.watches === 'application', authorityName: directory.authority(authorityId).name }))),
    }
  },
})

const LEVELS = Object.keys(levelWords) as Level[]

const yearBefore = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year - 1, month - 1, date)).toISOString().slice(0, 10)
}

/** A changed rule and the one in force, tried on the same matters, the newest first. What is switched off raises nothing. */
async function simulate(ctx: Context, region: string, from: string, changed: Rule, inForce: Rule | undefined, others: readonly RuleInForce[]): Promise<{ simulation: Simulation; isCut: boolean }> {
  const simulation = emptySimulation()
  const now = ctx.clock.now()
  const since = new Date(`${from}T00:00:00+08:00`)
  for (let before = { openedAt: now, id: AFTER_ALL_IDS }; ; ) {
    const matters = await listTriedMatters(ctx.db, region, changed.watches, since, before, BATCH)
    for (const matter of matters) {
      const calendar = await getWorkCalendar(ctx, region, matter.hallId ?? undefined)
      const fallen = (rule: Rule): WouldFall[] => tryRule(matter, rule, calendar, now.toISOString(), others)
      addMatter(simulation, matter, fallen(changed), inForce ? fallen(inForce) : [])
    }
    const last = matters.at(-1)
    if (!last || matters.length < BATCH) return { simulation, isCut: false }
    if (simulation.matters >= MOST_MATTERS) return { simulation, isCut: true }
    before = { openedAt: last.openedAt, id: last.id }
  }
}

const toRows = (compared: Compared) => LEVELS.map((level) => ({ level, levelName: levelWords[level], ...compared[level] }))

const sumOf = (compared: Compared): number => LEVELS.reduce((sum, level) => sum + compared[level].changed + compared[level].inForce, 0)

const UNITS: Record<Level, string> = { reminder: '次', warning: '次', yellow: '张', red: '张' }

/** 会出 38 张黄牌，现行规则 12 张 */
function findingOf(total: Compared): string {
  const parts = LEVELS.filter((level) => total[level].changed + total[level].inForce > 0)
    .map((level) => `${total[level].changed} ${UNITS[level]}${levelWords[level]}（现行规则 ${total[level].inForce} ${UNITS[level]}）`)
  return parts.length === 0 ? '过去一年的数据里，新旧规则都不会发提醒或发牌' : `会出 ${parts.join('、')}`
}

