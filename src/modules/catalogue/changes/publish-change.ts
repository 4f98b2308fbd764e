import Type from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { carryOut } from './carry-out-change.ts'
import { ChangeParams, ChangeView, Day } from './change-contract.ts'
import { refuseWrongDays } from './change-rules.ts'
import { describeChange, getChange, getChangePerson } from './describe-change.ts'
import { recordStep, refuseStep, saveStep, withStep } from './step-change.ts'

/** 公布: today at once, on a later day by the platform itself (`publish-due-changes.ts`). */
export const publishChange = defineOperation({
  id: 'catalogue.publishChange',
  summary: '公布，或定于以后的日子公布',
  audience: 'staff',
  permission: 'catalogue.review',
  params: ChangeParams,
  body: Type.Object({ effectiveOn: Day, cancelOn: Type.Optional(Nullable(Day)) }, { additionalProperties: false }),
  output: ChangeView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params, body, version }) {
    const person = await getChangePerson(ctx)
    const before = await getChange(ctx, params.id)
    await refuseStep(ctx, before, 'publish', person, version)
    const publication = { effectiveOn: body.effectiveOn, cancelOn: body.cancelOn ?? null }
    const today = ctx.clock.today()
    refuseWrongDays(before, publication, today)
    if (publication.effectiveOn <= today) return (await carryOut(ctx, before, person, publication, (within, next) => describeChange(within, next, person))) as ChangeView
    const next = withStep(ctx, before, person, 'scheduled', null, { ...publication, state: 'scheduled' })
    const answer = await describeChange(ctx, next, person)
    await saveStep(ctx, ctx.db, { before, next, by: person, answer })
    await recordStep(ctx, person.region, 'catalogue.publishChange', next)
    return answer
  },
})
