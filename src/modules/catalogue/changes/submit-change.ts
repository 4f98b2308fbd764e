import { defineOperation } from '../../../platform/operations.ts'
import { refuseLivingSubItems } from '../sub-items.ts'
import { ChangeParams, ChangeView } from './change-contract.ts'
import { hasContent } from './item-change.ts'
import { onPublishedVersion, refuseUnpublishable } from './publishable.ts'
import { stepChange, withStep } from './step-change.ts'

/** 送审: only what could be published goes to a reviewer. */
export const submitChange = defineOperation({
  id: 'catalogue.submitChange',
  summary: '送审',
  audience: 'staff',
  permission: 'catalogue.edit',
  params: ChangeParams,
  output: ChangeView,
  isWrite: true,
  expectsVersion: true,
  run: (ctx, { params, version }) =>
    stepChange(ctx, {
      id: params.id,
      revision: version,
      verb: 'submit',
      async toNext(change, person) {
        const ready = await onPublishedVersion(ctx, change)
        if (hasContent(ready)) await refuseUnpublishable(ctx, ready.content)
        if (ready.kind === 'cancel') await refuseLivingSubItems(ctx, ready.content)
        return withStep(ctx, ready, person, 'submitted', null, { state: 'submitted' })
      },
    }),
})
