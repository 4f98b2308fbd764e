import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { automaticObjectionLimit } from '../settings.ts'
import { ItemParams, RuleSetList, RuleSetView } from './automatic-contract.ts'
import { countFindings, findSwitch, listRegionRuleSets, listRuleSets } from './automatic-store.ts'
import { summaryOf } from './describe-automatic.ts'
import { dictionaryOf } from './fact-rules.ts'
import { type RuleSet, ruleSetStateWords } from './rule-set.ts'
import { reasonAgainstVerb, type RuleSetVerb, ruleSetVerbs, verbPermissions } from './rule-set-actions-rules.ts'

export const factKindWords = { text: '文字', number: '数字', boolean: '是或否', texts: '多项文字' } as const

/** The version that decides on a day: the newest approved one whose day has come. */
export const inForceOn = (versions: readonly RuleSet[], day: string): RuleSet | undefined => versions.find(({ state, validFrom }) => state === 'approved' && validFrom !== null && validFrom <= day)
/** The one version that is not approved yet. */
export const openOf = (versions: readonly RuleSet[]): RuleSet | undefined => versions.find(({ state }) => state !== 'approved')

/** 自动审批 of the officer's region, item by item. */
export const listAutomaticRuleSets = defineOperation({
  id: 'applications.listAutomaticRuleSets',
  summary: '本地区各事项的自动审批规则',
  audience: 'staff',
  permission: 'applications.readAutomaticRules',
  output: RuleSetList,
  async run(ctx) {
    const [{ region }, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    const rows = await listRegionRuleSets(ctx.db, region)
    return {
      region, regionName: directory.region(region),
      rows: await Promise.all(rows.map(async ({ itemCode, version, state, isOn }) => {
        const [item, findings] = await Promise.all([getPublishedItem(ctx, itemCode), readFindings(ctx, region, itemCode)])
        return { itemCode, itemName: item.name, isOn, version, state, stateName: ruleSetStateWords[state], objected: findings.objected, isSwitchOffSuggested: isOn && findings.isSwitchOffSuggested }
      })),
    }
  },
})

/** What people found of the version in force, and whether it is bad enough to switch off. */
async function readFindings(ctx: Context, region: string, itemCode: string, versions?: readonly RuleSet[]) {
  const today = ctx.clock.today()
  const [known, limit] = await Promise.all([versions ?? listRuleSets(ctx.db, region, itemCode), getSetting(ctx, automaticObjectionLimit, region, today)])
  const inForce = inForceOn(known, today)
  const found = inForce ? await countFindings(ctx.db, region, itemCode, inForce.version) : { open: 0, agreed: 0, objected: 0 }
  return { ...found, limit, isSwitchOffSuggested: found.objected >= limit }
}

export const readAutomaticRuleSet = defineOperation({
  id: 'applications.readAutomaticRuleSet',
  summary: '一个事项的自动审批规则、事实清单和开关',
  audience: 'staff',
  permission: 'applications.readAutomaticRules',
  params: ItemParams,
  output: RuleSetView,
  run: (ctx, { params }) => describeRuleSet(ctx, params.item),
})

/** The rules of an item in the signed-in officer's region. @throws Refusal `catalogue.no_item` */
export async function describeRuleSet(ctx: Context, itemCode: string): Promise<RuleSetView> {
  const [officer, directory, item] = await Promise.all([getOfficer(ctx), getDirectory(ctx), getPublishedItem(ctx, itemCode)])
  const { region } = officer
  const today = ctx.clock.today()
  const [versions, found] = await Promise.all([listRuleSets(ctx.db, region, itemCode), findSwitch(ctx.db, region, itemCode)])
  const findings = await readFindings(ctx, region, itemCode, versions)
  const inForce = inForceOn(versions, today)
  const situation = { open: openOf(versions), isOn: found?.isOn ?? false, hasRulesInForce: inForce !== undefined, officerId: officer.id }
  return {
    item: { code: item.code, name: item.name },
    region, regionName: directory.region(region), today,
    switch: found ? { isOn: found.isOn, reason: found.reason, changedByName: found.changedByName, changedAt: found.changedAt.toISOString() } : { isOn: false, reason: null, changedByName: null, changedAt: null },
    inForce: inForce?.version ?? null,
    versions: versions.map(({ version, revision, state, note, rules, draftedByName, draftedAt, returnedNote, simulation, approvedByName, approvedAt, validFrom }) => ({
      version, revision, state, stateName: ruleSetStateWords[state], note, rules, draftedByName, draftedAt: draftedAt.toISOString(), returnedNote,
      simulation: simulation && { ...simulation, summary: summaryOf(simulation) }, approvedByName, approvedAt: approvedAt?.toISOString() ?? null, validFrom,
    })),
    facts: dictionaryOf(item).map((fact) => ({ ...fact, kindName: factKindWords[fact.kind] })),
    findings: { ...findings, isSwitchOffSuggested: situation.isOn && findings.isSwitchOffSuggested },
    allowedActions: (Object.keys(ruleSetVerbs) as RuleSetVerb[]).map((verb) => {
      const reason = mayDo(verbPermissions[verb], ctx.actor.roles) ? reasonAgainstVerb(verb, situation) : '由其他岗位办理。'
      return { verb, name: ruleSetVerbs[verb], allowed: reason === undefined, reason: reason ?? null }
    }),
  }
}
