import { defineOperation } from '../../platform/operations.ts'
import { getDirectory } from '../organisation/index.ts'
import { Summary, SummaryQuery } from './contract.ts'
import { gradeCounts, indicatorsOf, ratedOf } from './scores/score-rules.ts'
import { listScores } from './scores/score-store.ts'

/** Before the first rating there can be, and after the last. */
const ALL_MONTHS = { from: '2000-01-01', until: '9999-01-01' }

/** 评价公开: counts and rates of an item, an authority, both, or the whole city, with the formulas they come from. */
export const summariseRatings = defineOperation({
  id: 'ratings.summarise',
  summary: '好差评公开数据：各等级数量、满意率和主动评价率',
  audience: 'public',
  permission: 'public',
  query: SummaryQuery,
  output: Summary,
  async run(ctx, { query }) {
    const directory = await getDirectory(ctx)
    const authority = query.authority === undefined ? undefined : directory.authority(query.authority)
    const rows = await listScores(ctx.db, { regions: directory.listRegions().map(({ code }) => code), ...ALL_MONTHS, itemCode: query.item, authorityId: query.authority })
    const all = rows.find(({ scope }) => scope === 'all')!
    const [satisfaction, activeRating] = indicatorsOf({ all, items: [], authorities: [], halls: [], channels: { offered: 0, used: 0 } })
    return {
      item: query.item ?? null,
      authority: authority ? { id: authority.id, name: authority.name } : null,
      invited: all.invited, rated: ratedOf(all), grades: gradeCounts(all),
      satisfactionRate: satisfaction!.rate, activeRatingRate: activeRating!.rate,
      formulas: { satisfactionRate: satisfaction!.formula, activeRatingRate: activeRating!.formula },
    }
  },
})
