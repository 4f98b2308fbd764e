import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { ChangeParams, ChangeView, Reason } from './change-contract.ts'
import { stepChange, withStep } from './step-change.ts'

/** 退回: to whoever drafts it, saying what to change. */
export const returnChange = defineOperation({
  id: 'catalogue.returnChange',
  summary: '退回起草人修改',
  audience: 'staff',
  permission: 'catalogue.review',
  params: ChangeParams,
  body: Type.Object({ note: Reason }, { additionalProperties: false }),
  output: ChangeView,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    stepChange(ctx, {
      id: params.id,
      revision: version,
      verb: 'return',
      toNext: async (change, person) => withStep(ctx, change, person, 'returned', body.note, { state: 'drafted', reviewerId: null }),
    }),
})
