import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Clue } from './clue.ts'
import { regionOfClue } from './clue-rules.ts'
import { findClue } from './clue-store.ts'
import { watchedRegions } from './get-finding.ts'

/** @throws Refusal 404 where there is none, or it is another region's */
export async function getClue(ctx: Context, number: string): Promise<Clue> {
  const region = regionOfClue(number)
  const clue = (await watchedRegions(ctx)).includes(region) ? await findClue(ctx.db, region, number) : undefined
  if (!clue) throw notFound('这条反映', 'supervision.no_such_clue')
  return clue
}
