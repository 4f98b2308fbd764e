import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import type { Finding } from './finding.ts'
import { findFinding } from './finding-store.ts'

/** Regions whose findings and clues an officer sees: their own; for the city's all of them. */
export async function watchedRegions(ctx: Context): Promise<string[]> {
  const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
  const regions = directory.listRegions().map(({ code }) => code)
  return officer.region === regions[0] ? regions : [officer.region]
}

/** @throws Refusal 404 where there is none, or it is another region's */
export async function getFinding(ctx: Context, id: string): Promise<Finding> {
  for (const region of await watchedRegions(ctx)) {
    const finding = await findFinding(ctx.db, region, id)
    if (finding) return finding
  }
  throw notFound('这条线索', 'supervision.no_such_finding')
}
