import type { Context } from '../../../platform/context.ts'
import { getSetting } from '../../../platform/settings.ts'
import type { Application } from '../application.ts'
import { extensionLimits } from '../settings.ts'
import { extensionKindOf } from './examination-rules.ts'

/** The most a case may be extended by today, in the unit of its legal limit; 0 where it has none. */
export async function getExtensionLimit(ctx: Context, { region, detail: { statutoryLimit } }: Application): Promise<number> {
  return statutoryLimit ? getSetting(ctx, extensionLimits[extensionKindOf(statutoryLimit)], region, ctx.clock.today()) : 0
}
