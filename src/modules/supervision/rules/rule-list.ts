import Type, { type Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { reachesRegion, regionalStateWords, toRegionalHistory } from '../../../platform/regional-rules.ts'
import { listNearLimits } from '../../calendar/index.ts'
import { getDirectory, mayDo } from '../../organisation/index.ts'
import { matterWords } from '../watch/matter.ts'
import { NOT_YET_WATCHED, RULE_CATALOGUE } from './rule-catalogue.ts'
import { stepWords, toLimits } from './rule-change-rules.ts'
import { RuleList, type RuleView } from './rule-contract.ts'
import { levelWords, type Rule, type RuleInForce, toldWords } from './rule.ts'
import { toDefault, toRulesOn, withContent } from './rule-version-rules.ts'
import type { RuleVersion } from './rule-version.ts'
import { listRuleVersions } from './rules-in-force.ts'

type View = Static<typeof RuleView>

/** 监察规则: what is watched, how it stands in a region today, and every version there was and will be. */
export const listRulesOperation = defineOperation({
  id: 'supervision.listRules',
  summary: '监察规则：监察什么、什么时候提醒或发牌、告诉谁，现行的和将生效的版本',
  audience: 'staff',
  permission: 'supervision.readRules',
  query: Type.Object({ region: Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' })) }, { additionalProperties: false }),
  output: RuleList,
  async run(ctx, { query }) {
    const region = await findRegion(ctx, query.region)
    const today = ctx.clock.today()
    const rows = await describeRules(ctx, region, today, await listRuleVersions(ctx))
    return { today, region, regionName: (await getDirectory(ctx)).region(region), mayChange: mayDo('supervision.changeRules', ctx.actor.roles), rows, notYetWatched: [...NOT_YET_WATCHED] }
  },
})

/** The region whose rules are meant: one's own, or a county of one's city. @throws Refusal 403 for anybody else's */
export async function findRegion(ctx: Context, wanted: string | undefined): Promise<string> {
  const region = wanted ?? ctx.actor.region!
  const isKnown = (await getDirectory(ctx)).listRegions().some(({ code }) => code === region)
  if (!isKnown || !reachesRegion(ctx.actor.region, region)) throw new Refusal(403, 'supervision.not_your_region', '只能查看和设置本地区的监察规则；市级监察人员可以查看和设置全市的。请选择本地区。')
  return region
}

/** Every rule as it stands in a region with these versions. */
export async function describeRules(ctx: Context, region: string, today: string, versions: readonly RuleVersion[]): Promise<View[]> {
  const directory = await getDirectory(ctx)
  const nearLimits = await listNearLimits(ctx, region)
  const inForce = new Map(toRulesOn(versions, region, nearLimits)(today).map((each) => [each.rule.id, each]))
  const near = nearLimits.findLast(({ fromDay }) => fromDay <= today)!
  return RULE_CATALOGUE.map((rule) => describeRule(toDefault(rule, near), region, today, versions.filter((version) => version.rule === rule.id), inForce.get(rule.id)!, (code) => directory.region(code)))
}

function describeRule(rule: Rule, region: string, today: string, versions: readonly RuleVersion[], now: RuleInForce, nameOf: (region: string) => string): View {
  const { id, title, description, basis, watches, on } = rule
  const set = toRegionalHistory(versions, region, today).toReversed().map(({ value, state }): View['versions'][number] => ({
    version: value.version, region: value.region, regionName: nameOf(value.region), fromDay: value.fromDay, isOn: value.isOn, steps: stepsOf(withContent(rule, value.content)), source: value.source,
    changedByName: value.changedByName, changedAt: value.changedAt.toISOString(), state, stateName: regionalStateWords[state],
  }))
  const state = now.version === 0 ? 'inForce' : 'outranked'
  const fallback: View['versions'][number] = { version: 0, region: null, regionName: '平台默认', fromDay: null, isOn: true, steps: stepsOf(rule), source: basis, changedByName: null, changedAt: null, state, stateName: state === 'inForce' ? '现行' : '本地另有规定' }
  const all = [...set, fallback]
  return {
    id, title, description, basis, on, watchesName: matterWords[watches], ...thresholdWordsOf(rule),
    inForce: all.find((version) => version.state === 'inForce')!, versions: all, ownVersion: Math.max(0, ...versions.filter((version) => version.region === region).map(({ version }) => version)),
  }
}

function thresholdWordsOf(rule: Rule): Pick<View, 'thresholdUnit' | 'thresholdLabel'> {
  if (rule.on === 'clock') return { thresholdUnit: null, thresholdLabel: null }
  return rule.isBrokenBelow ? { thresholdUnit: '分钟', thresholdLabel: '少于几分钟' } : { thresholdUnit: '次', thresholdLabel: '超过几次' }
}

/** A rule's levels, mildest first, in words and numbers. */
function stepsOf(rule: Rule): View['inForce']['steps'] {
  const nothing = { beforeDue: null, used: null, afterDue: null, threshold: null }
  if (rule.on === 'event') {
    const words = rule.isBrokenBelow ? `少于 ${rule.threshold} 分钟` : rule.threshold === 0 ? '发生一次即发' : `超过 ${rule.threshold} 次`
    return [{ ...nothing, level: rule.level, levelName: levelWords[rule.level], words, threshold: rule.threshold, told: rule.told, toldNames: rule.told.map((told) => toldWords[told]) }]
  }
  return rule.steps.map((step) => {
    const { beforeDue = null, used = null, afterDue = null } = toLimits(step)
    return { ...nothing, level: step.level, levelName: levelWords[step.level], words: stepWords(step), beforeDue, used, afterDue, told: step.told, toldNames: step.told.map((told) => toldWords[told]) }
  })
}
