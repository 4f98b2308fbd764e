import { defineOperation } from '../../../platform/operations.ts'
import { listCardActs } from './card-store.ts'
import { CardPage, CardParams } from './contract.ts'
import { describeCardPage } from './describe-card.ts'
import { getCard } from './get-card.ts'

/** One card: for the body it was raised on, its window, and whoever watches the region. */
export const readCard = defineOperation({
  id: 'supervision.readCard',
  summary: '一张黄牌或红牌：问题、时限、经过、下一步',
  audience: 'staff',
  permission: 'supervision.readSignals',
  params: CardParams,
  output: CardPage,
  async run(ctx, { params: { id } }) {
    const card = await getCard(ctx, id)
    return describeCardPage(ctx, card, await listCardActs(ctx.db, card.region, id))
  },
})
