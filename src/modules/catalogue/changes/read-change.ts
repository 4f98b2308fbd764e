import { defineOperation } from '../../../platform/operations.ts'
import { ChangeParams, ChangeView } from './change-contract.ts'
import { describeChange, getChange, getChangePerson } from './describe-change.ts'

export const readChange = defineOperation({
  id: 'catalogue.readChange',
  summary: '打开一项变更',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: ChangeParams,
  output: ChangeView,
  run: async (ctx, { params }) => describeChange(ctx, await getChange(ctx, params.id), await getChangePerson(ctx)),
})
