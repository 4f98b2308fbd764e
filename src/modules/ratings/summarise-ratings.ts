import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from '../organisation/index.ts'
import { Summary, SummaryQuery } from './contract.ts'
import { ACTIVE_RATING_FORMULA, SATISFACTION_FORMULA, summarise } from './rating-rules.ts'
import { readTally } from './rating-store.ts'

/** 评价公开: counts and rates of an item, an authority, both, or the whole city, with the formulas they come from. */
export const summariseRatings = defineOperation({
  id: 'ratings.summarise',
  summary: '好差评公开数据：各等级数量、满意率和主动评价率',
  audience: 'public',
  permission: 'public',
  query: SummaryQuery,
  output: Summary,
  async run(ctx, { query }) {
    const authority = query.authority === undefined ? undefined : (await getDirectory(ctx)).authority(query.authority)
    return {
      item: query.item ?? null,
      authority: authority ? { id: authority.id, name: authority.name } : null,
      ...summarise(await readTally(ctx.db, query.item, query.authority)),
      formulas: { satisfactionRate: SATISFACTION_FORMULA, activeRatingRate: ACTIVE_RATING_FORMULA },
    }
  },
})
