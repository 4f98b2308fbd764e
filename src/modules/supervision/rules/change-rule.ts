import type { Static } from 'typebox'
import { type FieldError, invalidInput, notFound, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { describeRules, findRegion } from './rule-list.ts'
import { RULE_CATALOGUE } from './rule-catalogue.ts'
import { contentFaults, toContent } from './rule-change-rules.ts'
import { RuleBody, RuleParams, RuleView } from './rule-contract.ts'
import type { Rule } from './rule.ts'
import { insertRuleVersion, lookAgain } from './rule-version-store.ts'
import type { RuleContent, RuleVersion } from './rule-version.ts'
import { getRules, listRuleVersions, RULES_MEMO } from './rules-in-force.ts'

/** @throws Refusal 404 */
export function getCatalogueRule(id: string): Rule {
  const rule = RULE_CATALOGUE.find((each) => each.id === id)
  if (!rule) throw notFound('这条监察规则', 'supervision.no_such_rule')
  return rule
}

/** Sets a rule of a region from a day on, or switches it off. What is running is measured by the rules of the day it began. */
export const changeRuleOperation = defineOperation({
  id: 'supervision.changeRule',
  summary: '设置一条监察规则的等级、界限和告诉谁，或者停用，自某日起生效',
  audience: 'staff',
  permission: 'supervision.changeRules',
  params: RuleParams,
  body: RuleBody,
  output: RuleView,
  status: 201,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, version, body }) {
    const rule = getCatalogueRule(params.rule)
    const region = await findRegion(ctx, body.region)
    const today = ctx.clock.today()
    const errors = changeFaults(rule, body, today)
    if (errors.length > 0) throw invalidInput(errors)
    const versions = await listRuleVersions(ctx)
    const newest = versions.findLast((each) => each.region === region && each.rule === rule.id)?.version ?? 0
    if (newest !== version) throw changedMeanwhile()
    const inForce = (await getRules(ctx, region))(body.fromDay).find((each) => each.rule.id === rule.id)!.rule
    const changed: RuleVersion = {
      region, rule: rule.id, version: version + 1, fromDay: body.fromDay, isOn: body.isOn, content: body.isOn ? toContent(rule, body) : contentOf(inForce), source: body.source.trim(),
      changedBy: ctx.actor.accountId, changedByName: ctx.actor.name, changedAt: ctx.clock.now(),
    }
    const answer = (await describeRules(ctx, region, today, [...versions, changed])).find(({ id }) => id === rule.id)!
    if (!(await commitTouching(ctx, RULES_MEMO, { region, guard: insertRuleVersion(changed), parts: [lookAgain(changed)], answer, status: 201 }))) throw changedMeanwhile()
    await ctx.audit.append({ region, operation: 'supervision.changeRule', actor: ctx.actor.accountId, subject: `${rule.id} ${changed.version}`, detail: { fromDay: changed.fromDay, isOn: changed.isOn, content: changed.content, source: changed.source } })
    return answer
  },
})

function changeFaults(rule: Rule, body: Static<typeof RuleBody>, today: string): FieldError[] {
  const past = body.fromDay < today ? [{ pointer: '/fromDay', message: '请填写今天或以后的日期：已经开始的期限按开始那天的规则计算，不往回改。' }] : []
  return [...past, ...(body.isOn ? contentFaults(rule, body) : [])]
}

/** Of a rule that is switched off nothing else changes. */
const contentOf = (rule: Rule): RuleContent => (rule.on === 'clock' ? { steps: rule.steps } : { level: rule.level, threshold: rule.threshold, told: rule.told })

const changedMeanwhile = () => new Refusal(409, 'supervision.rule_changed', '这条规则刚刚有人改过，请看过最新的版本再修改。您填的内容还在。')
