import type { Context } from '../../platform/context.ts'
import { readAgain } from '../../platform/jobs/read-again.ts'
import { onItemAppliedFor } from './items/on-item-applied-for.ts'
import { onVisit } from './visits/on-visit.ts'
import { type Rewatched, rewatchMatters, type ToldAgain } from './watch/rewatch-matters.ts'

/** All that this room makes of cases, made again from what was announced of them. May be done again, and while everything runs. */
export async function rereadCases(ctx: Context, region: string, told: readonly ToldAgain[], { isFirst = false } = {}): Promise<Rewatched> {
  const rewatched = await rewatchMatters(ctx, region, told, { isFirst })
  await readAgain(ctx, [onVisit, onItemAppliedFor], told.flatMap(({ announced }) => announced))
  return rewatched
}
