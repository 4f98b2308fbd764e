import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getPublishedItem } from '../../catalogue/index.ts'
import { getOfficer } from '../../organisation/index.ts'
import { reasonText } from '../contract.ts'
import { ItemParams } from './automatic-contract.ts'
import { findSwitch, listRuleSets, writeSwitch } from './automatic-store.ts'
import { inForceOn } from './read-rule-sets.ts'
import { reasonAgainstVerb } from './rule-set-actions-rules.ts'

const body = Type.Object({ reason: reasonText('理由') }, { additionalProperties: false })
const SwitchAnswer = Type.Object({ item: Type.String(), isOn: Type.Boolean() })
const common = { audience: 'staff', params: ItemParams, body, output: SwitchAnswer, isWrite: true } as const

/** 开启: only with rules that are approved and in force. */
export const switchAutomaticOn = defineOperation({
  ...common,
  id: 'applications.switchAutomaticOn',
  summary: '开启一个事项的自动审批',
  permission: 'applications.switchAutomaticOn',
  run: (ctx, input) => turn(ctx, input.params.item, 'switch-on', input.body.reason),
})

/** 停用: at once, by anybody who answers for the item. What is decided already stays decided. */
export const switchAutomaticOff = defineOperation({
  ...common,
  id: 'applications.switchAutomaticOff',
  summary: '立即停用一个事项的自动审批',
  permission: 'applications.switchAutomaticOff',
  run: (ctx, input) => turn(ctx, input.params.item, 'switch-off', input.body.reason),
})

async function turn(ctx: Context, itemCode: string, verb: 'switch-on' | 'switch-off', reason: string) {
  const [officer, item] = await Promise.all([getOfficer(ctx), getPublishedItem(ctx, itemCode)])
  const { region } = officer
  const [versions, found] = await Promise.all([listRuleSets(ctx.db, region, item.code), findSwitch(ctx.db, region, item.code)])
  const against = reasonAgainstVerb(verb, { open: undefined, isOn: found?.isOn ?? false, hasRulesInForce: inForceOn(versions, ctx.clock.today()) !== undefined, officerId: officer.id })
  if (against) throw new Refusal(409, 'applications.cannot_switch', against)
  const isOn = verb === 'switch-on'
  const answer = { item: item.code, isOn }
  const isWritten = await commit(ctx, { region, guard: writeSwitch(region, item.code, isOn, reason, { id: officer.id, name: officer.name }, ctx.clock.now()), answer })
  if (!isWritten) throw new Refusal(409, 'applications.cannot_switch', '开关刚被别人改过。请查看最新状态。')
  await ctx.audit.append({ region, operation: isOn ? 'applications.switchAutomaticOn' : 'applications.switchAutomaticOff', actor: ctx.actor.accountId, subject: item.code, detail: { reason } })
  return answer
}
