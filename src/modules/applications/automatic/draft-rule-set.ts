import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { getOfficer } from '../../organisation/index.ts'
import { reasonText } from '../contract.ts'
import { ItemParams, RulesInput } from './automatic-contract.ts'
import { insertRuleSet, listRuleSets, updateRuleSet } from './automatic-store.ts'
import { checkExpression } from './expression-rules.ts'
import { dictionaryOf } from './fact-rules.ts'
import { openOf } from './read-rule-sets.ts'
import type { AutomaticRule } from './rule-set.ts'
import { reasonAgainstVerb } from './rule-set-actions-rules.ts'

export const RevisionAnswer = Type.Object({ item: Type.String(), version: Type.Integer(), revision: Type.Integer() })

/** Somebody else saved, submitted or approved meanwhile. */
export const ruleSetChanged = () => new Refusal(409, 'applications.rules_changed_meanwhile', '规则刚被别人改过。请打开最新内容，再操作一次。您填写的内容没有保存。')

/** Saves the version under way, or begins the next one (If-Match 0). Only rules that can be evaluated are saved. */
export const draftAutomaticRules = defineOperation({
  id: 'applications.draftAutomaticRules',
  summary: '起草一个事项的自动审批规则（新版本的 If-Match 为 0）',
  audience: 'staff',
  permission: 'applications.draftAutomaticRules',
  params: ItemParams,
  body: Type.Object({ rules: RulesInput, note: reasonText('这一版改了什么') }, { additionalProperties: false }),
  output: RevisionAnswer,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { item: itemCode }, body: { rules, note }, version: revision }) {
    const officer = await getOfficer(ctx)
    const { region } = officer
    await refuseWrongRules(ctx, itemCode, rules)
    const versions = await listRuleSets(ctx.db, region, itemCode)
    const open = openOf(versions)
    if ((open?.revision ?? 0) !== revision) throw ruleSetChanged()
    const against = reasonAgainstVerb('draft', { open, isOn: false, hasRulesInForce: false, officerId: officer.id })
    if (against) throw new Refusal(409, 'applications.rules_not_open', against)
    const draft = { region, itemCode, rules, note, by: { id: officer.id, name: officer.name }, at: ctx.clock.now() }
    const answer = { item: itemCode, version: open?.version ?? (versions[0]?.version ?? 0) + 1, revision: revision + 1 }
    const isWritten = await commit(ctx, { region, guard: open ? updateRuleSet(draft, revision) : insertRuleSet(draft), answer })
    if (!isWritten) throw ruleSetChanged()
    return answer
  },
})

/** @throws Refusal 422 naming the rule and the place in it */
async function refuseWrongRules(ctx: Context, itemCode: string, rules: readonly AutomaticRule[]): Promise<void> {
  const dictionary = dictionaryOf(await getPublishedItem(ctx, itemCode))
  const kinds = new Map(dictionary.map(({ name, kind }) => [name, kind]))
  const errors: FieldError[] = rules.flatMap(({ expression }, index) =>
    checkExpression(expression, kinds).map(({ message, from }) => ({ pointer: `/rules/${index}/expression`, message: `第 ${from + 1} 个字起：${message}` })))
  const ids = rules.map(({ id }) => id)
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) errors.push({ pointer: `/rules/${index}/id`, message: '规则编号重复，请换一个。' })
  })
  if (errors.length > 0) throw invalidInput(errors)
}
