import Type, { type Static, type TSchema } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { getOfficer, type Officer } from '../../organisation/index.ts'
import { reasonText } from '../contract.ts'
import { ItemParams } from './automatic-contract.ts'
import { markApproved, listRuleSets, markReturned, markSubmitted } from './automatic-store.ts'
import { RevisionAnswer, ruleSetChanged } from './draft-rule-set.ts'
import { openOf } from './read-rule-sets.ts'
import { reasonAgainstVerb } from './rule-set-actions-rules.ts'

interface Step<B extends TSchema | undefined> {
  id: string
  verb: 'submit' | 'return' | 'approve'
  summary: string
  permission: string
  body?: B
  toGuard(ctx: Context, officer: Officer, place: { region: string; itemCode: string; revision: number }, body: B extends TSchema ? Static<B> : undefined): Statement
}

/** One step of the version under way, at the revision its officer saw. What changes who decides leaves a trace. */
const defineStep = <B extends TSchema | undefined = undefined>({ id, verb, summary, permission, body, toGuard }: Step<B>) =>
  defineOperation<typeof ItemParams, undefined, B, typeof RevisionAnswer>({
    id, summary, permission,
    audience: 'staff',
    params: ItemParams,
    ...(body ? { body } : {}),
    output: RevisionAnswer,
    isWrite: true,
    expectsVersion: true,
    async run(ctx, { params: { item: itemCode }, body: sent, version: revision }) {
      const officer = await getOfficer(ctx)
      const { region } = officer
      const open = openOf(await listRuleSets(ctx.db, region, itemCode))
      if (open && open.revision !== revision) throw ruleSetChanged()
      const against = reasonAgainstVerb(verb, { open, isOn: false, hasRulesInForce: false, officerId: officer.id })
      if (against) throw new Refusal(409, verb === 'approve' && open?.draftedBy === officer.id ? 'applications.needs_another_person' : 'applications.rules_not_open', against)
      const answer = { item: itemCode, version: open!.version, revision: revision + 1 }
      const isWritten = await commit(ctx, { region, guard: toGuard(ctx, officer, { region, itemCode, revision }, sent as Parameters<typeof toGuard>[3]), answer })
      if (!isWritten) throw ruleSetChanged()
      await ctx.audit.append({ region, operation: id, actor: ctx.actor.accountId, subject: itemCode, detail: { version: open!.version, revision } })
      return answer
    },
  })

/** 送审: only what was simulated. */
export const submitAutomaticRuleSet = defineStep({
  id: 'applications.submitAutomaticRuleSet', verb: 'submit', summary: '自动审批规则送审', permission: 'applications.draftAutomaticRules',
  toGuard: (_ctx, _officer, place) => markSubmitted(place),
})

export const returnAutomaticRuleSet = defineStep({
  id: 'applications.returnAutomaticRuleSet', verb: 'return', summary: '退回自动审批规则', permission: 'applications.approveAutomaticRules',
  body: Type.Object({ note: reasonText('退回的理由') }, { additionalProperties: false }),
  toGuard: (_ctx, _officer, place, { note }) => markReturned(place, note),
})

/** 批准: by another person than the one who drafted; from today, or a later day. */
export const approveAutomaticRuleSet = defineStep({
  id: 'applications.approveAutomaticRuleSet', verb: 'approve', summary: '批准自动审批规则', permission: 'applications.approveAutomaticRules',
  body: Type.Object({ validFrom: Type.Optional(Type.String({ title: '从哪天起使用', format: 'date' })) }, { additionalProperties: false }),
  toGuard(ctx, officer, place, { validFrom }) {
    const today = ctx.clock.today()
    if (validFrom !== undefined && validFrom < today) throw invalidInput([{ pointer: '/validFrom', message: '不能早于今天。' }])
    return markApproved(place, { id: officer.id, name: officer.name }, ctx.clock.now(), validFrom ?? today)
  },
})
