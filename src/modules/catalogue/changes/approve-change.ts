import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { ChangeParams, ChangeView } from './change-contract.ts'
import { stepChange, withStep } from './step-change.ts'

/** 审核通过: by somebody who wrote nothing of it. */
export const approveChange = defineOperation({
  id: 'catalogue.approveChange',
  summary: '审核通过',
  audience: 'staff',
  permission: 'catalogue.review',
  params: ChangeParams,
  body: Type.Object({ note: Type.Optional(Type.String({ title: '审核意见', maxLength: 500 })) }, { additionalProperties: false }),
  output: ChangeView,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, body, version }) =>
    stepChange(ctx, {
      id: params.id,
      revision: version,
      verb: 'approve',
      toNext: async (change, person) => withStep(ctx, change, person, 'approved', body.note ?? null, { state: 'approved', reviewerId: person.id }),
    }),
})
