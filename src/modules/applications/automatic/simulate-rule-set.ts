import Type from 'typebox'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getOfficer } from '../../organisation/index.ts'
import { resultWords } from '../application.ts'
import { getApplication } from '../lifecycle/change-application.ts'
import { assess } from './assess-rules.ts'
import { ItemParams, RuleSetView } from './automatic-contract.ts'
import { keepSimulation, listDecidedByPeople, listRuleSets } from './automatic-store.ts'
import { ruleSetChanged } from './draft-rule-set.ts'
import { dictionaryOf, factsOf } from './fact-rules.ts'
import { gatherRecords } from './gather-records.ts'
import { describeRuleSet, openOf } from './read-rule-sets.ts'
import { type SimulatedCase, summarise } from './simulation-rules.ts'

const DEFAULT_CASES = 50

/** 模拟: what the version under way would have made of the last cases people decided, over the records as they are today. Kept with it. */
export const simulateAutomaticRuleSet = defineOperation({
  id: 'applications.simulateAutomaticRuleSet',
  summary: '用最近人工决定的办件模拟自动审批规则',
  audience: 'staff',
  permission: 'applications.simulateAutomaticRules',
  params: ItemParams,
  body: Type.Object({ cases: Type.Optional(Type.Integer({ title: '最近多少件', minimum: 1, maximum: 200 })) }, { additionalProperties: false }),
  output: RuleSetView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { item: itemCode }, body, version: revision }) {
    const { region } = await getOfficer(ctx)
    const open = openOf(await listRuleSets(ctx.db, region, itemCode))
    if (!open) throw new Refusal(409, 'applications.rules_not_open', '没有在起草的版本。请先修改并保存。')
    if (open.revision !== revision) throw ruleSetChanged()
    const simulated: SimulatedCase[] = []
    for (const { number } of await listDecidedByPeople(ctx.db, region, itemCode, body.cases ?? DEFAULT_CASES)) {
      const application = await getApplication(ctx, number)
      const records = await gatherRecords(ctx, application)
      const code = application.detail.result?.code ?? 0
      simulated.push({ number, wasGranted: code === 0, outcome: resultWords[code], ...assess(open.rules, factsOf(records), dictionaryOf(records.item)) })
    }
    const isWritten = await commit(ctx, { region, guard: keepSimulation({ region, itemCode, revision }, summarise(simulated, ctx.clock.today())), answer: null })
    if (!isWritten) throw ruleSetChanged()
    return describeRuleSet(ctx, itemCode)
  },
})
