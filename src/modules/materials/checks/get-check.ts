import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { getOfficer } from '../../organisation/index.ts'
import type { Check } from './check.ts'
import { mayRead, regionOfCheckNumber } from './check-rules.ts'
import { findCheck } from './check-store.ts'

/** A check of the officer's own body, asked or asking, or of the region they supervise. Another's looks like one that does not exist. */
export async function getCheck(ctx: Context, number: string): Promise<Check> {
  const [officer, check] = await Promise.all([getOfficer(ctx), findCheck(ctx.db, regionOfCheckNumber(number), number)])
  if (!check || !mayRead(check, officer)) throw notFound('这件协查', 'materials.no_such_check')
  return check
}
