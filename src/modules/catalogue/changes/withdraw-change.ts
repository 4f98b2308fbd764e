import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { ChangeParams, ChangeView, Reason } from './change-contract.ts'
import { stepChange, withStep } from './step-change.ts'

/** 撤回: a change that is not published yet is given up; what is published stays as it is. */
export const withdrawChange = defineOperation({
  id: 'catalogue.withdrawChange',
  summary: '撤回变更',
  audience: 'staff',
  permission: 'catalogue.edit',
  params: ChangeParams,
  body: Type.Object({ reason: Reason }, { additionalProperties: false }),
  output: ChangeView,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    stepChange(ctx, {
      id: params.id,
      revision: version,
      verb: 'withdraw',
      toNext: async (change, person) => withStep(ctx, change, person, 'withdrawn', body.reason, { state: 'withdrawn' }),
    }),
})
